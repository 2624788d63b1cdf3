"""A cause as far as a treatment asks, for tests that need no findings."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Chosen:
    """The rows, the treatment, what may be chosen instead, and what the treatment needs to know."""

    rows: tuple[int, ...]
    treatment: str | None
    alternatives: tuple[str, ...] = ()
    parameters: dict[str, str] = field(default_factory=dict)
