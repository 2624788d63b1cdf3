"""Why a backup or a restoration is refused, as a sentence for whoever runs the installation."""

from __future__ import annotations

from tinkuy.languages import Text

_SENTENCES = {
    "taken": Text(
        "La carpeta {folder} ya existe. Elija una que no exista: un respaldo nunca se escribe encima de otro.",
        "The folder {folder} is there already. Choose one that is not: a backup never writes over another.",
        "A pasta {folder} já existe. Escolha uma que não exista: um backup nunca é escrito por cima de outro.",
    ),
    "not_prepared": Text(
        "La base de datos no está al día con esta versión de Tinkuy ({name}). Prepárela primero con: tinkuy serve",
        "The database is not up to date with this version of Tinkuy ({name}). Prepare it first with: tinkuy serve",
        "O banco de dados não está em dia com esta versão do Tinkuy ({name}). Prepare-o antes com: tinkuy serve",
    ),
    "not_a_backup": Text(
        "En {folder} no hay un respaldo completo (falta backup.json o no se puede leer). Nada cambió.",
        "In {folder} there is no whole backup (backup.json is missing or cannot be read). Nothing changed.",
        "Em {folder} não há um backup completo (falta backup.json ou não se pode ler). Nada mudou.",
    ),
    "damaged": Text(
        "El respaldo {folder} está dañado: {names}. Nada cambió. Use otra copia de este respaldo, o uno anterior.",
        "The backup {folder} is damaged: {names}. Nothing changed. Use another copy of this backup, or an earlier one.",
        "O backup {folder} está danificado: {names}. Nada mudou. Use outra cópia deste backup, ou um anterior.",
    ),
    "not_empty": Text(
        "Aquí ya hay datos ({name}). Un respaldo se restaura solo en una instalación vacía; nada cambió.",
        "There is data here already ({name}). A backup is restored only into an empty installation; nothing changed.",
        "Aqui já há dados ({name}). Um backup só se restaura em uma instalação vazia; nada mudou.",
    ),
    "newer": Text(
        "El respaldo es de una versión de Tinkuy más nueva ({name}). Instale esa versión o una posterior; nada cambió.",
        "The backup is of a newer version of Tinkuy ({name}). Install that version or a later one; nothing changed.",
        "O backup é de uma versão mais nova do Tinkuy ({name}). Instale essa versão ou uma posterior; nada mudou.",
    ),
    "prepared_newer": Text(
        "La base de datos ya fue preparada por una versión posterior a la del respaldo. Dé una base de datos nueva y vacía; "
        "nada cambió.",
        "The database was prepared already by a later version than the backup's. Give a new and empty database; nothing changed.",
        "O banco de dados já foi preparado por uma versão posterior à do backup. Dê um banco de dados novo e vazio; nada mudou.",
    ),
    "database": Text(
        "La base de datos no aceptó las filas de {table} ({error}). No quedó ninguna fila; corrija la causa e intente de nuevo.",
        "The database did not take the rows of {table} ({error}). No row was left; mend the cause and try again.",
        "O banco de dados não aceitou as linhas de {table} ({error}). Não ficou nenhuma linha; corrija a causa e tente de novo.",
    ),
}


class NotDone(ValueError):
    """A backup or a restoration that is refused; `reason` says why in a word, `text` in a sentence."""

    def __init__(self, reason: str, **said: object) -> None:
        self.reason, self.text = reason, _SENTENCES[reason].format(**said)
        super().__init__(self.text.en)
