"""From how much on a repetition is a cause: the thresholds, which a platform's pack may change (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from tinkuy.packs.schema import PlatformPack, YearPack

# A platform's pack changes one under `[thresholds]`, a year's under `[rules.causes]`; the platform has the last word.
DEFAULTS: Final[Mapping[str, float]] = MappingProxyType({
    "cause_platform_rows": 10,  # rows that must show it before it is said of a whole platform's month
    "cause_platform_organisations": 3,  # organisations that must show it
    "cause_platform_share": 0.5,  # share of the month's organisations that must show it
    "cause_organisation_rows": 3,  # rows of one organisation that must show it
    "cause_rule_share": 0.85,  # share of the rows a rule can hit, from which hits are one cause
    "cause_name_rows": 2,  # rows with the same unknown name
    "cause_pasted_rows": 10,  # rows repeated as one block
    "cause_formula_share": 0.98,  # share of rows that a formula must reproduce
    "cause_confirmed_share": 0.5,  # share of rows whose breakdown must confirm that it is of Total
    "apportioning_people": 30,  # people whose reported breakdown an organisation's own shares need behind them
})  # fmt: skip


def limits(year: YearPack, platform: PlatformPack | None = None) -> Mapping[str, float]:
    """Return every threshold: the defaults, as the year's pack and then the platform's pack change them."""
    said = {**year.rules.get("causes", {}), **(platform.thresholds if platform else {})}
    return MappingProxyType({key: float(said.get(key, value)) for key, value in DEFAULTS.items()})
