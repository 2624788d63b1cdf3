"""`tinkuy demo`: the invented year, served on this machine with accounts to try; in `--terminal`, told step by step.

The installation lies in a folder of its own. Making it is whole or not done: it is made beside where it will be, and a
second start finds it and serves it as people left it.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from tinkuy.cli import demo_terminal, serve, terminal
from tinkuy.demonstration import story, world
from tinkuy.languages import Text

FOLDER: Final = Path("tinkuy-demo")
_HERE: Final = "127.0.0.1"
_DATA, _MADE = "instalacion", "demostracion.json"  # the second is written by demo_seeding
_KEPT: Final = ("TINKUY_LANG", "TINKUY_READ_")
_TAKEN: Final = Text(
    "El puerto {port} ya está en uso: quizá otra demostración sigue abierta. Ciérrela, o elija otro puerto: --port {other}",
    "The port {port} is in use already: perhaps another demonstration is still open. Close it, or choose another port: --port {other}",
    "A porta {port} já está em uso: talvez outra demonstração continue aberta. Feche-a, ou escolha outra porta: --port {other}",
)
_NOT_OURS: Final = Text(
    "En «{folder}» hay algo que no es una demostración de Tinkuy; elija otra carpeta: --folder CARPETA",
    "In “{folder}” there is something that is no demonstration of Tinkuy; please choose another folder: --folder FOLDER",
    "Em «{folder}» há algo que não é uma demonstração do Tinkuy; escolha outra pasta: --folder PASTA",
)
_NOT_MADE: Final = Text(
    "La demostración no se pudo preparar; arriba dice por qué. Para empezar de nuevo: --fresh",
    "The demonstration could not be made ready; the reason is above. To begin anew: --fresh",
    "Não foi possível preparar a demonstração; acima diz por quê. Para começar de novo: --fresh",
)
_OTHER_SEED: Final = Text(
    "En «{folder}» está la demostración de la semilla {seed}; para hacer otra: --fresh (borra la que hay) o --folder CARPETA",
    "In “{folder}” is the demonstration of seed {seed}; to make another: --fresh (deletes the one there is) or --folder FOLDER",
    "Em «{folder}» está a demonstração da semente {seed}; para fazer outra: --fresh (apaga a que há) ou --folder PASTA",
)
_MAKING: Final = Text(
    "Preparando un año inventado en {folder} (menos de un minuto; la próxima vez, segundos) …",
    "Making an invented year ready in {folder} (less than a minute; the next time, seconds) …",
    "Preparando um ano inventado em {folder} (menos de um minuto; da próxima vez, segundos) …",
)
_AS_LEFT: Final = Text(
    "La demostración de {folder} sigue como quedó; para empezar de nuevo: --fresh",
    "The demonstration in {folder} is as it was left; to begin anew: --fresh",
    "A demonstração de {folder} continua como ficou; para começar de novo: --fresh",
)
_INTRODUCTION: Final = Text(
    "{notice}. {n} cuentas para probar en http://{address}/entrar/ (solo esta máquina llega a ella):",
    "{notice}. {n} accounts to try at http://{address}/entrar/ (only this machine reaches it):",
    "{notice}. {n} contas para testar em http://{address}/entrar/ (só esta máquina chega a ela):",
)


_ACCOUNT: Final = {
    "es": ("cuenta", "contraseña", "qué probar primero"),
    "en": ("account", "password", "what to try first"),
    "pt": ("conta", "senha", "o que tentar primeiro"),
}


_CODES: Final = Text(
    "Además de la contraseña, estas cuentas piden un código que cambia cada 30 segundos; en otra terminal lo muestra: ./run demo --codes",
    "Besides the password, these accounts ask for a code that changes every 30 seconds; another terminal shows it: ./run demo --codes",
    "Além da senha, estas contas pedem um código que muda a cada 30 segundos; outro terminal o mostra: ./run demo --codes",
)
_CODE: Final = {
    "es": ("cuenta", "código ahora", "clave para una aplicación de códigos"),
    "en": ("account", "code now", "key for an application of codes"),
    "pt": ("conta", "código agora", "chave para um aplicativo de códigos"),
}
_NONE_YET: Final = Text(
    "En «{folder}» no hay una demostración: ./run demo la prepara.",
    "There is no demonstration in “{folder}”: ./run demo makes it.",
    "Em «{folder}» não há uma demonstração: ./run demo a prepara.",
)


class CannotShow(RuntimeError):
    """The demonstration cannot be shown; `text` says what to do."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


