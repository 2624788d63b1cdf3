"""The `tinkuy` command: reads the words after it and hands them to the module of the command.

The modules of the commands are loaded only when they are asked for, so that `tinkuy --help` answers at once.
"""

from __future__ import annotations

import argparse
import errno
import importlib
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from tinkuy import __version__
from tinkuy.cli import arguments
from tinkuy.cli.grammar import Parser
from tinkuy.languages import LANGUAGES, Text

DONE, BLOCKED, UNUSABLE = 0, 1, 2
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_DISK_FULL = Text(
    "No queda espacio en el disco para escribir el resultado, y no se guardó nada a medias. Libere espacio y vuelva a intentarlo.",
    "There is no room left on the disk to write the result, and nothing was saved half done. Free some space and try again.",
    "Não há mais espaço no disco para escrever o resultado, e nada foi salvo pela metade. Libere espaço e tente de novo.",
)
_INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its module (with `run(options) -> int`), the arguments it takes, and what it does."""

    module: str
    arguments: arguments.Declaration
    purpose: Text


COMMANDS: dict[str, Command] = {
    "check": Command(
        "tinkuy.cli.check",
        arguments.check,
        Text(
            "revisa archivos 5W: cada observación de cada fila, y las pocas causas detrás",
            "checks 5W files: every finding of every row, and the few causes behind them",
            "verifica arquivos 5W: cada observação de cada linha, e as poucas causas por trás",
        ),
    ),
    "reached": Command(
        "tinkuy.cli.reached",
        arguments.reached,
        Text(
            "cuenta personas alcanzadas, con método e intervalo",
            "counts people reached, with method and interval",
            "conta pessoas alcançadas, com método e intervalo",
        ),
    ),
    "explain": Command(
        "tinkuy.cli.explain",
        arguments.explain,
        Text(
            "como reached, con las filas y los pasos de los que sale la cifra",
            "as reached, with the rows and the steps the figure is made from",
            "como reached, com as linhas e os passos de onde sai o número",
        ),
    ),
    "figures": Command(
        "tinkuy.cli.figures",
        arguments.figures,
        Text(
            "otras cifras: totales por indicador, comunidad de acogida, presencia, completitud",
            "other figures: indicator totals, host community, presence, completeness",
            "outros números: totais por indicador, comunidade de acolhida, presença, completude",
        ),
    ),
    "release": Command(
        "tinkuy.cli.release",
        arguments.release,
        Text(
            "hace una publicación que no cambia, la muestra, la verifica, compara dos",
            "makes a release that never changes, shows it, verifies it, compares two",
            "faz uma publicação que não muda, mostra-a, verifica-a, compara duas",
        ),
    ),
    "template": Command(
        "tinkuy.cli.template",
        arguments.template,
        Text(
            "escribe la plantilla 5W de un año",
            "writes the 5W template of a year",
            "escreve o modelo 5W de um ano",
        ),
    ),
    "pack": Command(
        "tinkuy.cli.pack",
        arguments.pack,
        Text(
            "revisa los paquetes de listas y parámetros",
            "checks the packs of lists and parameters",
            "verifica os pacotes de listas e parâmetros",
        ),
    ),
    "serve": Command(
        "tinkuy.cli.serve",
        arguments.serve,
        Text(
            "sirve las páginas web, en esta máquina si no se dice otra cosa",
            "serves the web pages, on this machine unless said otherwise",
            "serve as páginas web, nesta máquina se não se diz outra coisa",
        ),
    ),
    "worker": Command(
        "tinkuy.cli.worker",
        arguments.worker,
        Text(
            "hace el trabajo en segundo plano de las páginas: leer lo que se envía, lo de cada día",
            "does the background work of the pages: reading what is sent, what comes every day",
            "faz o trabalho em segundo plano das páginas: ler o que se envia, o de cada dia",
        ),
    ),
    "platform": Command(
        "tinkuy.cli.platform",
        arguments.platform,
        Text(
            "agrega una plataforma a esta instalación, o muestra las que hay",
            "adds a platform to this installation, or shows those there are",
            "adiciona uma plataforma a esta instalação, ou mostra as que há",
        ),
    ),
    "account": Command(
        "tinkuy.cli.account",
        arguments.account,
        Text(
            "crea la cuenta de una persona, con su papel en una plataforma",
            "makes the account of a person, with their role on a platform",
            "cria a conta de uma pessoa, com o seu papel em uma plataforma",
        ),
    ),
    "backup": Command(
        "tinkuy.cli.backup",
        arguments.backup,
        Text(
            "respalda la instalación entera en una carpeta, mientras se trabaja",
            "backs the whole installation up into a folder, while people work",
            "faz o backup da instalação inteira em uma pasta, enquanto se trabalha",
        ),
    ),
    "restore": Command(
        "tinkuy.cli.restore",
        arguments.restore,
        Text(
            "restaura un respaldo en una instalación vacía",
            "restores a backup into an empty installation",
            "restaura um backup em uma instalação vazia",
        ),
    ),
    "demo": Command(
        "tinkuy.cli.demo",
        arguments.demo,
        Text(
            "sirve en esta máquina un año inventado, con cuentas para probar",
            "serves an invented year on this machine, with accounts to try",
            "serve nesta máquina um ano inventado, com contas para testar",
        ),
    ),
}


def spoken_language(argv: Sequence[str]) -> str:
    """The language to answer in: `--lang`, else TINKUY_LANG, else the terminal's, else Spanish."""
    words = list(argv)
    asked = next((w.partition("=")[2] for w in words if w.startswith("--lang=")), None)
    if asked is None and "--lang" in words[:-1]:
        asked = words[words.index("--lang") + 1]
    for candidate in (asked, os.environ.get("TINKUY_LANG"), os.environ.get("LC_ALL"), os.environ.get("LANG")):
        if candidate and candidate[:2].lower() in LANGUAGES:
            return candidate[:2].lower()
    return "es"


