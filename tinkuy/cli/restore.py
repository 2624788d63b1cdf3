"""`tinkuy restore FOLDER`: a backup into an empty installation, on SQLite or PostgreSQL, whichever it was taken from."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path
from typing import Final

from tinkuy.cli import terminal
from tinkuy.cli.installation import look_into_installation
from tinkuy.languages import Text

_WORKING: Final = Text(
    "Revisando el respaldo y restaurando …",
    "Checking the backup and restoring …",
    "Verificando o backup e restaurando …",
)
_DONE: Final = Text(
    "Restaurado, tal como era el {made_at} (UTC): {rows} filas, {content} archivos, {releases} publicaciones. Todos entran de nuevo.",
    "Restored, as it was on {made_at} (UTC): {rows} rows, {content} files, {releases} releases. Everybody signs in again.",
    "Restaurado, tal como era em {made_at} (UTC): {rows} linhas, {content} arquivos, {releases} publicações. Todos entram de novo.",
)
_MISSING: Final = Text(
    "Atención: al respaldo ya le faltaba: {names}",
    "Attention: the backup was already without: {names}",
    "Atenção: ao backup já faltava: {names}",
)


def run(options: argparse.Namespace) -> int:
    """Restore the backup; 1 where it was already without something."""
    look_into_installation()
    restoring = importlib.import_module("tinkuy.backups.restoring")
    with terminal.working(_WORKING.in_(options.lang)):
        made = restoring.restore(Path(options.folder))
    said = {"rows": made.rows, "content": len(made.content), "releases": len(made.releases)}
    terminal.say(_DONE.in_(options.lang).format(made_at=made.made_at[:16].replace("T", " "), **said))
    if made.missing:
        terminal.remark(_MISSING.in_(options.lang).format(names=", ".join(made.missing)))
    return int(bool(made.missing))