def run(options: argparse.Namespace) -> int:
    """Serve the demonstration until stopped, or tell it in the terminal."""
    folder = Path(options.folder) if options.folder else FOLDER
    if options.terminal:
        return demo_terminal.run(folder, options)
    serve.refuse_without_server()
    if options.codes:
        return _show_codes(folder, options)
    _refuse_a_taken_port(options.port)
    if options.fresh:
        _clear(folder)
    made = _found(folder, options) or _make(folder, options)
    _introduce(folder, made, options)
    _stand_alone(folder, folder / _DATA)
    # Nobody's mailbox: letters are read in this terminal, and their links lead here.
    os.environ |= {
        "TINKUY_MAIL": "console:",
        "TINKUY_LOGS": "problems",
        "TINKUY_SITE": f"http://{_HERE}:{options.port}",
    }
    return serve.run(argparse.Namespace(host=_HERE, port=options.port, lang=options.lang))


def _stand_alone(folder: Path, data: Path) -> None:
    """Leave nothing of another installation in the environment, least of all its database; name the demonstration's."""
    for name in list(os.environ):
        if name == "DATABASE_URL" or (name.startswith("TINKUY_") and not name.startswith(_KEPT)):
            del os.environ[name]
    os.environ |= {"TINKUY_DATA": str(data.resolve()), "TINKUY_PACKS": str((folder / "packs").resolve())}


def _refuse_a_taken_port(port: int) -> None:
    with socket.socket() as asked:
        asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # one that was closed just now is free
        try:
            asked.bind((_HERE, port))
        except OSError as error:
            raise CannotShow(_TAKEN.format(port=port, other=port + 1)) from error


def _clear(folder: Path) -> None:
    """Delete a demonstration, and nothing else. Raises CannotShow where something else is in its place."""
    data = folder / _DATA
    if data.exists() and not (data / _MADE).is_file():
        raise CannotShow(_NOT_OURS.format(folder=data))
    for part in (data, folder / story.SENT_FOLDER, folder / story.TO_SEND_FOLDER):
        shutil.rmtree(part, ignore_errors=True)


def _found(folder: Path, options: argparse.Namespace) -> dict[str, Any] | None:
    """What is known of a demonstration made before; None where there is none. Raises CannotShow."""
    data = folder / _DATA
    if not data.exists():
        return None
    if not (data / _MADE).is_file():
        raise CannotShow(_NOT_OURS.format(folder=data))
    made = _read(folder)
    if made["seed"] != options.seed:
        raise CannotShow(_OTHER_SEED.format(folder=folder, seed=made["seed"]))
    terminal.remark(_AS_LEFT.in_(options.lang).format(folder=folder))
    return made


def _make(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Make the demonstration beside where it will be, then put it there: what is there is whole. Raises CannotShow."""
    terminal.remark(_MAKING.in_(options.lang).format(folder=folder))
    partial = folder / f".{_DATA}"
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    # In a process of its own: this one becomes the web server, which must fork before anything heavy is loaded.
    command = [sys.executable, "-m", "tinkuy.cli.demo_seeding", str(folder), str(options.seed), options.lang]
    _stand_alone(folder, partial)
    at_once = {"TINKUY_TASKS": "immediate"}  # nobody works in the background yet
    if subprocess.run(command, env=serve.surroundings(_HERE) | at_once, check=False).returncode:
        raise CannotShow(_NOT_MADE)
    partial.rename(folder / _DATA)
    return _read(folder)


def _read(folder: Path) -> dict[str, Any]:
    return json.loads((folder / _DATA / _MADE).read_text(encoding="utf-8"))


def _introduce(folder: Path, made: dict[str, Any], options: argparse.Namespace) -> None:
    """Say who can sign in, with which password, and what each may try."""
    language = options.lang
    words = {"notice": world.NOTICE.in_(language), "address": f"{_HERE}:{options.port}", "n": len(story.ACCOUNTS)}
    terminal.say(f"\n{_INTRODUCTION.in_(language).format(**words)}", "warning")
    seen = {"organisation": story.OWN, "file": folder / made["to_send"]}
    lines = [
        (one.email, made["passwords"][one.email], one.tries.in_(language).format(**seen)) for one in story.ACCOUNTS
    ]
    terminal.table(_ACCOUNT[language], lines, copied=(0, 1))
    if made.get("secrets"):
        terminal.remark(_CODES.in_(language))
        _table_of_codes(made, language)


def _show_codes(folder: Path, options: argparse.Namespace) -> int:
    """Tell the codes that are good now. Raises CannotShow."""
    if not (folder / _DATA / _MADE).is_file():
        raise CannotShow(_NONE_YET.format(folder=folder))
    _table_of_codes(_read(folder), options.lang)
    return 0


def _table_of_codes(made: dict[str, Any], language: str) -> None:
    """The code that an application with each key shows now, as anybody's would."""
    pyotp = importlib.import_module("pyotp")
    lines = [(email, pyotp.TOTP(secret).now(), secret) for email, secret in made.get("secrets", {}).items()]
    terminal.table(_CODE[language], lines, copied=(0, 1, 2))
