"""Words in three languages, and numbers as each language writes them (pure).

Spanish comes first: it is what most people of the response read, and what a missing translation falls back to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Language = Literal["es", "en", "pt"]
LANGUAGES: Final[tuple[Language, ...]] = ("es", "en", "pt")

_SEPARATORS: Final = {"es": (".", ","), "en": (",", "."), "pt": (".", ",")}


@dataclass(frozen=True, slots=True)
class Text:
    """One message or label in Spanish, English and Portuguese; a blank one falls back to Spanish, then English."""

    es: str
    en: str = ""
    pt: str = ""

    def in_(self, language: str) -> str:
        """Return the text in `language`, or the first language that has it."""
        return getattr(self, language) or self.es or self.en or self.pt

    def format(self, **values: object) -> Text:
        """Return the same text with its {named} places filled in every language; a Text is filled in as that language says it."""
        return Text(*(getattr(self, code).format(**_in(values, code)) for code in LANGUAGES))

    def all(self) -> tuple[str, ...]:
        """Return the texts that are there, each once, in the order es, en, pt."""
        return tuple(dict.fromkeys(t for t in (self.es, self.en, self.pt) if t))


def _in(values: dict[str, object], language: Language) -> dict[str, object]:
    return {name: value.in_(language) if isinstance(value, Text) else value for name, value in values.items()}


def number(value: float | int | None, language: str = "es", decimals: int | None = None) -> str:
    """Write a number for people: thousands and decimals as the language has them; nothing for None.

    Whole numbers show no decimals; others show at most two, unless `decimals` says how many.
    """
    if value is None:
        return ""
    thousands, point = _SEPARATORS[language]
    if decimals is None:
        decimals = 0 if abs(value - round(value)) < 0.005 else 2
    return f"{value:,.{decimals}f}".translate(str.maketrans({",": thousands, ".": point}))