def parser(language: str = "es") -> Parser:
    """The whole grammar of the command line, with its help in the language."""
    about = Text(
        "De las necesidades a los resultados: cada cifra dice de dónde viene.",
        "From needs to results: every number says where it comes from.",
        "Das necessidades aos resultados: cada número diz de onde vem.",
    )
    top = Parser(prog="tinkuy", description=about.in_(language), language=language)
    top.add_version(f"tinkuy {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=Parser)
    for name, command in COMMANDS.items():
        purpose = command.purpose.in_(language)
        command.arguments(
            commands.add_parser(name, help=purpose, description=f"{purpose}.", language=language), language
        )
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status (0 nothing blocking, 1 blocking findings, 2 input that cannot be used)."""
    words = list(sys.argv[1:] if argv is None else argv)
    language = spoken_language(words)
    options = parser(language).parse_args(words)
    options.lang = language
    try:
        return _run(options, language)
    except BrokenPipeError:
        # The reader of our output (`| head`) has gone; point stdout elsewhere so that closing it stays quiet.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return _INTERRUPTED


def _run(options: argparse.Namespace, language: str) -> int:
    """Run the command's module; what the person can mend is one sentence and status 2."""
    try:
        return importlib.import_module(COMMANDS[options.command].module).run(options)
    except Exception as refusal:
        # What the person can mend carries its sentence; anything else is ours to mend, and shows where it happened.
        text = _DISK_FULL if _says_disk_full(refusal) else getattr(refusal, "text", None)
        if not isinstance(text, Text):
            raise
        sys.stderr.write(f"{text.in_(language)}\n")
        return UNUSABLE


def _says_disk_full(error: BaseException | None) -> bool:
    """Whether this error, or one that it came from, is that nothing more can be written."""
    while error is not None:
        numbered = isinstance(error, OSError) and error.errno in _NO_ROOM
        if numbered or any(os.strerror(number) in str(error) for number in _NO_ROOM):  # engines tell it in words only
            return True
        error = error.__cause__ or error.__context__
    return False


if __name__ == "__main__":
    sys.exit(main())
