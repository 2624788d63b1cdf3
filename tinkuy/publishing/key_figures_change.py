"""What moved people reached from one month to the next, said honestly: who came, who is missing, who reported both (pure).

A fall may be a missing report and no fall. So beside the change stand the organisations that reported people in one of the two
months only, with the people they bring; these add up to the change of the sum of new people.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from tinkuy.languages import Language, number
from tinkuy.publishing.key_figures import NOT_REPORTED, SHOWN, Number, names_text
from tinkuy.publishing.key_figures_words import CHANGE

ADDED_UP: Final = "sum"
_MOST: Final = 3  # organisations named of those that reported both months


@dataclass(frozen=True, slots=True)
class Side:
    """People reached in one month: the number, how many rows do not say it, and what each organisation brings to the sum.

    `month`: its name in words. `brought`: by organisation's code, of those that reported people. `number` is None where the
    release has no rows of the month.
    """

    month: str
    number: Number | None
    rows: int = 0
    without: int = 0
    brought: Mapping[str, float] = field(default_factory=dict)


def change(before: Side, after: Side, *, model: str, name: Callable[[str], str], language: Language) -> tuple[str, ...]:
    """The sentences: how much, then why; or why the two cannot be compared."""
    if why_not := _why_not(before, after, language):
        return (why_not,)
    sentences = [_how_much(before, after, language), *_why(before, after, name, language)]
    sentences += [
        _say(
            "partly", language, month=side.month, count=number(side.without, language), rows=number(side.rows, language)
        )
        for side in (before, after)
        if side.without
    ]
    if model != ADDED_UP and len(sentences) > 1:
        sentences.append(CHANGE["by_sum"].in_(language))
    return tuple(sentences)


def _why_not(before: Side, after: Side, language: Language) -> str:
    if before.number is None:
        return _say("no_month", language, before=before.month)
    for side in (after, before):
        state = side.number.state if side.number else NOT_REPORTED
        if state != SHOWN:
            key = {NOT_REPORTED: "gap", "no_rows": "gap", "not_published": "not_published"}.get(state, "protected")
            return _say(key, language, month=side.month, before=before.month)
    return ""


def _how_much(before: Side, after: Side, language: Language) -> str:
    was, is_ = round(before.number.value), round(after.number.value)
    by = is_ - was
    said = number(abs(by), language)
    if was and by:
        said = _say("share", language, by=said, share=number(abs(by) / was * 100, language, decimals=0))
    key = "more" if by > 0 else "less" if by < 0 else "same"
    return _say(key, language, by=said, before=before.month, value=number(was, language))


def _why(before: Side, after: Side, name: Callable[[str], str], language: Language) -> list[str]:
    months = {"month": after.month, "before": before.month}
    said = []
    for key, here, there in (("came", after, before), ("went", before, after)):
        only = sorted((code for code in here.brought if code not in there.brought), key=lambda c: -here.brought[c])
        if only:
            people = number(round(sum(here.brought[code] for code in only)), language)
            names = names_text([name(code) for code in only], language)
            said.append(_say(key, language, people=people, names=names, **months))
    both = {code: after.brought[code] - was for code, was in before.brought.items() if code in after.brought}
    if both:
        key = "stayed_one" if len(both) == 1 else "stayed"
        said.append(
            _say(key, language, people=_signed(sum(both.values()), language), count=number(len(both), language))
        )
    if len(both) > 1:
        said += _most(both, name, language)
    return said


def _most(both: Mapping[str, float], name: Callable[[str], str], language: Language) -> list[str]:
    """Which of those that reported both months moved most."""
    moved = sorted((code for code, by in both.items() if round(by)), key=lambda code: -abs(both[code]))[:_MOST]
    named = "; ".join(f"{name(code)} ({_signed(both[code], language)})" for code in moved)
    return [_say("most", language, names=named)] if named else []


def _signed(by: float, language: Language) -> str:
    whole = round(by)
    return ("+" if whole > 0 else "−" if whole < 0 else "") + number(abs(whole), language)


def _say(key: str, language: Language, **said: str) -> str:
    return CHANGE[key].in_(language).format(**said)
