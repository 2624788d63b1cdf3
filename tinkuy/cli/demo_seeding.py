"""Makes the demonstration's installation, in a process of its own (`tinkuy.cli.demo` starts it): the part that needs Django."""

from __future__ import annotations

import importlib
import json
import os
import secrets
import sys
from pathlib import Path
from typing import Final

import django
from django.core.management import call_command

from tinkuy.access.roles import GOVERNING
from tinkuy.cli import terminal
from tinkuy.demonstration import story
from tinkuy.languages import Text

MADE: Final = "demostracion.json"
_WORDS: Final = (
    "agua arena arroz brisa calle campo canto cerro cielo costa fuego hierba isla lago lluvia luna maiz mar monte nube "
    "puente rio selva sol valle viento"
).split()


def main(folder: str, seed: str, language: str) -> int:
    """Make the database of the environment and tell the story in it; say what was made in a file beside the database."""
    sent = story.write_sent(Path(folder), seed=int(seed))
    django.setup()
    call_command("migrate", verbosity=0)

    def say(text: Text) -> None:
        terminal.remark(f"  {text.in_(language)}")

    # Loaded only now: models need Django set up.
    seeding = importlib.import_module("tinkuy.demonstration.seeding")
    second_factor = importlib.import_module("tinkuy.accounts.second_factor")
    passwords = {one.email: _password() for one in story.ACCOUNTS}
    factors = {one.email: second_factor.new_secret() for one in story.ACCOUNTS if one.role in GOVERNING}
    seeding.seed(sent, passwords=passwords, secrets=factors, language=language, say=say)
    made = {"seed": int(seed), "to_send": str(sent.to_send.relative_to(folder)), "passwords": passwords}
    made["secrets"] = factors
    path = Path(os.environ["TINKUY_DATA"]) / MADE
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="utf-8") as file:
        json.dump(made, file)
    return 0


def _password() -> str:
    """Four words at random: easy to type, and the installation listens on its own machine only."""
    return "-".join(secrets.choice(_WORDS) for _ in range(4))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
