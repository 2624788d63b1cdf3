"""Answers about headings, remembered per organisation in one small file of the person who uses the command line."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tinkuy.packs.folding import fold
from tinkuy.reports.headings import Heading


def default_folder() -> Path:
    """Where this person's answers are kept: `TINKUY_DATA`, else the usual folder for an application's data."""
    said = os.environ.get("TINKUY_DATA")
    if said:
        return Path(said)
    base = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "tinkuy"


@dataclass(frozen=True, slots=True)
class RememberedHeadings:
    """The file of answers: by organisation, then by folded heading, the 5W column ("-": leave unread)."""

    path: Path

    @classmethod
    def default(cls) -> RememberedHeadings:
        """The answers of the person who runs the command."""
        return cls(default_folder() / "headings.json")

    def answers(self, headings: Iterable[Heading], organisations: Iterable[str]) -> dict[str, str]:
        """The answers that these organisations gave for these headings, by heading as the file writes it."""
        kept = self._kept()
        given = {heading: key for code in organisations for heading, key in kept.get(code, {}).items()}
        return {h.whole: given[fold(h.whole)] for h in headings if h.whole and fold(h.whole) in given}

    def remember(self, organisation: str, answers: Mapping[str, str]) -> None:
        """Keep the answers for the organisation (a code; "" keeps nothing). The file is replaced whole or not at all."""
        if not organisation:
            return
        kept = self._kept()
        kept[organisation] = kept.get(organisation, {}) | {fold(heading): key for heading, key in answers.items()}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", dir=self.path.parent, delete=False, encoding="utf-8", suffix=".part"
        ) as stream:
            json.dump(kept, stream, ensure_ascii=False, indent=1, sort_keys=True)
            stream.flush()
            os.fsync(stream.fileno())
        Path(stream.name).replace(self.path)

    def _kept(self) -> dict[str, dict[str, str]]:
        try:
            kept = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return kept if isinstance(kept, dict) else {}
