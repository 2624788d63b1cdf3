"""What would be released, as a folder like any release's, so that it can be compared with the last one before it is signed.

Nobody signs it and nobody may quote it: it is outside the register and outside the releases, and goes after a day.
"""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Final

from django.conf import settings

from tinkuy.releases.cutting import cut
from tinkuy.releases.gathering import Gathered
from tinkuy.releases.refusals import AlreadyThere, Refused
from tinkuy.releases.store import Release, open_release

KEPT: Final = timedelta(days=1)
_NOBODY: Final = "-"


def proposed(held: Gathered) -> Release:
    """What was gathered, as a folder to look at; made once for what stands. Its findings are left to the signing."""
    sweep()
    folder = _folder() / held.seen
    with suppress(Refused):  # not there yet, or half forgotten
        return open_release(folder)
    shutil.rmtree(folder, ignore_errors=True)
    try:
        said = {"year": held.year, "platform": held.platform, "inputs": held.inputs}
        return cut(held.rows, signed_by=_NOBODY, folder=folder, **said)
    except AlreadyThere:  # somebody else looked at the same moment
        return open_release(folder)


def _folder() -> Path:
    return Path(settings.DATA_FOLDER) / "proposals"


def sweep() -> None:
    """Forget what was looked at longer ago than it is kept."""
    before = time.time() - KEPT.total_seconds()
    for path in _folder().glob("*"):
        if path.stat().st_mtime < before:
            shutil.rmtree(path, ignore_errors=True)
