"""What the pages of one's own account say."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

ACCOUNT: Final = {
    "title": Text("Mi cuenta", "My account", "Minha conta"),
    "save": Text("Guardar", "Save", "Guardar"),
    "saved": Text("Se guardó.", "Saved.", "Foi guardado."),
    "you": Text("Usted", "You", "Você"),
    "safety": Text("Cómo entra", "How you sign in", "Como você entra"),
    "email": Text("Correo", "E-mail address", "E-mail"),
    "checked": Text("confirmado", "confirmed", "confirmado"),
    "unchecked": Text("sin confirmar", "not confirmed", "sem confirmar"),
    "password": Text("Contraseña", "Password", "Senha"),
    "factor": Text("Segundo factor", "Second factor", "Segundo fator"),
    "on": Text("activado", "on", "ligado"),
    "off": Text("sin activar", "off", "desligado"),
    "sessions": Text("Sesiones abiertas", "Open sessions", "Sessões abertas"),
    "tokens": Text("Accesos para programas", "Tokens for programs", "Acessos para programas"),
    "change": Text("Cambiar", "Change", "Mudar"),
    "see": Text("Ver", "See", "Ver"),
    "set_up": Text("Configurar", "Set up", "Configurar"),
    "roles": Text("Sus roles", "Your roles", "Seus papéis"),
    "no_roles": Text(
        "Su cuenta no tiene roles en ninguna plataforma. Pídalos a quien la coordina.",
        "Your account holds no role on any platform. Ask whoever coordinates it.",
        "Sua conta não tem papéis em nenhuma plataforma. Peça-os a quem a coordena.",
    ),
    "role": Text("Rol", "Role", "Papel"),
    "where": Text("Plataforma", "Platform", "Plataforma"),
    "of": Text("De", "Of", "De"),
    "until": Text("Hasta", "Until", "Até"),
    "back": Text("Mi cuenta", "My account", "Minha conta"),
}

CONFIRM: Final = {
    "title": Text("Confirme que es usted", "Confirm that it is you", "Confirme que é você"),
    "lead": Text(
        "Lo que sigue cambia cómo se entra a su cuenta. Escriba su contraseña para continuar.",
        "What comes next changes how your account is entered. Write your password to go on.",
        "O que segue muda como se entra na sua conta. Escreva sua senha para continuar.",
    ),
    "send": Text("Continuar", "Go on", "Continuar"),
}

PASSWORD: Final = {
    "title": Text("Cambiar la contraseña", "Change the password", "Mudar a senha"),
    "old": Text("Contraseña actual", "Present password", "Senha atual"),
    "send": Text("Cambiar la contraseña", "Change the password", "Mudar a senha"),
    "done": Text(
        "Su contraseña cambió, y sus otras sesiones se cerraron.",
        "Your password was changed, and your other sessions were closed.",
        "Sua senha mudou, e suas outras sessões foram fechadas.",
    ),
    "forgotten": Text("No la recuerdo", "I do not remember it", "Não a lembro"),
}

ADDRESS: Final = {
    "title": Text("Cambiar el correo", "Change the address", "Mudar o e-mail"),
    "now": Text("Hoy es {email}.", "Today it is {email}.", "Hoje é {email}."),
    "lead": Text(
        "Enviaremos un enlace al correo nuevo. El de hoy sigue valiendo hasta que usted lo abra.",
        "We send a link to the new address. The one of today stays until you open it.",
        "Enviaremos um link ao e-mail novo. O de hoje continua valendo até que você o abra.",
    ),
    "new": Text("Correo nuevo", "New address", "E-mail novo"),
    "send": Text("Enviar el enlace", "Send the link", "Enviar o link"),
    "sent": Text(
        "Enviamos un enlace a {email}; sirve 24 horas. Su correo cambia cuando lo abra.",
        "We sent a link to {email}; it is good for 24 hours. Your address changes when you open it.",
        "Enviamos um link a {email}; serve por 24 horas. Seu e-mail muda quando o abrir.",
    ),
    "check": Text("Confirmar este correo", "Confirm this address", "Confirmar este e-mail"),
}

FACTOR: Final = {
    "title": Text("Segundo factor", "Second factor", "Segundo fator"),
    "why": Text(
        "Con él, quien descubra su contraseña todavía no entra: falta el código de su teléfono.",
        "With it, whoever finds out your password still does not get in: the code of your telephone is missing.",
        "Com ele, quem descobrir sua senha ainda não entra: falta o código do seu telefone.",
    ),
    "needed": Text(
        "Su rol permite decidir sobre los datos de todos; por eso necesita el segundo factor antes de seguir. Toma dos minutos.",
        "Your role lets you decide on everybody's data; that is why it needs the second factor before you go on. It takes two minutes.",
        "Seu papel permite decidir sobre os dados de todos; por isso precisa do segundo fator antes de continuar. Leva dois minutos.",
    ),
    "app": Text(
        "Abra en su teléfono una aplicación de códigos",
        "Open an application of codes on your telephone",
        "Abra no seu telefone um aplicativo de códigos",
    ),
    "app_text": Text(
        "Sirve cualquiera: Aegis, FreeOTP, Google Authenticator, Microsoft Authenticator o su gestor de contraseñas.",
        "Any will do: Aegis, FreeOTP, Google Authenticator, Microsoft Authenticator or your password manager.",
        "Serve qualquer um: Aegis, FreeOTP, Google Authenticator, Microsoft Authenticator ou seu gerenciador de senhas.",
    ),
    "picture": Text(
        "Fotografíe con ella este cuadro", "Photograph this square with it", "Fotografe com ele este quadrado"
    ),
    "picture_text": Text(
        "Código QR para la aplicación; el mismo secreto está escrito debajo",
        "QR code for the application; the same secret is written below",
        "Código QR para o aplicativo; o mesmo segredo está escrito abaixo",
    ),
    "secret": Text(
        "¿No puede fotografiarlo? Escriba esta clave en la aplicación:",
        "You cannot photograph it? Write this key into the application:",
        "Não pode fotografá-lo? Escreva esta chave no aplicativo:",
    ),
    "code": Text(
        "Escriba el código que la aplicación muestra",
        "Write the code that the application shows",
        "Escreva o código que o aplicativo mostra",
    ),
    "send": Text("Activar", "Turn on", "Ligar"),
    "is_on": Text("Está activado desde el {day}.", "It has been on since {day}.", "Está ligado desde {day}."),
    "left": Text(
        "Códigos de recuperación sin usar: {n} de {all}.",
        "Recovery codes not used: {n} of {all}.",
        "Códigos de recuperação sem usar: {n} de {all}.",
    ),
    "renew": Text("Hacer códigos nuevos", "Make new codes", "Fazer códigos novos"),
    "renew_text": Text(
        "Al hacer códigos nuevos, los de antes dejan de servir.",
        "When you make new codes, those of before are no longer good.",
        "Ao fazer códigos novos, os de antes deixam de servir.",
    ),
    "replace": Text("Cambiar de teléfono", "Change telephones", "Trocar de telefone"),
    "replace_text": Text(
        "Configúrelo de nuevo: el teléfono de antes sirve hasta que lo termine.",
        "Set it up again: the telephone of before is good until you finish.",
        "Configure-o de novo: o telefone de antes serve até que termine.",
    ),
    "off": Text("Desactivar", "Turn off", "Desligar"),
    "off_done": Text(
        "El segundo factor quedó desactivado.", "The second factor is off.", "O segundo fator foi desligado."
    ),
    "recovery": Text("Códigos de recuperación", "Recovery codes", "Códigos de recuperação"),
}

CODES: Final = {
    "title": Text("Sus códigos de recuperación", "Your recovery codes", "Seus códigos de recuperação"),
    "on": Text("El segundo factor está activado.", "The second factor is on.", "O segundo fator está ligado."),
    "lead": Text(
        "Si pierde su teléfono, cada uno de estos códigos sirve una vez en su lugar. Guárdelos ahora: no se mostrarán de nuevo.",
        "If you lose your telephone, each of these codes stands in for it once. Keep them now: they will not be shown again.",
        "Se perder seu telefone, cada um destes códigos serve uma vez em seu lugar. Guarde-os agora: não serão mostrados de novo.",
    ),
    "download": Text("Descargar", "Download", "Baixar"),
    "kept": Text("Ya los guardé", "I have kept them", "Já os guardei"),
    "file": Text(
        "codigos-de-recuperacion-tinkuy.txt", "tinkuy-recovery-codes.txt", "codigos-de-recuperacao-tinkuy.txt"
    ),
    "file_text": Text(
        "Códigos de recuperación de Tinkuy para {email}. Cada uno sirve una vez.",
        "Recovery codes of Tinkuy for {email}. Each is good once.",
        "Códigos de recuperação do Tinkuy para {email}. Cada um serve uma vez.",
    ),
}

SESSIONS: Final = {
    "title": Text("Sesiones abiertas", "Open sessions", "Sessões abertas"),
    "lead": Text(
        "Los navegadores en los que está dentro de su cuenta. Si no reconoce alguno, ciérrelo y cambie su contraseña.",
        "The browsers in which you are signed in. If you do not recognise one, close it and change your password.",
        "Os navegadores em que está dentro da sua conta. Se não reconhece algum, feche-o e mude sua senha.",
    ),
    "browser": Text("Navegador", "Browser", "Navegador"),
    "from": Text("Desde", "From", "De"),
    "seen": Text("Última vez", "Last used", "Última vez"),
    "this": Text("este", "this one", "este"),
    "unknown": Text("Otro programa", "Another program", "Outro programa"),
    "on": Text("{browser} en {system}", "{browser} on {system}", "{browser} em {system}"),
    "close": Text("Cerrar las demás", "Close the others", "Fechar as demais"),
    "closed": Text("Sesiones cerradas: {n}.", "Sessions closed: {n}.", "Sessões fechadas: {n}."),
    "only": Text("Solo está abierta esta.", "Only this one is open.", "Só esta está aberta."),
}

TOKENS: Final = {
    "title": Text("Accesos para programas", "Tokens for programs", "Acessos para programas"),
    "lead": Text(
        "Un acceso deja que un programa suyo, como Power BI o un guion de R, pida en su nombre lo que usted puede ver. Trátelo como una contraseña.",
        "A token lets a program of yours, such as Power BI or a script in R, ask in your name for what you may see. Treat it like a password.",
        "Um acesso deixa que um programa seu, como Power BI ou um script de R, peça em seu nome o que você pode ver. Trate-o como uma senha.",
    ),
    "none": Text("Todavía no tiene ninguno.", "You have none yet.", "Você ainda não tem nenhum."),
    "new": Text("Crear un acceso", "Make a token", "Criar um acesso"),
    "name": Text("Nombre", "Name", "Nome"),
    "name_hint": Text(
        "Por él lo reconocerá después: «Tablero de Power BI».",
        "You will recognise it by it later: “Power BI dashboard”.",
        "Por ele o reconhecerá depois: «Painel do Power BI».",
    ),
    "scope": Text("Para qué", "What for", "Para quê"),
    "days": Text("Por cuánto tiempo", "For how long", "Por quanto tempo"),
    "n_days": Text("{n} días", "{n} days", "{n} dias"),
    "send": Text("Crear", "Make", "Criar"),
    "made": Text(
        "Copie ahora el acceso «{name}»: no se mostrará de nuevo.",
        "Copy the token “{name}” now: it will not be shown again.",
        "Copie agora o acesso «{name}»: não será mostrado de novo.",
    ),
    "how": Text(
        "Se envía en el encabezado Authorization de cada pedido, por ejemplo a la dirección .json o .csv de una cifra:",
        "It is sent in the Authorization header of each request, for example to the .json or .csv address of a figure:",
        "É enviado no cabeçalho Authorization de cada pedido, por exemplo ao endereço .json ou .csv de um número:",
    ),
    "used": Text("Último uso", "Last used", "Último uso"),
    "never": Text("nunca", "never", "nunca"),
    "expires": Text("Sirve hasta", "Good until", "Serve até"),
    "state": Text("Estado", "State", "Estado"),
    "good": Text("sirve", "good", "serve"),
    "ended": Text("venció", "expired", "venceu"),
    "revoked": Text("revocado", "revoked", "revogado"),
    "revoke": Text("Revocar", "Revoke", "Revogar"),
    "revoke_done": Text(
        "El acceso «{name}» ya no sirve.", "The token “{name}” is no longer good.", "O acesso «{name}» já não serve."
    ),
}
