"""Why nothing was done to an account or a role: one sentence for each reason."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text


class NotMade(Exception):
    """No account was made and no role given; `text` says why. `reason` names the kind."""

    def __init__(self, reason: str, **values: object) -> None:
        self.reason, self.text = reason, SENTENCES[reason].format(**values)
        super().__init__(self.text.en)


SENTENCES: Final = {
    "organisation_wanted": Text(
        "Este rol es de una organización: diga cuál.",
        "This role is of an organisation: please say which.",
        "Este papel é de uma organização: diga qual.",
    ),
    "organisation_unwanted": Text(
        "Este rol no es de una organización: quítela.",
        "This role is not of an organisation: please leave it out.",
        "Este papel não é de uma organização: retire-a.",
    ),
    "sector_wanted": Text(
        "Este rol es de un sector: diga cuál.",
        "This role is of a sector: please say which.",
        "Este papel é de um setor: diga qual.",
    ),
    "sector_unwanted": Text(
        "Este rol no es de un sector: quítelo.",
        "This role is not of a sector: please leave it out.",
        "Este papel não é de um setor: retire-o.",
    ),
    "place_wanted": Text(
        "Este rol es de un lugar: diga cuál.",
        "This role is of a place: please say which.",
        "Este papel é de um lugar: diga qual.",
    ),
    "place_unwanted": Text(
        "Este rol no es de un lugar: quítelo.",
        "This role is not of a place: please leave it out.",
        "Este papel não é de um lugar: retire-o.",
    ),
    "partner_wanted": Text(
        "Este rol es de un socio implementador: diga cuál.",
        "This role is of an implementing partner: please say which.",
        "Este papel é de um parceiro implementador: diga qual.",
    ),
    "partner_unwanted": Text(
        "Este rol no es de un socio implementador: quítelo.",
        "This role is not of an implementing partner: please leave it out.",
        "Este papel não é de um parceiro implementador: retire-o.",
    ),
    "ends_before": Text(
        "El último día es anterior al primero: revise las fechas.",
        "The last day is before the first: please look at the dates.",
        "O último dia é anterior ao primeiro: revise as datas.",
    ),
    "over": Text("Este rol ya terminó.", "This role has ended already.", "Este papel já terminou."),
    "last_one": Text(
        "Es la última persona que puede dar roles en esta plataforma: dé antes ese rol a otra persona.",
        "This is the last person who can give roles on this platform: please give that role to somebody else first.",
        "É a última pessoa que pode dar papéis nesta plataforma: dê antes esse papel a outra pessoa.",
    ),
    "same_person": Text(
        "Esa persona ya tiene este rol: elija a otra.",
        "That person holds this role already: please choose somebody else.",
        "Essa pessoa já tem este papel: escolha outra.",
    ),
    "holds_already": Text(
        "{person} ya tiene este rol. Para que siga solo esa persona, termine el rol de {giver}.",
        "{person} holds this role already. To leave it to them alone, end the role of {giver}.",
        "{person} já tem este papel. Para que só essa pessoa continue, encerre o papel de {giver}.",
    ),
    "no_address": Text(
        "«{email}» no parece un correo; escríbalo como nombre@organizacion.org.",
        "“{email}” does not look like an e-mail address; please write it like name@organisation.org.",
        "«{email}» não parece um e-mail; escreva-o como nome@organizacao.org.",
    ),
    "no_password": Text(
        "La cuenta {email} es nueva y necesita una contraseña.",
        "The account {email} is new and needs a password.",
        "A conta {email} é nova e precisa de uma senha.",
    ),
    "weak_password": Text(
        "La contraseña es fácil de adivinar: use al menos 12 caracteres, que no sean de los más comunes ni el propio correo.",
        "The password is easy to guess: use at least 12 characters, neither among the most common ones nor the address itself.",
        "A senha é fácil de adivinhar: use ao menos 12 caracteres, que não sejam dos mais comuns nem o próprio e-mail.",
    ),
}
