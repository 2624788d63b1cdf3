"""The installation's database, for the commands of whoever runs it: made ready, and brought up to date."""

from __future__ import annotations

import os

import django
from django.core.management import call_command

from tinkuy.cli import terminal
from tinkuy.cli.serve import refuse_without_server, surroundings
from tinkuy.languages import Text

_PREPARING = Text("Preparando la base de datos …", "Preparing the database …", "Preparando o banco de dados …")


def look_into_installation() -> None:
    """Set Django up as `tinkuy serve` does, and leave the database as it is. Raises CannotServe."""
    refuse_without_server()
    os.environ.update(surroundings())
    django.setup()


def open_installation(language: str) -> None:
    """Set Django up as `tinkuy serve` does, with every table there is. Raises CannotServe."""
    look_into_installation()
    with terminal.working(_PREPARING.in_(language)):
        call_command("migrate", verbosity=0)
