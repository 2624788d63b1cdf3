"""The barriers that partners choose from, so that a situation report can count them; beside each, their own words (pure)."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Final

from tinkuy.languages import Text

_LIST: Final = Path(__file__).with_name("barriers.csv")


@cache
def barriers() -> dict[str, Text]:
    """What each code says, in the order in which they are offered."""
    with _LIST.open(encoding="utf-8", newline="") as stream:
        return {line["code"]: Text(line["es"], line["en"], line["pt"]) for line in csv.DictReader(stream)}
