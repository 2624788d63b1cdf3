"""Pictures and PDFs of key figures, kept by what they say: whoever asks for the same page gets the same file."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Final

from django.conf import settings

from tinkuy.publishing.key_figures import KeyFigures
from tinkuy.publishing.key_figures_sheet import SHEET
from tinkuy.releases.whole import whole_file

_MOST: Final = 400  # files of some hundred kilobytes; the oldest go


def kept(page: KeyFigures, form: str, day: dt.date, make: Callable[[KeyFigures, dt.date], bytes]) -> bytes:
    """The file of a page in this form; made unless it is there."""
    said = json.dumps([asdict(page), form, day.isoformat(), SHEET], ensure_ascii=False, sort_keys=True)
    path = _folder() / f"{hashlib.sha256(said.encode()).hexdigest()}.{form}"
    try:
        return path.read_bytes()
    except OSError:
        made = make(page, day)
    with whole_file(path) as partial:
        partial.write_bytes(made)
    _tidy()
    return made


def _folder() -> Path:
    return Path(settings.DATA_FOLDER) / "key_figures"


def _tidy() -> None:
    there = [path for path in _folder().iterdir() if not path.name.startswith(".")]
    if len(there) <= _MOST:
        return
    with suppress(FileNotFoundError):  # another process tidies too
        for path in sorted(there, key=lambda one: one.stat().st_mtime)[: len(there) - _MOST]:
            path.unlink(missing_ok=True)
