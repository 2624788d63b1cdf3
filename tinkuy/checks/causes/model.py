"""What a cause is: one story that explains many findings, with what accepting it would change (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

import polars as pl

from tinkuy.languages import Text

_UNKNOWN = Text(
    "No hay una causa «{id}» en este archivo. Las que hay: {known}.",
    "There is no cause “{id}” in this file. Those there are: {known}.",
    "Não há uma causa «{id}» neste arquivo. As que há: {known}.",
)
_NONE = Text("ninguna", "none", "nenhuma")


class Level(Enum):
    """How far a cause reaches, widest first: findings are explained at the widest level that explains them."""

    PLATFORM = "platform"
    PLATFORM_MONTH = "platform_month"
    ORGANISATION = "organisation"
    ORGANISATION_MONTH = "organisation_month"


@dataclass(frozen=True, slots=True)
class Effect:
    """What the proposed treatment would do to the totals of the cause's rows; all counts are people.

    `reached` is New summed over direct assistance (the simple sum, METHODS 3.3 M1). `not_reported` counts the rows whose New
    would become a gap: they add nothing to a sum, and are shown as not reported, never as 0.
    """

    new_before: float
    new_after: float
    total_before: float
    total_after: float
    reached_before: float
    reached_after: float
    not_reported: int

    @property
    def changes_reached(self) -> bool:
        """Whether the simple sum of people reached would change."""
        return abs(self.reached_after - self.reached_before) > 1e-9


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause of many findings.

    `id` is stable and can be typed (`new-not-reported:PER:2021-03`). `organisations` are codes (or written names where no
    code was found), `rows` row ids, `findings` how many findings it explains and `rules` how many of each rule.
    `text` says what happened, `advice` what accepting would do or what to ask. `evidence` holds the numbers behind the
    text: rows and organisations, how many rows it could apply to (`applies`) and show it (`shows`). `treatment` is the code of the proposed treatment (tinkuy.checks.treatments), None where a person must be asked;
    `alternatives` are others that may be chosen; `parameters` is what the treatment needs to know.
    """

    id: str
    kind: str
    level: Level
    country: str | None
    organisations: tuple[str, ...]
    month: str | None
    rows: tuple[int, ...]
    findings: int
    rules: Mapping[str, int]
    text: Text
    advice: Text
    evidence: Mapping[str, float]
    effect: Effect | None
    treatment: str | None
    alternatives: tuple[str, ...] = ()
    parameters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Causes:
    """The causes of a set of findings, the heaviest first, and the same findings with `cause` filled where one explains them."""

    causes: tuple[Cause, ...]
    findings: pl.DataFrame

    def __getitem__(self, id: str) -> Cause:
        """The cause with this id; raises UnknownCause, which names those there are."""
        for cause in self.causes:
            if cause.id == id:
                return cause
        raise UnknownCause(id, [cause.id for cause in self.causes])

    def explained_by(self, cause: Cause) -> pl.DataFrame:
        """The findings that this cause explains."""
        return self.findings.filter(pl.col("cause") == cause.id)

    def unexplained(self) -> pl.DataFrame:
        """The findings of single rows: what no cause explains."""
        return self.findings.filter(pl.col("cause").is_null())


class UnknownCause(LookupError):
    """Raised for an id that is no cause of these rows; `text` names those there are."""

    def __init__(self, id: str, known: list[str]) -> None:
        names = Text(*(", ".join(known) or _NONE.in_(code) for code in ("es", "en", "pt")))
        self.text = Text(*(_UNKNOWN.in_(code).format(id=id, known=names.in_(code)) for code in ("es", "en", "pt")))
        super().__init__(self.text.in_("en"))
