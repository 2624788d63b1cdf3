"""The ordered list of all rules: METHODS 3.5's first, then the additional ones (pure).

C23 (the shape of the file) belongs to reading, C24 (consolidated figures) to figures.
"""

from __future__ import annotations

from types import ModuleType
from typing import Final

from tinkuy.checks.rule import Rule
from tinkuy.checks.rules import (
    cash,
    completeness,
    duplicates,
    lists,
    numbers,
    patterns,
    people,
    personal_data,
    reading,
    words,
)


def _declared_in(module: ModuleType) -> list[Rule]:
    return [thing for thing in vars(module).values() if isinstance(thing, Rule)]


def _in_order(rule: Rule) -> tuple[bool, int, str]:
    return rule.additional, int(rule.base[1:]), rule.code


RULES: Final[tuple[Rule, ...]] = tuple(
    sorted(
        (
            r
            for module in (
                completeness,
                lists,
                people,
                cash,
                duplicates,
                patterns,
                words,
                personal_data,
                reading,
                numbers,
            )
            for r in _declared_in(module)
        ),
        key=_in_order,
    )
)
BY_CODE: Final[dict[str, Rule]] = {rule.code: rule for rule in RULES}
