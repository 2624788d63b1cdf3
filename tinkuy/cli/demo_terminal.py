"""`tinkuy demo --terminal`: the main job on synthetic data, told step by step with the commands that anybody can type."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path
from typing import Final

from tinkuy.cli import check, explain, figures, terminal
from tinkuy.cli.main import parser
from tinkuy.demonstration.generating import Demonstration, generate
from tinkuy.demonstration.slips import NOT_ASKED
from tinkuy.languages import Text

_SHOWN: Final = 1  # the second workbook: title rows above the headings, another order of columns

_MAKING: Final = Text(
    "Inventando un año de reportes …", "Inventing a year of reports …", "Inventando um ano de relatórios …"
)
_INTRODUCTION: Final = Text(
    "DATOS SINTÉTICOS. En {folder} hay {files} archivos como los que envían los socios: con títulos encima, columnas en otro "
    "orden, otros idiomas, CSV y ODS. Las organizaciones son inventadas.",
    "SYNTHETIC DATA. In {folder} there are {files} files such as partners send: with titles above, columns in another order, "
    "other languages, CSV and ODS. The organisations are invented.",
    "DADOS SINTÉTICOS. Em {folder} há {files} arquivos como os que os parceiros enviam: com títulos em cima, colunas em outra "
    "ordem, outros idiomas, CSV e ODS. As organizações são inventadas.",
)
_STEPS: Final = (
    Text("1. Un archivo entra: cada observación, y las causas.", "1. A file goes in: every finding, and the causes.",
         "1. Um arquivo entra: cada observação, e as causas."),
    Text("2. Todos los archivos, mes por mes. En marzo nadie reportó nuevas: se acepta esa causa, y marzo es un vacío, no un cero.",
         "2. All the files, month by month. In March nobody reported New: that cause is accepted, and March is a gap, not a zero.",
         "2. Todos os arquivos, mês a mês. Em março ninguém relatou novas: aceita-se essa causa, e março é um vazio, não um zero."),
    Text("3. Una cifra que se explica.", "3. A figure that explains itself.", "3. Um número que se explica."),
)  # fmt: skip
_NEXT: Final = Text(
    "Abra {workbook}: es lo que recibe el socio. Después pruebe con un archivo suyo: ./run tinkuy check ARCHIVO --year r4v-2021\n"
    "En el navegador: TINKUY_PACKS={packs} ./run tinkuy serve",
    "Open {workbook}: it is what the partner gets back. Then try a file of yours: ./run tinkuy check FILE --year r4v-2021\n"
    "In the browser: TINKUY_PACKS={packs} ./run tinkuy serve",
    "Abra {workbook}: é o que o parceiro recebe. Depois tente com um arquivo seu: ./run tinkuy check ARQUIVO --year r4v-2021\n"
    "No navegador: TINKUY_PACKS={packs} ./run tinkuy serve",
)


def run(folder: Path, options: argparse.Namespace) -> int:
    """Make the demonstration files in the folder and do the main job on them."""
    with terminal.working(_MAKING.in_(options.lang)):
        made = generate(folder, seed=options.seed)
    terminal.say(_INTRODUCTION.in_(options.lang).format(folder=folder, files=len(made.files)), "warning")
    notes = folder / f"{made.files[_SHOWN].stem}_con_notas.xlsx"
    _step(0, ["check", str(made.files[_SHOWN]), *_packs(made), "--out", str(notes)], check, options.lang)
    everything = [*(str(path) for path in made.files), *_packs(made)]
    accepted = ["--accept", _not_asked(made), "--record", str(folder / "accepted.json")]
    _step(1, ["figures", "trend", *everything, *accepted], figures, options.lang)
    _step(2, ["explain", *everything, *accepted, "--model", "max-sector-ytd"], explain, options.lang)
    terminal.say(_NEXT.in_(options.lang).format(workbook=notes, packs=made.year_pack.parent), "done")
    return 0


def _packs(made: Demonstration) -> list[str]:
    return ["--year", str(made.year_pack), "--platform", str(made.platform_pack)]


def _not_asked(made: Demonstration) -> str:
    """The cause of the month in which the platform did not ask for new people."""
    month = sorted(made.rows["month"].unique())[NOT_ASKED]
    return f"new-not-reported:PER:{month}"


def _step(number: int, words: list[str], command: object, language: str) -> None:
    """Say what comes, show the command as one would type it, and run it."""
    terminal.say(f"\n{_STEPS[number].in_(language)}", "done")
    terminal.say(f"$ tinkuy {_shown(words)}\n", "quiet")
    options = parser(language).parse_args(words)
    options.lang = language
    command.run(options)


def _shown(words: list[str]) -> str:
    """The words as typed; a long list of files as the pattern that names them."""
    files = [word for word in words if "_sintetico." in word]
    if len(files) > 1:
        pattern = f"{Path(files[0]).parent}/demo*_sintetico.*"
        words = [pattern if word == files[0] else word for word in words if word not in files[1:]]
        return " ".join(word if word == pattern else shlex.quote(word) for word in words)
    return shlex.join(words)
