"""A chart as a file that can travel alone: its finding, its unit, the drawing, its legend and its source in one picture (pure).

The drawing is the page's own (`month_columns`, `maps`, `drawings`), whose classes get the colours of paper here, for a file has
no style sheet beside it. As SVG it says its finding to who listens; as PNG the same words are in the file's own text fields.
"""

from __future__ import annotations

import struct
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape
from zlib import compress, crc32, decompress

from tinkuy.publishing import palette

FORMATS: Final = ("svg", "png")
WIDTH: Final = 800.0
_EDGE: Final = 24.0
_INNER: Final = WIDTH - 2 * _EDGE
_BESIDE: Final = 480.0  # the most a drawing is wide if there is something beside it
_SCALE: Final = 2  # pixels per unit: sharp on the screens of today
_SIGNATURE: Final = 8  # bytes by which a PNG begins
_PACKED: Final = 6
_QUIET: Final = "#5B6673"
_FONT: Final = "Carlito, Calibri, 'Liberation Sans', Arial, sans-serif"
_STYLE: Final = f"""
text {{ font-family: {_FONT}; fill: #{palette.INK}; font-size: 14px }}
.title {{ font-size: 22px; font-weight: bold }} .unit {{ font-size: 15px; fill: {_QUIET} }} .source {{ font-size: 12px; fill: {_QUIET} }}
.months text {{ font-size: 13px; text-anchor: middle }} .months .value {{ font-weight: bold }} .months .upright {{ text-anchor: start }}
.months .when, .months .gap-words, .note {{ fill: {_QUIET} }} .months .gap-words {{ font-style: italic; stroke: #{palette.PAPER}; stroke-width: 3px; paint-order: stroke }}
.column, .bar-body {{ fill: #809BD1 }} .bar-body.strong {{ fill: #{palette.INDIGO} }}
.months .partly {{ stroke: #{palette.INK}; stroke-dasharray: 5 3; stroke-width: 1.5px }}
.ends, .bar-range {{ fill: none; stroke: #{palette.INK}; stroke-width: 1.5px }}
.gap, .bar-gap {{ fill: none; stroke: #8593A1; stroke-dasharray: 2 4; stroke-width: 1.2px }}
.kept-back {{ stroke: #AAB4BF }} .hatch {{ stroke: #AAB4BF; fill: none }} .ground {{ stroke: #8593A1 }} .whole {{ fill: none }}
.seq-1 {{ fill: #DFE6F4 }} .seq-2 {{ fill: #B4C4E6 }} .seq-3 {{ fill: #809BD1 }} .seq-4 {{ fill: #4F70B5 }} .seq-5 {{ fill: #{palette.INDIGO} }}
.place {{ stroke: #{palette.PAPER}; stroke-width: 10px }} .place.seq-1 {{ stroke: #8593A1; stroke-width: 6px }}
.place.zero {{ fill: #{palette.MIST}; stroke: #8593A1; stroke-width: 8px }} .place.suppressed {{ stroke: #8593A1; stroke-width: 8px }}
.place.none {{ fill: none; stroke: #8593A1; stroke-width: 10px; stroke-dasharray: 20 30 }} .place.strong {{ stroke: #{palette.INK}; stroke-width: 25px }}
.map .label {{ font-size: 125px; text-anchor: middle; font-weight: bold; stroke: #{palette.PAPER}; stroke-width: 35px; stroke-linejoin: round; paint-order: stroke }}
.frame {{ fill: none; stroke: #8593A1; stroke-width: 10px }} .window {{ fill: none; stroke: #{palette.INK}; stroke-width: 10px }}
.swatch .place, .cell {{ stroke-width: 1px }} .swatch .place.none, .cell.missing {{ stroke-width: 1px; stroke-dasharray: 2 3 }}
.end {{ text-anchor: end }} .middle {{ text-anchor: middle }} .heavy {{ font-weight: bold }} .small {{ font-size: 12px }} .on-dark {{ fill: #{palette.PAPER} }}
.matrix .cell.none {{ fill: #{palette.MIST} }} .cell.missing {{ fill: none; stroke: #8593A1 }} .cell.received {{ fill: #DCEBE3 }} .cell.with_errors {{ fill: #FBEBC8 }} .cell.nothing {{ fill: #{palette.MIST} }}
"""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as SVG with classes and no styles, and its size in units of the page. `whole`: it takes the width of a picture,
    so that what explains it stands below and not beside."""

    svg: str
    width: float
    height: float
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture says. `title` is the finding; `unit` what is counted, of which part; `source` names the release.

    `legend`: pairs of a state and its words. `notes`: what the drawing cannot hold, such as what has no place on a map.
    """

    title: str
    unit: str
    source: str
    drawing: Drawing
    legend: Sequence[tuple[str, str]] = ()
    notes: Sequence[str] = ()


