"""What the letters of accounts say."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

HOURS: Final = 24  # for which the link of a letter is good; PASSWORD_RESET_TIMEOUT says the same

SIGNED: Final = Text(
    "Este correo lo envía Tinkuy por sí mismo; nadie lee las respuestas.",
    "Tinkuy sent this e-mail by itself; nobody reads answers to it.",
    "Este e-mail é enviado pelo Tinkuy por si mesmo; ninguém lê as respostas.",
)

# Kind of letter: its subject, its text.
LETTERS: Final[dict[str, tuple[Text, Text]]] = {
    "invitation": (
        Text("Invitación a {platform}", "Invitation to {platform}", "Convite para {platform}"),
        Text(
            "Hola:\n\n{by} le invita a participar en {platform} como: {roles}.\n\n"
            "Para aceptar, abra este enlace y elija su contraseña; sirve {days} días y una sola vez:\n{link}\n\n"
            "Si no esperaba esta invitación, no tiene que hacer nada.",
            "Hello,\n\n{by} invites you to take part in {platform} as: {roles}.\n\n"
            "To accept, open this link and choose your password; it is good for {days} days, and once:\n{link}\n\n"
            "If you did not expect this invitation, you need do nothing.",
            "Olá,\n\n{by} convida você a participar de {platform} como: {roles}.\n\n"
            "Para aceitar, abra este link e escolha sua senha; serve por {days} dias e uma só vez:\n{link}\n\n"
            "Se não esperava este convite, não precisa fazer nada.",
        ),
    ),
    "reset": (
        Text("Su contraseña de Tinkuy", "Your Tinkuy password", "Sua senha do Tinkuy"),
        Text(
            "Hola, {name}:\n\nPara elegir una contraseña nueva, abra este enlace; sirve {hours} horas y una sola vez:\n{link}\n\n"
            "Si usted no lo pidió, no tiene que hacer nada: su contraseña sigue igual.",
            "Hello {name},\n\nTo choose a new password, open this link; it is good for {hours} hours, and once:\n{link}\n\n"
            "If you did not ask for this, you need do nothing: your password is as it was.",
            "Olá, {name},\n\nPara escolher uma senha nova, abra este link; serve por {hours} horas e uma só vez:\n{link}\n\n"
            "Se não foi você quem pediu, não precisa fazer nada: sua senha continua igual.",
        ),
    ),
    "address_check": (
        Text("Confirme su correo en Tinkuy", "Confirm your address at Tinkuy", "Confirme seu e-mail no Tinkuy"),
        Text(
            "Hola, {name}:\n\nPara confirmar que este correo es suyo, abra este enlace; sirve {hours} horas:\n{link}\n\n"
            "Si usted no lo pidió, no tiene que hacer nada.",
            "Hello {name},\n\nTo confirm that this address is yours, open this link; it is good for {hours} hours:\n{link}\n\n"
            "If you did not ask for this, you need do nothing.",
            "Olá, {name},\n\nPara confirmar que este e-mail é seu, abra este link; serve por {hours} horas:\n{link}\n\n"
            "Se não foi você quem pediu, não precisa fazer nada.",
        ),
    ),
    "address_taken": (
        Text("Su correo en Tinkuy", "Your address at Tinkuy", "Seu e-mail no Tinkuy"),
        Text(
            "Hola:\n\n{name} pidió usar este correo en su cuenta de Tinkuy, pero ya es el de otra cuenta. No cambió nada.\n\n"
            "Si las dos cuentas son suyas, entre con este correo; si no, no tiene que hacer nada.",
            "Hello,\n\n{name} asked to use this address for their Tinkuy account, but it is another account's already. Nothing was changed.\n\n"
            "If both accounts are yours, sign in with this address; if not, you need do nothing.",
            "Olá,\n\n{name} pediu para usar este e-mail em sua conta do Tinkuy, mas ele já é de outra conta. Nada mudou.\n\n"
            "Se as duas contas são suas, entre com este e-mail; se não, não precisa fazer nada.",
        ),
    ),
    "password_changed": (
        Text("Cambió su contraseña de Tinkuy", "Your Tinkuy password was changed", "Sua senha do Tinkuy mudou"),
        Text(
            "Hola, {name}:\n\nLa contraseña de su cuenta cambió, y sus otras sesiones se cerraron.\n\n"
            "Si no fue usted, elija otra ahora: {link}",
            "Hello {name},\n\nThe password of your account was changed, and your other sessions were closed.\n\n"
            "If it was not you, choose another now: {link}",
            "Olá, {name},\n\nA senha de sua conta mudou, e suas outras sessões foram fechadas.\n\n"
            "Se não foi você, escolha outra agora: {link}",
        ),
    ),
    "address_changed": (
        Text("Cambió el correo de su cuenta", "The address of your account was changed", "O e-mail da sua conta mudou"),
        Text(
            "Hola, {name}:\n\nSu cuenta de Tinkuy usa ahora otro correo, y este ya no sirve para entrar.\n\n"
            "Si no fue usted, avise hoy mismo a quien coordina su plataforma.",
            "Hello {name},\n\nYour Tinkuy account has another address now, and this one no longer signs in.\n\n"
            "If it was not you, tell whoever coordinates your platform today.",
            "Olá, {name},\n\nSua conta do Tinkuy usa agora outro e-mail, e este já não serve para entrar.\n\n"
            "Se não foi você, avise hoje mesmo quem coordena sua plataforma.",
        ),
    ),
    "factor_on": (
        Text("Segundo factor activado", "Second factor turned on", "Segundo fator ligado"),
        Text(
            "Hola, {name}:\n\nSu cuenta pide ahora un código de su teléfono al entrar. Guarde bien los códigos de recuperación.\n\n"
            "Si no fue usted, elija otra contraseña ahora: {link}",
            "Hello {name},\n\nYour account now asks for a code of your telephone when you sign in. Keep the recovery codes well.\n\n"
            "If it was not you, choose another password now: {link}",
            "Olá, {name},\n\nSua conta pede agora um código do seu telefone ao entrar. Guarde bem os códigos de recuperação.\n\n"
            "Se não foi você, escolha outra senha agora: {link}",
        ),
    ),
    "factor_off": (
        Text("Segundo factor desactivado", "Second factor turned off", "Segundo fator desligado"),
        Text(
            "Hola, {name}:\n\nSu cuenta ya no pide un código al entrar.\n\nSi no fue usted, elija otra contraseña ahora: {link}",
            "Hello {name},\n\nYour account no longer asks for a code when you sign in.\n\nIf it was not you, choose another password now: {link}",
            "Olá, {name},\n\nSua conta já não pede um código ao entrar.\n\nSe não foi você, escolha outra senha agora: {link}",
        ),
    ),
}
