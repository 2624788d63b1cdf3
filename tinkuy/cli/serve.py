"""`tinkuy serve`: the pages and a worker, on this machine unless said otherwise.

Makes ready (database, styles), starts the keeper of a worker beside, then becomes gunicorn. The keeper starts the worker
again when it ends, and both go when gunicorn does, however that ends.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import secrets
import subprocess
import sys
from pathlib import Path
from typing import Final

from tinkuy.cli import terminal
from tinkuy.languages import Text

_HERE: Final = {"127.0.0.1", "localhost"}
_VAR: Final = Path(__file__).resolve().parents[2] / "var"  # as in tinkuy.config.settings
_KEY: Final = "secret_key"
# A change of a table of PostgreSQL that cannot have its lock gives up, so that nobody waits behind it; then one tries again.
_PATIENT: Final = "-c lock_timeout=15s"
# The C library keeps memory for each thread apart; with few such stores a web process gives back more of it.
FEW_ARENAS: Final = {"MALLOC_ARENA_MAX": "2"}
_NEEDS: Final = Text(
    "Para servir páginas falta instalar algo más: pip install 'tinkuy[server]', o use ./run tinkuy serve.",
    "Serving pages needs something more to be installed: pip install 'tinkuy[server]', or use ./run tinkuy serve.",
    "Para servir páginas falta instalar algo mais: pip install 'tinkuy[server]', ou use ./run tinkuy serve.",
)
_NOT_READY: Final = Text(
    "No se pudo preparar la base de datos o los estilos; arriba dice por qué.",
    "The database or the styles could not be made ready; the reason is above.",
    "Não foi possível preparar o banco de dados ou os estilos; acima diz por quê.",
)
_PREPARING: Final = Text("Preparando la base de datos …", "Preparing the database …", "Preparando o banco de dados …")
_READY: Final = Text(
    "Abra http://{address}/ (para terminar: Ctrl+C)",
    "Open http://{address}/ (to stop: Ctrl+C)",
    "Abra http://{address}/ (para terminar: Ctrl+C)",
)


class CannotServe(RuntimeError):
    """Pages cannot be served; `text` says what to do."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


def run(options: argparse.Namespace) -> int:
    """Serve until stopped."""
    refuse_without_server()
    environment = surroundings(options.host, options.port)
    with terminal.working(_PREPARING.in_(options.lang)):
        # In processes of their own: this one becomes gunicorn, which must fork before anything heavy is loaded.
        for words in (["migrate", "--verbosity", "0"], ["collectstatic", "--no-input", "--clear", "--verbosity", "0"]):
            if subprocess.run(
                [sys.executable, "-m", "django", *words], env=patient(environment), check=False
            ).returncode:
                raise CannotServe(_NOT_READY)
    address = f"{options.host}:{options.port}"
    terminal.remark(_READY.in_(options.lang).format(address=address))
    if getattr(options, "worker", True):
        # In a session of its own: Ctrl+C is for gunicorn, and lets the worker end its task.
        keeper = [sys.executable, "-m", "tinkuy.jobs.keeper", str(os.getpid())]
        subprocess.Popen(keeper, env=environment, stdin=subprocess.DEVNULL, start_new_session=True)
    command = [sys.executable, "-m", "gunicorn", "--config", "python:tinkuy.config.gunicorn", "--bind", address]
    sys.stderr.flush()
    os.execve(sys.executable, [*command, "--log-level", "warning"], environment)
    return 0  # os.execve does not come back


def refuse_without_server() -> None:
    """Raise CannotServe where what pages and background work need is not installed."""
    if any(importlib.util.find_spec(name) is None for name in ("django", "gunicorn", "whitenoise", "django_tasks_db")):
        raise CannotServe(_NEEDS)


def surroundings(host: str = "127.0.0.1", port: int = 8000) -> dict[str, str]:
    """The environment of the server, and of what works beside it. On this machine alone it needs no settings: its secret is made once and kept."""
    environment = {"DJANGO_SETTINGS_MODULE": "tinkuy.config.settings", **FEW_ARENAS, **os.environ}
    if host in _HERE:
        if not environment.get("TINKUY_SITE", "").startswith("https:"):  # no proxy of ours speaks HTTPS
            environment.setdefault("TINKUY_HTTPS", "0")
        if "TINKUY_HOSTS" not in environment:
            environment.setdefault("TINKUY_SITE", f"http://{host}:{port}")
            environment.setdefault("TINKUY_LOGS", "words")
        if not environment.get("TINKUY_SECRET_KEY"):
            environment["TINKUY_SECRET_KEY"] = _kept_secret(Path(environment.get("TINKUY_DATA") or _VAR))
    return environment


def patient(environment: dict[str, str]) -> dict[str, str]:
    """The environment of what changes tables while people work."""
    return {"PGOPTIONS": _PATIENT} | environment


def _kept_secret(folder: Path) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / _KEY
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as made:
            made.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text().strip()
