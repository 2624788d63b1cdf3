"""The styles of a workbook, extended: a cell's own style with our fill, and the styles of grafted sheets."""

from __future__ import annotations

import copy
from typing import Final

from lxml import etree

from tinkuy.publishing import palette
from tinkuy.publishing.ooxml.package import UnfamiliarWorkbook, parse, serialise, tag

_OUR_FILLS: Final = frozenset(f"FF{mark.fill}" for mark in palette.MARKS.values())
_PARTS: Final = ("fonts", "fills", "borders", "cellXfs")


def _required(root: etree._Element, name: str) -> etree._Element:
    element = root.find(tag(name))
    if element is None:
        raise UnfamiliarWorkbook(f"styles without {name}")
    return element


class Styles:
    """A styles part. Style numbers only grow, so the numbers that the sender's cells carry stay true."""

    def __init__(self, xml: bytes) -> None:
        self._root = parse(xml)
        self._lists = {name: _required(self._root, name) for name in _PARTS}
        self._variants: dict[tuple[int, str], int] = {}
        self._fills: dict[tuple[str, str], int] = {}

    def marked(self, style: int, severity: str) -> int:
        """The number of the style `style` with the fill of the severity; everything else of it stays."""
        key = (style, severity)
        if key not in self._variants:
            xf = self._copy_of(style)
            mark = palette.MARKS[severity]
            xf.set("fillId", str(self._fill(mark.fill, self._own_colour(style))))
            xf.set("borderId", str(self._border(mark.strong, mark.line)))
            xf.set("fontId", str(self._readable_font(int(xf.get("fontId", "0")))))
            for name in ("applyFill", "applyBorder", "applyFont"):
                xf.set(name, "1")
            self._variants[key] = self._append("cellXfs", xf)
        return self._variants[key]

    def unmarked(self, style: int) -> int:
        """The number of the style without a fill of ours, from an earlier hand-back; the same number if it has none."""
        if self._colour(style, "fgColor") not in _OUR_FILLS:
            return style
        key = (style, "")
        if key not in self._variants:
            xf = self._copy_of(style)
            own = self._colour(style, "bgColor")
            kept = own if own and own not in _OUR_FILLS else ""
            xf.set("fillId", str(self._fill(kept[2:], "")) if kept else "0")
            xf.set("borderId", "0")
            self._variants[key] = self._append("cellXfs", xf)
        return self._variants[key]

    def heading(self) -> int:
        """The number of a style for a heading of ours: white and bold on indigo, wrapped."""
        font = etree.Element(tag("font"))
        etree.SubElement(font, tag("b"))
        etree.SubElement(font, tag("sz"), val="11")
        etree.SubElement(font, tag("color"), rgb=f"FF{palette.PAPER}")
        etree.SubElement(font, tag("name"), val="Calibri")
        xf = etree.Element(
            tag("xf"), numFmtId="0", borderId="0", xfId="0", applyFont="1", applyFill="1", applyAlignment="1"
        )
        xf.set("fontId", str(self._append("fonts", font)))
        xf.set("fillId", str(self._fill(palette.INDIGO, "")))
        etree.SubElement(xf, tag("alignment"), vertical="center", wrapText="1")
        return self._append("cellXfs", xf)

    def our_numbers(self) -> frozenset[int]:
        """The style numbers that carry a fill of ours."""
        return frozenset(n for n in range(len(self._lists["cellXfs"])) if self._colour(n, "fgColor") in _OUR_FILLS)

    def absorb(self, other_xml: bytes) -> tuple[int, int]:
        """Append every style of another workbook; returns what to add to its cell styles and its conditional styles."""
        other = parse(other_xml)
        offsets = {name: len(self._lists[name]) for name in _PARTS}
        for name, attribute in (("fonts", "fontId"), ("fills", "fillId"), ("borders", "borderId")):
            for element in _required(other, name):
                self._append(name, element)
            for xf in _required(other, "cellXfs"):
                xf.set(attribute, str(int(xf.get(attribute, "0")) + offsets[name]))
        self._absorb_number_formats(other)
        for xf in list(_required(other, "cellXfs")):
            xf.set("xfId", "0")
            self._append("cellXfs", xf)
        return offsets["cellXfs"], self._absorb_conditional(other)

    def xml(self) -> bytes:
        """The part as it is to be written."""
        return serialise(self._root)

    def _copy_of(self, style: int) -> etree._Element:
        xfs = self._lists["cellXfs"]
        return copy.deepcopy(xfs[style if style < len(xfs) else 0])

    def _append(self, name: str, element: etree._Element) -> int:
        parent = self._lists[name]
        parent.append(element)
        parent.set("count", str(len(parent)))
        return len(parent) - 1

    def _colour(self, style: int, which: str) -> str:
        xfs, fills = self._lists["cellXfs"], self._lists["fills"]
        fill = fills[int(xfs[style].get("fillId", "0"))] if style < len(xfs) else None
        colour = fill.find(f"{tag('patternFill')}/{tag(which)}") if fill is not None else None
        return (colour.get("rgb") or "").upper() if colour is not None else ""

    def _own_colour(self, style: int) -> str:
        """The sender's own fill, kept as the unseen second colour of ours, so that a later hand-back can restore it."""
        colour = self._colour(style, "fgColor")
        return colour[2:] if colour and colour not in _OUR_FILLS else ""

    def _fill(self, colour: str, behind: str) -> int:
        if (colour, behind) not in self._fills:
            fill = etree.Element(tag("fill"))
            pattern = etree.SubElement(fill, tag("patternFill"), patternType="solid")
            etree.SubElement(pattern, tag("fgColor"), rgb=f"FF{colour}")
            etree.SubElement(pattern, tag("bgColor"), **({"rgb": f"FF{behind}"} if behind else {"indexed": "64"}))
            self._fills[colour, behind] = self._append("fills", fill)
        return self._fills[colour, behind]

    def _border(self, colour: str, line: str) -> int:
        key = ("border", colour)
        if key not in self._fills:
            border = etree.Element(tag("border"))
            for side in ("left", "right", "top", "bottom"):
                etree.SubElement(etree.SubElement(border, tag(side), style=line), tag("color"), rgb=f"FF{colour}")
            etree.SubElement(border, tag("diagonal"))
            self._fills[key] = self._append("borders", border)
        return self._fills[key]

    def _readable_font(self, font: int) -> int:
        """The same font in ink: white letters of a dark cell would vanish on our pale fill."""
        key = ("font", str(font))
        if key not in self._fills:
            element = copy.deepcopy(self._lists["fonts"][font])
            colour = element.find(tag("color"))
            if colour is None:
                self._fills[key] = font
                return font
            colour.attrib.clear()
            colour.set("rgb", f"FF{palette.INK}")
            self._fills[key] = self._append("fonts", element)
        return self._fills[key]

    def _absorb_number_formats(self, other: etree._Element) -> None:
        theirs = other.find(tag("numFmts"))
        if theirs is None:
            return
        ours = self._root.find(tag("numFmts"))
        if ours is None:
            ours = etree.Element(tag("numFmts"))
            self._root.insert(0, ours)
        highest = max([200, *(int(f.get("numFmtId", "0")) for f in ours)])
        moved = {f.get("numFmtId"): str(highest + n) for n, f in enumerate(theirs, 1)}
        for element in list(theirs):
            element.set("numFmtId", moved[element.get("numFmtId")])
            ours.append(element)
        ours.set("count", str(len(ours)))
        for xf in _required(other, "cellXfs"):
            xf.set("numFmtId", moved.get(xf.get("numFmtId"), xf.get("numFmtId", "0")))

    def _absorb_conditional(self, other: etree._Element) -> int:
        theirs, ours = other.find(tag("dxfs")), self._root.find(tag("dxfs"))
        if ours is None:
            ours = etree.Element(tag("dxfs"))
            before = self._root.find(tag("cellStyles"))
            place = before if before is not None else self._lists["cellXfs"]
            place.addnext(ours)
        offset = len(ours)
        for element in list(theirs) if theirs is not None else []:
            ours.append(element)
        ours.set("count", str(len(ours)))
        return offset
