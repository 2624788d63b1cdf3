"""What a pack's manifest must say: which keys, of which type (pure)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from zoneinfo import available_timezones

from tinkuy.languages import LANGUAGES
from tinkuy.packs import flaws
from tinkuy.packs.flaws import Flaw
from tinkuy.packs.folders import MANIFEST
from tinkuy.packs.loading import PLATFORM_LISTS, YEAR_LISTS

Test = Callable[[Any], bool]


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_text, value))


def _years(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(y, int) and 2000 <= y <= 2100 for y in value)


def _numbers(value: Any) -> bool:
    return isinstance(value, Mapping) and all(map(_number, value.values()))


def _title(value: Any) -> bool:
    return isinstance(value, Mapping) and set(value) == set(LANGUAGES) and all(map(_text, value.values()))


def _spoken(value: Any) -> bool:
    return _texts(value) and set(value) <= set(LANGUAGES)


def _table(value: Any) -> bool:
    return isinstance(value, Mapping)


def _yes_no_or_absent(value: Any) -> bool:
    return value is None or isinstance(value, bool)


def _rules(value: Any) -> bool:
    return isinstance(value, Mapping) and all(isinstance(rule, Mapping) for rule in value.values())


# key -> (test, what is expected, in words that need no translation)
_BOTH: dict[str, tuple[Test, str]] = {
    "id": (_text, '"r4v-2021"'),
    "version": (_text, '"1"'),
    "title": (_title, "[title] es, en, pt"),
    "lists": (_table, "[lists.sectors] ..."),
}
_YEAR: dict[str, tuple[Test, str]] = _BOTH | {
    "plan_years": (_years, "[2021]"),
    "open_columns": (_table, '[open_columns] other = ["output"]'),
    "rules": (_rules, "[rules.C01]"),
    "consolidation": (_table, "[consolidation] models, unknown"),
}
_PLATFORM: dict[str, tuple[Test, str]] = _BOTH | {
    "year": (_text, '"r4v-2021"'),
    "country": (_text, '"PER"'),
    "timezone": (lambda value: value in available_timezones(), '"America/Lima"'),
    "languages": (_spoken, '["es", "en", "pt"]'),
    "member_counts": (_numbers, "[member_counts] un = 14"),
    "thresholds": (_numbers, "[thresholds] suppress_below = 10"),
    "synthetic": (_yes_no_or_absent, "true / false"),
    "about": (lambda value: value is None or _title(value), "[about] es, en, pt"),
}
_KINDS = {"year": (_YEAR, YEAR_LISTS), "platform": (_PLATFORM, PLATFORM_LISTS)}
_LIST: dict[str, tuple[Test, str]] = {
    "known": (lambda value: isinstance(value, bool), "true / false"),
    "source": (_text, '"R4V, 2021, ..."'),
}


def manifest_flaws(said: Mapping[str, Any]) -> Iterator[Flaw]:
    """Yield what is missing from the manifest or of another type than the pack needs."""
    kind = said.get("kind")
    if kind not in _KINDS:
        yield _flaw("kind", kind, '"year" / "platform"')
        return
    needed, lists = _KINDS[kind]
    yield from _table_flaws("", said, needed)
    if not _table(said.get("lists")):
        return
    for key in lists:
        if not _table(said["lists"].get(key)):
            yield _flaw(f"[lists.{key}]", said["lists"].get(key), "known, source")
    for key, one in said["lists"].items():
        if _table(one):
            yield from _table_flaws(f"lists.{key}.", one, _LIST)


def _table_flaws(prefix: str, said: Mapping[str, Any], needed: Mapping[str, tuple[Test, str]]) -> Iterator[Flaw]:
    for key, (fits, expected) in needed.items():
        if not fits(said.get(key)):
            yield _flaw(prefix + key, said.get(key), expected)


def _flaw(key: str, value: Any, expected: str) -> Flaw:
    if value is None:
        return Flaw(MANIFEST, None, flaws.MISSING_KEY.format(key=key, expected=expected))
    return Flaw(MANIFEST, None, flaws.WRONG_TYPE.format(key=key, value=value, expected=expected))
