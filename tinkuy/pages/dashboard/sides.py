"""Two views of a dashboard side by side: each number of both, the difference, and what must be known to read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from tinkuy.languages import number
from tinkuy.pages.dashboard.board import Board
from tinkuy.pages.dashboard.con import NotComparable, With
from tinkuy.pages.dashboard.sides_words import WORDS
from tinkuy.pages.figures.asking import Asked
from tinkuy.pages.figures.making import lines
from tinkuy.pages.figures.shown import WORDS as SHOWN

_SIGNS: Final = {True: "+", False: "−"}


@dataclass(frozen=True, slots=True)
class Side:
    """A number of one side: in words, its interval in words, the address of its page; `value` is blank where there is none."""

    text: str
    range: str = ""
    href: str = ""
    value: float | None = None
    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """One line: what it is of, both sides, the difference in words, and what to know of it."""

    name: str
    left: Side
    right: Side
    difference: str
    note: str = ""


def comparable(left: Board, right: Board) -> None:
    """Raises NotComparable for two plan years: the same code means different things in them."""
    years = left.release.year.id, right.release.year.id
    if years[0] != years[1]:
        raise NotComparable(WORDS["other_year"].format(left=years[0], right=years[1]))


def cautions(left: Board, right: Board, other: With) -> Iterator[str]:
    """What is not the same on both sides besides what is compared."""
    language = left.language
    months = [
        set(board.asked.where(board.release.months).get("month", board.release.months)) for board in (left, right)
    ]
    if other.kind == "release" and months[0] != months[1]:
        yield WORDS["other_months"].in_(language)
    if other.kind == "period":
        if len(months[0]) != len(months[1]):
            said = {"left": len(months[0]), "right": len(months[1])}
            yield WORDS["other_length"].in_(language).format(**said)
        if months[0] & months[1]:
            yield WORDS["shared_months"].in_(language)
    if not (months[0] and months[1]):
        yield WORDS["no_months"].in_(language)


def headlines(left: Board, right: Board, kind: str) -> list[Pair]:
    """The figures at the top of both; reports are of no place, so two places have none to compare."""
    language = left.language
    pairs = [
        _pair(WORDS["reached"].in_(language), _people(left.reached, left, left.asked), _people(right.reached, right, right.asked), language),
        _pair(WORDS["host"].in_(language), _people(left.host, left, left.host_asked), _people(right.host, right, right.host_asked), language),
        _pair(WORDS["organisations"].in_(language), _active(left), _active(right), language),
    ]  # fmt: skip
    if "admin1" not in left.asked.parts:
        pairs.append(_pair(WORDS["places"].in_(language), _places(left), _places(right), language))
    if kind != "place":
        pairs.append(_pair(WORDS["reports"].in_(language), _reports(left), _reports(right), language))
    return pairs


def by(left: Board, right: Board, dimension: str) -> list[Pair]:
    """People reached by a dimension: every value of either side, the largest first; months in order. Raises UndefinedFigure."""
    boards = left, right
    asked = [board.asked.but(by=(dimension,)) for board in boards]
    tables = [lines(board.release, one) for board, one in zip(boards, asked, strict=True)]
    found = [{line[dimension]: line for line in table.iter_rows(named=True)} for table in tables]
    largest = {code: max(side[code]["reached"] for side in found if code in side) for code in {**found[0], **found[1]}}
    pairs = []
    in_order = dimension == "month"
    for code in sorted(largest, key=lambda one: (0 if in_order else -largest[one], str(one))):
        sides = [
            _people(side.get(code), board, one.at(dimension, code) if code is not None else None)
            for side, board, one in zip(found, boards, asked, strict=True)
        ]
        pairs.append(_pair(left.words.name(dimension, code), *sides, left.language))
    return pairs


def _people(line: Mapping[str, Any] | None, board: Board, asked: Asked | None) -> Side:
    language, href = board.language, board.address(asked) if asked else ""
    if not line or not line["rows"]:
        return Side(WORDS["no_rows"].in_(language), href=href)
    if line["rows"] == line["not_reported"]:
        return Side(SHOWN["gap"].in_(language), href=href)
    if line["reason"]:
        return Side(SHOWN["not_published"].in_(language), href=href)
    words = board.words
    return Side(
        words.people(line["reached"]), words.interval(line), href, line["reached"], line["lower"], line["upper"]
    )


def _active(board: Board) -> Side:
    return _count(board.organisations, board, board.asked.of("organisations_present"))


def _places(board: Board) -> Side:
    return _count(board.active_places, board, board.asked.of("organisations_present", ("admin1",)))


def _count(count: int, board: Board, asked: Asked) -> Side:
    return Side(number(count, board.language), href=board.address(asked), value=float(count))


def _reports(board: Board) -> Side:
    """How many of the reports expected came: a share, which has no difference worth saying."""
    table = board.completeness
    came = table.filter(pl.col("state") != "missing").height
    said = {"part": number(came, board.language), "all": number(table.height, board.language)}
    return Side(WORDS["out_of"].in_(board.language).format(**said), href=board.address(board.completeness_asked))


def _pair(name: str, left: Side, right: Side, language: str) -> Pair:
    if left.value is None or right.value is None:
        return Pair(name, left, right, WORDS["not_comparable"].in_(language))
    change = round(right.value) - round(left.value)
    said = f"{_SIGNS[change > 0]} {number(abs(change), language)}" if change else WORDS["equal"].in_(language)
    share = (
        f" ({_SIGNS[change > 0]}{number(abs(change) / left.value * 100, language, 0)} %)"
        if change and left.value >= 1
        else ""
    )
    return Pair(
        name, left, right, said + share, WORDS["overlap"].in_(language) if change and _overlap(left, right) else ""
    )


def _overlap(left: Side, right: Side) -> bool:
    """Whether the true numbers may stand the other way round."""
    if left.lower is None or right.lower is None or left.upper is None or right.upper is None:
        return False
    if left.lower == left.upper and right.lower == right.upper:
        return False
    return left.lower <= right.upper and right.lower <= left.upper
