"""A letter's plain text as simple HTML: paragraphs, lines and links, and nothing that is loaded from anywhere (pure)."""

from __future__ import annotations

import re
from html import escape

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def as_html(text: str, language: str) -> str:
    """The text as a whole page; what people wrote is escaped, addresses become links."""
    paragraphs = (f"<p>{_lines(one)}</p>" for one in re.split(r"\n{2,}", text.strip()))
    return f'<!doctype html><html lang="{escape(language)}"><body>{"".join(paragraphs)}</body></html>'


def _lines(paragraph: str) -> str:
    return "<br>".join(map(_linked, paragraph.split("\n")))


def _linked(line: str) -> str:
    parts, end = [], 0
    for found in _ADDRESS.finditer(line):
        address = escape(found.group())
        parts += [escape(line[end : found.start()]), f'<a href="{address}">{address}</a>']
        end = found.end()
    return "".join([*parts, escape(line[end:])])
