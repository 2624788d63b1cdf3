"""What the pages of signing in say."""

from __future__ import annotations

from typing import Final

from tinkuy.accounts.refusals import SENTENCES
from tinkuy.languages import Text

FIELDS: Final = {
    "email": Text("Correo electrónico", "E-mail address", "E-mail"),
    "password": Text("Contraseña", "Password", "Senha"),
    "new": Text("Contraseña nueva", "New password", "Senha nova"),
    "again": Text("La misma, otra vez", "The same, again", "A mesma, outra vez"),
    "rule": Text(
        "Al menos 12 caracteres. Tres o cuatro palabras sin relación entre sí se recuerdan bien y se adivinan mal.",
        "At least 12 characters. Three or four words that have nothing to do with each other are easy to remember and hard to guess.",
        "Ao menos 12 caracteres. Três ou quatro palavras sem relação entre si são fáceis de lembrar e difíceis de adivinhar.",
    ),
    "name": Text("Su nombre", "Your name", "Seu nome"),
    "name_hint": Text(
        "El que verán quienes trabajan con usted.",
        "The one that people you work with will see.",
        "O que verão quem trabalha com você.",
    ),
    "language": Text(
        "Idioma de las páginas y los correos", "Language of pages and e-mails", "Idioma das páginas e dos e-mails"
    ),
    "code": Text("Código", "Code", "Código"),
    "problem": Text("No se hizo", "Nothing was done", "Não foi feito"),
    "back": Text("Volver a entrar", "Back to signing in", "Voltar a entrar"),
}

SIGN_IN: Final = {
    "title": Text("Entrar", "Sign in", "Entrar"),
    "send": Text("Entrar", "Sign in", "Entrar"),
    "problem": Text("No se pudo entrar", "You could not be signed in", "Não foi possível entrar"),
    "refused": Text(
        "El correo y la contraseña no coinciden. Revise si la tecla de mayúsculas está activa y escriba ambos de nuevo.",
        "The e-mail address and the password do not match. See whether Caps Lock is on, and write both again.",
        "O e-mail e a senha não coincidem. Veja se a tecla de maiúsculas está ativa e escreva ambos de novo.",
    ),
    "forgotten": Text(
        "No recuerdo mi contraseña, o aún no tengo una",
        "I do not remember my password, or have none yet",
        "Não lembro minha senha, ou ainda não tenho uma",
    ),
    "no_account": Text(
        "Las cuentas se dan por invitación: pídala a quien coordina su plataforma. Para revisar un archivo no necesita cuenta.",
        "Accounts are given by invitation: ask whoever coordinates your platform. To check a file you need none.",
        "As contas são dadas por convite: peça-o a quem coordena sua plataforma. Para verificar um arquivo não precisa de conta.",
    ),
}

TOO_MANY: Final = Text(
    "Hubo demasiados intentos. Para cuidar la cuenta, espere {minutes} min: podrá intentarlo de nuevo a las {time} (hora de {zone}).",
    "There were too many attempts. To keep the account safe, wait {minutes} min: you can try again at {time} ({zone} time).",
    "Houve tentativas demais. Para proteger a conta, espere {minutes} min: poderá tentar de novo às {time} (hora de {zone}).",
)

CODE: Final = {
    "title": Text("Su código", "Your code", "Seu código"),
    "lead": Text(
        "Abra en su teléfono la aplicación de códigos y escriba el de Tinkuy: seis cifras que cambian cada 30 segundos.",
        "Open the application of codes on your telephone and write the one of Tinkuy: six digits that change every 30 seconds.",
        "Abra no seu telefone o aplicativo de códigos e escreva o do Tinkuy: seis algarismos que mudam a cada 30 segundos.",
    ),
    "send": Text("Entrar", "Sign in", "Entrar"),
    "lost": Text("No tengo mi teléfono", "I do not have my telephone", "Não estou com meu telefone"),
    "lost_text": Text(
        "Escriba aquí mismo uno de sus códigos de recuperación, como abcd-efgh-jkmn-pqrs; cada uno sirve una vez. Si tampoco los tiene, quien administra "
        "la instalación puede quitar el segundo factor de su cuenta, y usted lo configura de nuevo.",
        "Write one of your recovery codes in the same place, such as abcd-efgh-jkmn-pqrs; each is good once. If you have none of them either, whoever runs "
        "the installation can take the second factor off your account, and you set it up again.",
        "Escreva aqui mesmo um de seus códigos de recuperação, como abcd-efgh-jkmn-pqrs; cada um serve uma vez. Se também não os tem, quem administra "
        "a instalação pode retirar o segundo fator da sua conta, e você o configura de novo.",
    ),
    "expired": Text(
        "Pasaron más de diez minutos desde que escribió su contraseña: escríbala de nuevo.",
        "More than ten minutes have passed since you wrote your password: write it again.",
        "Passaram mais de dez minutos desde que escreveu sua senha: escreva-a de novo.",
    ),
}

