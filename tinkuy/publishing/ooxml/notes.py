"""Notes on cells: the comments part and the drawing that holds their boxes; the sender's own notes stay."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

from tinkuy.publishing.ooxml.cells import column_number, letters
from tinkuy.publishing.ooxml.frame import Frame
from tinkuy.publishing.ooxml.package import Package, parse, serialise, tag

AUTHOR: Final = "Tinkuy"
_COMMENTS_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_EXCEL: Final = "urn:schemas-microsoft-com:office:excel"
_VML: Final = "urn:schemas-microsoft-com:vml"
_ADDRESS: Final = re.compile(r"([A-Z]+)(\d+)")
_SHAPE_TYPE: Final = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_FIRST_SHAPE: Final = 20 * 1024
_EMPTY_DRAWING: Final = (
    f'<xml xmlns:v="{_VML}" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="{_EXCEL}">'
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>' + _SHAPE_TYPE + "</xml>"
)
_SHAPE: Final = (
    '<v:shape id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;width:240pt;height:{height}pt;'
    'z-index:{id};visibility:hidden" fillcolor="#{fill}" o:insetmode="auto"><v:fill color2="#{fill}"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left}, 15, {top}, 2, {right}, 31, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


def write_notes(package: Package, part: str, frame: Frame, notes: Mapping[tuple[int, int], tuple[str, str]]) -> int:
    """Put notes on a sheet; returns how many were written.

    `notes` is keyed by (row counted from 1, column counted from 0) and holds the words and the box's colour. Notes of an
    earlier hand-back go; a cell that holds a note of the sender keeps that one.
    """
    comments_part = next(iter(package.targets(part, "comments")), None)
    root = parse(package.read(comments_part)) if comments_part else _empty_comments()
    drawing_part, drawing = _drawing(package, part, frame)
    _drop_ours(root, drawing)
    taken = {comment.get("ref") for comment in root.iter(tag("comment"))}
    free = {at: note for at, note in notes.items() if f"{letters(at[1])}{at[0]}" not in taken}
    if not free and not comments_part:
        return 0
    _append(root, drawing, free)
    if not comments_part:
        comments_part = package.free_name("xl/comments{}.xml")
        package.relate(part, "comments", comments_part)
    package.put(comments_part, serialise(root), _COMMENTS_TYPE)
    if not drawing_part:
        drawing_part = package.free_name("xl/drawings/vmlDrawing{}.vml")
        frame.set_legacy_drawing(package.relate(part, "vmlDrawing", drawing_part))
    package.set_default_type("vml", _VML_TYPE)
    package.put(drawing_part, etree.tostring(drawing))
    return len(free)


def _empty_comments() -> etree._Element:
    root = etree.Element(tag("comments"), nsmap={None: tag("")[1:-1]})
    etree.SubElement(root, tag("authors"))
    etree.SubElement(root, tag("commentList"))
    return root


def _drawing(package: Package, part: str, frame: Frame) -> tuple[str | None, etree._Element]:
    """The part that the sheet names as its drawing of notes, and its tree; a new one if there is none."""
    identifier = frame.legacy_drawing()
    for relation in package.relations(part):
        if identifier and relation.get("Id") == identifier:
            name = package.resolve(part, relation.get("Target"))
            return name, parse(package.read(name))
    return None, parse(_EMPTY_DRAWING.encode())


def _drop_ours(root: etree._Element, drawing: etree._Element) -> None:
    """Take the notes of an earlier hand-back away."""
    authors = [author.text for author in root.iter(tag("author"))]
    gone = set()
    for comment in list(root.iter(tag("comment"))):
        if authors[int(comment.get("authorId", "0"))] == AUTHOR:
            gone.add(comment.get("ref"))
            comment.getparent().remove(comment)
    for shape in list(drawing.iter(f"{{{_VML}}}shape")):
        if _shape_address(shape) in gone:
            shape.getparent().remove(shape)


def _shape_address(shape: etree._Element) -> str:
    row, column = shape.find(f".//{{{_EXCEL}}}Row"), shape.find(f".//{{{_EXCEL}}}Column")
    if row is None or column is None:
        return ""
    return f"{letters(int(column.text))}{int(row.text) + 1}"


def _append(root: etree._Element, drawing: etree._Element, notes: Mapping[tuple[int, int], tuple[str, str]]) -> None:
    authors, comments = root.find(tag("authors")), root.find(tag("commentList"))
    names = [author.text for author in authors]
    if AUTHOR not in names:
        etree.SubElement(authors, tag("author")).text = AUTHOR
        names.append(AUTHOR)
    ours = str(names.index(AUTHOR))
    shapes = []
    _reserve_identifiers(drawing, len(notes))
    for n, ((row, column), (words, fill)) in enumerate(sorted(notes.items())):
        comment = etree.SubElement(comments, tag("comment"), ref=f"{letters(column)}{row}", authorId=ours)
        text = etree.SubElement(etree.SubElement(etree.SubElement(comment, tag("text")), tag("r")), tag("t"))
        text.text = words
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        height = 30 + 15 * (1 + len(words) // 44 + words.count("\n"))
        place = {"row": row - 1, "column": column, "left": column + 1, "top": max(row - 2, 0), "right": column + 5}
        shapes.append(
            _SHAPE.format(id=_FIRST_SHAPE + n, height=height, fill=fill, bottom=max(row - 2, 0) + height // 18, **place)
        )
    comments[:] = sorted(comments, key=lambda c: _order(c.get("ref", "A1")))
    wrapped = parse((_EMPTY_DRAWING[: -len("</xml>")] + "".join(shapes) + "</xml>").encode())
    drawing.extend(wrapped.findall(f"{{{_VML}}}shape"))


def _reserve_identifiers(drawing: etree._Element, count: int) -> None:
    """Declare the blocks of 1,024 numbers that our boxes use, beside the sender's."""
    declared = drawing.find(".//{urn:schemas-microsoft-com:office:office}idmap")
    if declared is None:
        return
    blocks = declared.get("data", "1").split(",")
    ours = range(_FIRST_SHAPE // 1024, (_FIRST_SHAPE + count) // 1024 + 1)
    declared.set("data", ",".join(dict.fromkeys([*blocks, *map(str, ours)])))


def _order(reference: str) -> tuple[int, int]:
    found = _ADDRESS.match(reference)
    return (int(found.group(2)), column_number(found.group(1))) if found else (0, 0)
