"""What templates need in every language: a text said, a number written, an icon drawn, a severity shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString
from lucide.templatetags.lucide import lucide

from tinkuy.languages import Text, number
from tinkuy.pages.components import interval as drawn
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.components.words import BARS, SEVERITIES
from tinkuy.publishing.bars import Line

register = template.Library()

# Which icon stands beside which word; the word is always there, for state is never told by colour or shape alone.
SEVERITY_ICONS = {"blocking": "octagon-x", "warning": "triangle-alert", "hint": "info"}


@register.filter
def say(text: Text | Mapping[str, str] | str | None) -> str:
    """A text in the reader's language; texts read back from JSON are mappings by language."""
    if isinstance(text, Text):
        return text.in_(spoken())
    if isinstance(text, Mapping):
        return Text(**text).in_(spoken())
    return text or ""


@register.filter
def num(value: float | None) -> str:
    """A number as the reader's language writes it; nothing for what is not there."""
    return number(value, spoken())


@register.simple_tag
def icon(name: str, size: int = 20) -> SafeString:
    """An icon beside its word: hidden from screen readers, which read the word."""
    return lucide(name, size=size, aria_hidden="true", focusable="false")


@register.inclusion_tag("components/severity.html")
def severity(code: str) -> dict[str, Any]:
    """How grave a finding is: icon and word."""
    return {"code": code, "icon_name": SEVERITY_ICONS[code], "word": SEVERITIES[code]}


@register.inclusion_tag("components/interval.html")
def interval(figure: Mapping[str, Any], top: float) -> dict[str, Any]:
    """The bar of a figure: its interval and its estimate on a scale from 0 to `top` people."""
    return {"bar": drawn.bar(figure["lower"], figure["upper"], figure["reached"], top), "figure": figure}


@register.inclusion_tag("components/bars.html")
def bars(lines: Sequence[Line], heading: Any, value_heading: Any, caption: Any = "") -> dict[str, Any]:
    """A table of lines with their bars (`bars.scaled`): what each is of, its bar, its number, its interval if any has one."""
    return {"bars": lines, "heading": heading, "value_heading": value_heading, "caption": caption, "bar_words": BARS}
