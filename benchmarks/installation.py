"""An installation with a national platform, in a folder of its own, and what is asked of it, each in a process of its own.

    made(folder, rows)          the database, the platform, its people; reports of 27 organisations and 12 months that stand
    asked(folder, VERB, ...)    run a verb of `main` there; what it printed, as JSON

The reports are put where accepting would have put them: parts in the content store, rows in the database. What is measured
comes after and goes through the actions that everybody uses.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

_CALL: Final = "import sys, django; django.setup(); from benchmarks.asked_of_it import main; main(*sys.argv[1:])"


def surroundings(folder: Path) -> dict[str, str]:
    """The environment of an installation in the folder, on SQLite as a new installation has it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TINKUY_", "DATABASE_URL"))}
    given = {"DJANGO_SETTINGS_MODULE": "tinkuy.config.settings", "TINKUY_DATA": str(folder), "TINKUY_HTTPS": "0"}
    return kept | given | {"TINKUY_SECRET_KEY": "of-a-benchmark-" * 5}


def made(folder: Path, rows: int) -> dict[str, Any]:
    """Make the installation; what its `prepare` says."""
    return asked(folder, "prepare", rows)


def asked(folder: Path, verb: str, *said: object) -> Any:
    """Run a verb of benchmarks.asked_of_it in a fresh process; its answer."""
    command = [sys.executable, "-c", _CALL, verb, *map(str, said)]
    done = subprocess.run(command, env=surroundings(folder), stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout)
