"""`tinkuy backup FOLDER`: the database's rows, content and releases in one folder, while people go on working."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path
from typing import Final

from tinkuy.cli import terminal
from tinkuy.cli.installation import look_into_installation
from tinkuy.languages import Text

_WORKING: Final = Text("Respaldando …", "Backing up …", "Fazendo o backup …")
_DONE: Final = Text(
    "Respaldo completo en {folder}: {rows} filas, {content} archivos, {releases} publicaciones. Guárdelo en otra máquina, como "
    "guardaría la base de datos: contiene lo mismo. La clave TINKUY_SECRET_KEY no está en él; guárdela aparte.",
    "Backup in {folder}: {rows} rows, {content} files, {releases} releases. Keep it on another machine, as you would keep the "
    "database: it holds the same. TINKUY_SECRET_KEY is not in it; keep it apart.",
    "Backup completo em {folder}: {rows} linhas, {content} arquivos, {releases} publicações. Guarde-o em outra máquina, como "
    "guardaria o banco de dados: contém o mesmo. A chave TINKUY_SECRET_KEY não está nele; guarde-a à parte.",
)
_MISSING: Final = Text(
    "Atención: falta o está dañado en esta instalación, y por eso no está en el respaldo: {names}",
    "Attention: missing or damaged in this installation, and so not in the backup: {names}",
    "Atenção: falta ou está danificado nesta instalação, e por isso não está no backup: {names}",
)
_ALL, _GAPS = 0, 1


def run(options: argparse.Namespace) -> int:
    """Take the backup; 1 where something that should be in it could not be had."""
    look_into_installation()
    taking = importlib.import_module("tinkuy.backups.taking")
    with terminal.working(_WORKING.in_(options.lang)):
        made = taking.take(Path(options.folder))
    said = {"folder": options.folder, "rows": made.rows, "content": len(made.content), "releases": len(made.releases)}
    terminal.say(_DONE.in_(options.lang).format(**said))
    if made.missing:
        terminal.remark(_MISSING.in_(options.lang).format(names=", ".join(made.missing)))
    return _GAPS if made.missing else _ALL
