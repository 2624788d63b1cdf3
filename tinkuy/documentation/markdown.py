"""Markdown pieces: headings, tables, cells (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def cell(text: object) -> str:
    """A text that stays within its table cell."""
    return str(text if text is not None else "").replace("|", "\\|").replace("\n", " ").strip()


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table with a line per row."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join("| " + " | ".join(cell(part) for part in line) + " |" for line in lines)


def page(title: str, *parts: str) -> str:
    """A page: its title, then its parts with a blank line between them."""
    return "\n\n".join([f"# {title}", *(part.strip() for part in parts if part.strip())]) + "\n"


def code(text: str) -> str:
    """A word in code type."""
    return f"`{text}`" if text else ""