def chart_file(picture: Picture, format: str) -> bytes:
    """The picture as a file of one of FORMATS. Raises ValueError for another format."""
    if format not in FORMATS:
        raise ValueError(f"a chart is drawn as {' or '.join(FORMATS)}, not as {format}")
    svg = picture_svg(picture)
    if format == "svg":
        return svg.encode()
    # Loaded when a picture is asked for: its library is large, and most processes never draw one.
    import vl_convert

    drawn: bytes = vl_convert.svg_to_png(svg, scale=_SCALE)
    return _with_words(drawn, {"Title": picture.title, "Description": picture.unit, "Source": picture.source})


def picture_svg(picture: Picture) -> str:
    """The picture as one SVG document with everything that it needs."""
    head, top = _words(picture.title, "title", _EDGE + 20, 27, 68)
    unit, top = _words(picture.unit, "unit", top + 2, 20, 105)
    body, bottom = _body(picture, top + 4)
    source, bottom = _words(picture.source, "source", bottom + 26, 16, 130)
    height = bottom - 16 + _EDGE
    size = f'width="{WIDTH:g}" height="{height:g}" viewBox="0 0 {WIDTH:g} {height:g}"'
    paper = f'<rect width="{WIDTH:g}" height="{height:g}" fill="#{palette.PAPER}"/>'
    said = f'<title id="title">{escape(picture.title)}</title><desc id="desc">{escape(_alternative(picture))}</desc>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="title desc">{said}'
        f"<style>{_STYLE}</style>{paper}{head}{unit}{body}{source}</svg>"
    )


def _alternative(picture: Picture) -> str:
    return ". ".join([picture.unit, *picture.notes, picture.source])


def _words(text: str, kind: str, top: float, step: float, letters: int) -> tuple[str, float]:
    """A text in lines of at most so many letters; and where the next line would stand."""
    lines = textwrap.wrap(text, letters) or [""]
    drawn = "".join(
        f'<text class="{kind}" x="{_EDGE:g}" y="{top + n * step:g}">{escape(line)}</text>'
        for n, line in enumerate(lines)
    )
    return drawn, top + len(lines) * step


def _body(picture: Picture, top: float) -> tuple[str, float]:
    """The drawing with what stands beside it; and where it ends."""
    drawing = picture.drawing
    beside = bool(picture.legend or picture.notes) and not drawing.whole
    width = min(_BESIDE if beside else _INNER, max(drawing.width, _BESIDE))
    height = drawing.height * width / drawing.width
    box = f'x="{_EDGE:g}" y="{top:g}" width="{width:g}" height="{height:g}" viewBox="0 0 {drawing.width:g} {drawing.height:g}"'
    placed = f"<svg {box}>{drawing.svg}</svg>"
    if not beside:
        key, bottom = _below(picture, top + height)
        return placed + key, bottom
    key, bottom = _beside(picture, _EDGE + width + 24, top)
    return placed + key, max(top + height, bottom)


def _below(picture: Picture, top: float) -> tuple[str, float]:
    """The legend in one line under a drawing."""
    written, x = [], _EDGE
    for state, words in picture.legend:
        written.append(_swatch(state, x, top + 12))
        written.append(f'<text x="{x + 32:g}" y="{top + 24:g}">{escape(words)}</text>')
        x += 56 + 7.2 * len(words)
    return "".join(written), top + (28 if written else 0)


def _beside(picture: Picture, left: float, top: float) -> tuple[str, float]:
    written, y = [], top + 24
    for state, words in picture.legend:
        written.append(_swatch(state, left, y))
        written.append(f'<text x="{left + 34:g}" y="{y + 12:g}">{escape(words)}</text>')
        y += 24
    y += 8
    for note in picture.notes:
        for line in textwrap.wrap(note, 38):
            written.append(f'<text x="{left:g}" y="{y + 12:g}">{escape(line)}</text>')
            y += 20
        y += 6
    return "".join(written), y


def _swatch(state: str, left: float, top: float) -> str:
    kept_back = state == "suppressed"
    name = f"key-{state}"
    filled = f' fill="url(#{name})"' if kept_back else ""
    rect = f'<rect class="place cell {state}"{filled} x="{left:g}" y="{top:g}" width="24" height="16"/>'
    return f'<g class="swatch">{palette.hatch(name, 6) if kept_back else ""}{rect}</g>'


def _with_words(png: bytes, words: dict[str, str]) -> bytes:
    """The same PNG, its pixels packed again (to a third), with international text fields (RFC 2083, iTXt) after its header."""
    chunks = list(_chunks(png))
    pixels = decompress(b"".join(content for kind, content in chunks if kind == b"IDAT"))
    fields = [(b"iTXt", keyword.encode("latin-1") + b"\0\0\0\0\0" + text.encode()) for keyword, text in words.items()]
    kept = [chunk for chunk in chunks[1:-1] if chunk[0] != b"IDAT"]
    written = [chunks[0], *fields, *kept, (b"IDAT", compress(pixels, _PACKED)), chunks[-1]]
    return png[:_SIGNATURE] + b"".join(_chunk(kind, content) for kind, content in written)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The kind and the content of each chunk of a PNG."""
    at = _SIGNATURE
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += 12 + length


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", crc32(kind + content))
