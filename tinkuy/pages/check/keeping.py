"""The short-lived folder of one check: what was sent and what was found, under a name nobody can guess, swept within the hour."""

from __future__ import annotations

import json
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from tinkuy.pages.check import sharing

_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")
_SENT = "sent"
_LONGEST_NAME = 180  # bytes


class Gone(LookupError):
    """There is no check of this name, or no longer."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One check: `said` is what the person chose (year, platform, answers about headings)."""

    token: str

    @property
    def folder(self) -> Path:
        """Where its files lie."""
        return Path(settings.CHECKS_FOLDER) / self.token

    @property
    def source(self) -> Path:
        """The file as it was sent. Raises Gone where it was swept in the meantime."""
        for path in (self.folder / _SENT).glob("*"):
            return path
        raise Gone(self.token)

    @property
    def findings(self) -> Path:
        """The file of the findings, an Arrow table."""
        return self.folder / "findings.arrow"

    def write(self, name: str, content: Any) -> None:
        """Keep a JSON document."""
        (self.folder / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")

    def read(self, name: str) -> Any:
        """A JSON document; None where it was not kept."""
        try:
            return json.loads((self.folder / f"{name}.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None

    def share(self) -> None:
        """Let the other machines see it, where there are some. Raises OSError."""
        sharing.share(self.folder)

    def forget(self) -> None:
        """Delete everything now."""
        shutil.rmtree(self.folder, ignore_errors=True)
        sharing.forget(self.token)


def keep(sent: UploadedFile, said: dict[str, Any]) -> Kept:
    """Put a file that was sent into a new folder that only this installation reads; what cannot be written leaves nothing."""
    sweep()
    Path(settings.CHECKS_FOLDER).mkdir(parents=True, mode=0o700, exist_ok=True)
    kept = Kept(secrets.token_urlsafe(24))
    try:
        (kept.folder / _SENT).mkdir(parents=True)
        with (kept.folder / _SENT / _file_name(sent.name)).open("wb") as target:
            for piece in sent.chunks():
                target.write(piece)
        kept.write("said", said)
    except OSError:
        kept.forget()
        raise
    return kept


def _file_name(given: str | None) -> str:
    """The name as it was given, short enough for every disk: these count bytes, people letters."""
    path = Path(given or "5w")
    stem = path.stem.encode()[:_LONGEST_NAME].decode(errors="ignore")
    return f"{stem}{path.suffix[:10]}"


def find(token: str) -> Kept:
    """The check of this name. Raises Gone once its hour is over, swept or not."""
    kept = Kept(token)
    if not _TOKEN.fullmatch(token):
        raise Gone(token)
    sharing.fetch(kept.folder)
    if not kept.folder.is_dir() or _old(kept.folder):
        raise Gone(token)
    return kept


def sweep() -> int:
    """Delete every check whose hour is over; returns how many."""
    swept = 0
    for folder in _folders():
        if _old(folder):
            shutil.rmtree(folder, ignore_errors=True)
            swept += 1
    with suppress(OSError):  # the storage is away for a moment: the next time
        sharing.sweep(settings.CHECKS_KEPT_SECONDS)
    return swept


def _folders() -> Iterator[Path]:
    home = Path(settings.CHECKS_FOLDER)
    return (path for path in home.iterdir() if path.is_dir()) if home.is_dir() else iter(())


def _old(folder: Path) -> bool:
    """Whether the hour since the file was sent is over; what is written beside it later does not make it younger."""
    sent = folder / _SENT
    try:
        since = (sent if sent.exists() else folder).stat().st_mtime
    except FileNotFoundError:
        return True
    return time.time() - since > settings.CHECKS_KEPT_SECONDS
