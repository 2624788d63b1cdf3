"""The filters of a dashboard as one sentence: "Salud en Tumbes, de enero 2021 a marzo 2021, con el modelo Suma"."""

from __future__ import annotations

from tinkuy.figures.catalogue import MODELS
from tinkuy.pages.dashboard.board import Board
from tinkuy.pages.dashboard.words import WORDS
from tinkuy.pages.figures.form import Choice, Field


def sentence(board: Board) -> list[dict[str, object]]:
    """The fields in the order in which they are read, each with the word before it."""
    asked, words, language = board.asked, board.words, board.language
    fields = [
        ("", _codes(board, "sector", "sector", "every_sector")),
        ("in", _codes(board, "admin1", "place", "everywhere")),
        ("from", _months(board, "desde", "first", asked.first or next(iter(board.release.months), ""))),
        ("until", _months(board, "hasta", "last", asked.last or next(reversed(board.release.months), ""))),
        (
            "by_model",
            Field(
                "modelo",
                WORDS["model"],
                [Choice(code, model.name.in_(language), code == asked.model) for code, model in MODELS.items()],
            ),
        ),
    ]
    return [{"before": WORDS[before] if before else "", "field": field, "words": words} for before, field in fields]


def _codes(board: Board, name: str, label: str, everything: str) -> Field:
    """A part of the response: all of it, or one code of those that the release has."""
    now, words = board.asked.parts.get(name, ""), board.words
    codes = {code for code in board.release.codes(name) if code} | ({now} if now else set())
    named = sorted((Choice(code, words.name(name, code), code == now) for code in codes), key=lambda one: one.text)
    return Field(name, WORDS[label], [Choice("", WORDS[everything].in_(board.language), not now), *named])


def _months(board: Board, name: str, label: str, now: str) -> Field:
    named = [Choice(month, board.words.name("month", month), month == now) for month in board.release.months]
    return Field(name, WORDS[label], named)
