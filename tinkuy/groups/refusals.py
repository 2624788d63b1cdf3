"""Why something was not done with a group, as a sentence."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text


class NotGrouped(Exception):
    """Nothing changed; `text` says why. `reason` names the kind."""

    def __init__(self, reason: str, **values: object) -> None:
        self.reason, self.text = reason, SENTENCES[reason].format(**values)
        super().__init__(self.text.en)


SENTENCES: Final = {
    "no_name": Text(
        "El grupo necesita un nombre: escríbalo.", "The group needs a name: please write it.",
        "O grupo precisa de um nome: escreva-o."),
    "long_name": Text(
        "El nombre tiene más de 200 caracteres: acórtelo.", "The name has more than 200 characters: please shorten it.",
        "O nome tem mais de 200 caracteres: encurte-o."),
    "known_name": Text(
        "Ya hay un grupo que se llama «{name}»: ábralo en la lista, o escriba otro nombre.",
        "There is a group called “{name}” already: open it in the list, or write another name.",
        "Já há um grupo chamado «{name}»: abra-o na lista, ou escreva outro nome."),
    "already_in": Text(
        "{name} ya está en este grupo.", "{name} is in this group already.", "{name} já está neste grupo."),
    "no_one": Text(
        "Elija a una persona o una organización de la lista.", "Choose a person or an organisation of the list.",
        "Escolha uma pessoa ou uma organização da lista."),
    "ends_before": Text(
        "El último día es anterior al primero: corrija las fechas.", "The last day is before the first: please correct the dates.",
        "O último dia é anterior ao primeiro: corrija as datas."),
    "takes_no_part": Text(
        "{name} no participa en esta plataforma: invítela primero.", "{name} takes no part in this platform: please invite them first.",
        "{name} não participa nesta plataforma: convide-a primeiro."),
    "long_text": Text(
        "El cargo puede tener 120 caracteres y el teléfono 40: acórtelos.",
        "The position may have 120 characters and the telephone 40: please shorten them.",
        "O cargo pode ter 120 caracteres e o telefone 40: encurte-os."),
}  # fmt: skip
