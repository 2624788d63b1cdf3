"""Values as the API tells them: texts in three languages, numbers that JSON has."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from tinkuy.languages import LANGUAGES, Text


def words(text: Text) -> dict[str, str]:
    """A text in every language."""
    return {code: text.in_(code) for code in LANGUAGES}


def line(values: Mapping[str, Any]) -> dict[str, Any]:
    """A line of a table; JSON has no number that is none."""
    return {key: None if isinstance(value, float) and not math.isfinite(value) else value for key, value in values.items()}  # fmt: skip
