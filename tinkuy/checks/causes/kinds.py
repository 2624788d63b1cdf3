"""Which treatment each kind of cause proposes, and which others may be chosen instead (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from tinkuy.checks.causes import formulas, names, pasted, repeated


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of cause: its proposed treatment (None: ask) and the alternatives."""

    treatment: str | None = None
    alternatives: tuple[str, ...] = ()


KINDS: Final[Mapping[str, Kind]] = MappingProxyType({
    "new-not-reported": Kind("mark_not_reported", ("derive_new",)),
    "total-only": Kind("mark_not_reported", ("derive_new",)),
    formulas.KIND: Kind("add_up_groups", ("total_from_groups",)),
    "totals-empty": Kind("take_breakdown_sum"),
    "breakdown-of-total": Kind("breakdown_of_total"),
    "ages-missing": Kind("apportion_ages"),
    "groups-missing": Kind("apportion_groups"),
    "empty-rows": Kind(),
    "output-only": Kind(),
    names.KIND: Kind("map_name"),
    repeated.BLANK: Kind(),
    repeated.RULE: Kind(),
    pasted.KIND: Kind(),
})  # fmt: skip