RESET: Final = {
    "title": Text("Elegir una contraseña nueva", "Choose a new password", "Escolher uma senha nova"),
    "lead": Text(
        "Escriba el correo de su cuenta y le enviaremos un enlace. También sirve si nunca tuvo contraseña.",
        "Write the address of your account, and we send you a link. It works too if you never had a password.",
        "Escreva o e-mail da sua conta e enviaremos um link. Também serve se nunca teve senha.",
    ),
    "send": Text("Enviar el enlace", "Send the link", "Enviar o link"),
    "not_address": SENTENCES["no_address"],
    "sent_title": Text("Revise su correo", "Look at your e-mail", "Veja seu e-mail"),
    "sent": Text(
        "Si hay una cuenta con ese correo, el enlace llega en unos minutos y sirve 24 horas. Si no llega, mire en el correo no deseado, o pida otro.",
        "If there is an account with that address, the link arrives in a few minutes and is good for 24 hours. If it does not, look among the unwanted mail, or ask for another.",
        "Se há uma conta com esse e-mail, o link chega em alguns minutos e serve por 24 horas. Se não chegar, veja no lixo eletrônico, ou peça outro.",
    ),
    "another": Text("Pedir otro enlace", "Ask for another link", "Pedir outro link"),
    "save": Text("Guardar la contraseña", "Keep this password", "Guardar a senha"),
    "done": Text(
        "Su contraseña cambió. Entre con ella.",
        "Your password was changed. Sign in with it.",
        "Sua senha mudou. Entre com ela.",
    ),
    "gone_title": Text("El enlace ya no sirve", "The link is no longer good", "O link já não serve"),
    "gone": Text(
        "Cada enlace sirve una vez, durante 24 horas, y el último que pidió anula los anteriores cuando se usa. Pida otro.",
        "Each link is good once, for 24 hours. Ask for another.",
        "Cada link serve uma vez, por 24 horas. Peça outro.",
    ),
}

INVITATION: Final = {
    "title": Text("Le invitaron a {platform}", "You are invited to {platform}", "Você foi convidado a {platform}"),
    "lead": Text(
        "{by} le invita a participar. Su cuenta será {email}.",
        "{by} invites you to take part. Your account will be {email}.",
        "{by} convida você a participar. Sua conta será {email}.",
    ),
    "roles": Text("Sus roles", "Your roles", "Seus papéis"),
    "send": Text("Aceptar y entrar", "Accept and sign in", "Aceitar e entrar"),
    "factor": Text(
        "Uno de sus roles necesita un segundo factor: después de aceptar lo configura con su teléfono, en dos minutos.",
        "One of your roles needs a second factor: after accepting, you set it up with your telephone, in two minutes.",
        "Um de seus papéis precisa de um segundo fator: depois de aceitar, você o configura com seu telefone, em dois minutos.",
    ),
    "known": Text(
        "Ya tiene una cuenta con este correo: entre con ella para aceptar.",
        "You have an account with this address already: sign in with it to accept.",
        "Você já tem uma conta com este e-mail: entre com ela para aceitar.",
    ),
    "enter": Text("Entrar y aceptar", "Sign in and accept", "Entrar e aceitar"),
    "accept": Text("Aceptar", "Accept", "Aceitar"),
    "accepted": Text(
        "Aceptó la invitación a {platform}.",
        "You accepted the invitation to {platform}.",
        "Você aceitou o convite a {platform}.",
    ),
    "gone_title": Text("La invitación ya no sirve", "The invitation is no longer good", "O convite já não serve"),
    "another_title": Text(
        "La invitación es de otra cuenta", "The invitation is another account's", "O convite é de outra conta"
    ),
}

VERIFY: Final = {
    "title": Text("Confirmar su correo", "Confirm your address", "Confirmar seu e-mail"),
    "lead": Text(
        "Al confirmar, este correo será el de su cuenta: con él entrará y a él llegarán los avisos.",
        "When you confirm, this address will be your account's: you sign in with it, and notices go to it.",
        "Ao confirmar, este e-mail será o da sua conta: com ele entrará e a ele chegarão os avisos.",
    ),
    "send": Text("Confirmar", "Confirm", "Confirmar"),
    "done": Text(
        "Su correo quedó confirmado: {email}.",
        "Your address is confirmed: {email}.",
        "Seu e-mail foi confirmado: {email}.",
    ),
    "gone_title": Text("El enlace ya no sirve", "The link is no longer good", "O link já não serve"),
}
