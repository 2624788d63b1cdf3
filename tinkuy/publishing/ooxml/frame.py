"""A sheet without its rows: views, columns, filter, drop-downs, links; changed as a tree, in the order Office demands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final

from lxml import etree

from tinkuy.publishing.ooxml.cells import letters, quoted
from tinkuy.publishing.ooxml.package import RELATIONS, UnfamiliarWorkbook, parse, serialise, tag

# The order of a worksheet's elements; Excel offers to repair a sheet that breaks it.
_ORDER: Final = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing",
    "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
_DATA: Final = re.compile(rb"<sheetData\s*/>|<sheetData\s*>(.*)</sheetData\s*>", re.S)
_PLACE: Final = re.compile(rb"<sheetData\s*/>|<sheetData\s*></sheetData\s*>")


class Frame:
    """One sheet: `.data` (the bytes of its rows) and the tree of everything else."""

    def __init__(self, xml: bytes) -> None:
        match = _DATA.search(xml)
        if not match:
            raise UnfamiliarWorkbook("no sheet data")  # also sheets whose elements carry a prefix
        self.data = match.group(1) or b""
        self._root = parse(xml[: match.start()] + b"<sheetData/>" + xml[match.end() :])
        if self._root.tag != tag("worksheet"):
            raise UnfamiliarWorkbook("not a worksheet")

    def xml(self, data: bytes) -> bytes:
        """The whole sheet with these rows."""
        head, tail = _PLACE.split(serialise(self._root), maxsplit=1)
        return b"".join((head, b"<sheetData>", data, b"</sheetData>", tail))

    def find(self, name: str) -> etree._Element | None:
        """The first child with that name."""
        return self._root.find(tag(name))

    def ensure(self, name: str) -> etree._Element:
        """The child with that name, made at its place if there is none."""
        found = self.find(name)
        if found is not None:
            return found
        element = etree.Element(tag(name))
        rank = {tag(other): n for n, other in enumerate(_ORDER)}
        later = [child for child in self._root if rank.get(child.tag, len(rank)) > rank[element.tag]]
        if later:
            later[0].addprevious(element)
        else:
            self._root.append(element)
        return element

    def set_dimension(self, last_column: int, last_row: int) -> None:
        """Say how far the sheet reaches (column counted from 0, row from 1)."""
        self.ensure("dimension").set("ref", f"A1:{letters(last_column)}{max(last_row, 1)}")

    def add_columns(self, first: int, widths: tuple[float | None, ...]) -> None:
        """Declare columns from `first` (counted from 0) on, of these widths; None hides a column."""
        cols = self.ensure("cols")
        for element in list(cols):
            if int(element.get("min", "1")) > first:
                cols.remove(element)
            elif int(element.get("max", "1")) > first:
                element.set("max", str(first))
        for number, width in enumerate(widths, first + 1):
            element = etree.SubElement(cols, tag("col"), min=str(number), max=str(number), customWidth="1")
            element.set("width", str(width or 12))
            if width is None:
                element.set("hidden", "1")

    def unselect(self) -> None:
        """Leave the sheet unselected: two selected sheets would be typed into together."""
        for view in self._root.iter(tag("sheetView")):
            view.attrib.pop("tabSelected", None)

    def freeze_below(self, row: int) -> None:
        """Keep the rows down to `row` in sight, unless the sender froze something."""
        views = self.ensure("sheetViews")
        if len(views) == 0:
            etree.SubElement(views, tag("sheetView"), workbookViewId="0")
        view = views[0]
        if view.find(tag("pane")) is not None:
            return
        for cursor in view.findall(tag("selection")):  # where the cursor stood, in a view without panes
            view.remove(cursor)
        pane = etree.Element(
            tag("pane"), ySplit=str(row), topLeftCell=f"A{row + 1}", activePane="bottomLeft", state="frozen"
        )
        view.insert(0, pane)

    def filter(self, heading_row: int, last_row: int, last_column: int) -> str | None:
        """Filter buttons over the table with our columns; the range, or None where a sender's table has its own."""
        if self.find("tableParts") is not None or last_row <= heading_row:
            return None
        element = self.ensure("autoFilter")
        old = re.fullmatch(r"([A-Z]+)(\d+):([A-Z]+)(\d+)", element.get("ref", ""))
        first, top = (old.group(1), int(old.group(2))) if old else ("A", heading_row)
        reference = f"{first}{top}:{letters(last_column)}{last_row}"
        element.set("ref", reference)
        return reference

    def validated_columns(self) -> str:
        """Every range that already has a drop-down or a rule of entry, separated by blanks."""
        ranges = [element.get("sqref", "") for element in self._root.iter(tag("dataValidation"))]
        # Drop-downs whose list is on another sheet may live in the extension part, under Microsoft's own names.
        ranges += [e.text or "" for e in self._root.iter("{http://schemas.microsoft.com/office/excel/2006/main}sqref")]
        return " ".join(ranges)

    def forget_drop_downs(self, sheets: Collection[str]) -> None:
        """Take drop-downs away whose list is on one of these sheets, also where Excel moved them to its extension part."""
        for element in list(self._root.iter("{*}dataValidation")):
            words = "".join(element.itertext())
            if any(f"{quoted(sheet)}!" in words for sheet in sheets):
                parent = element.getparent()
                parent.remove(element)
                self._close_if_empty(parent)

    def _close_if_empty(self, element: etree._Element) -> None:
        """An empty list of anything is not allowed: take it away, else say how many it holds now."""
        if len(element):
            element.set("count", str(len(element)))
        elif element.getparent() is self._root:
            self._root.remove(element)
        else:  # the extension that holds nothing else
            extension = element.getparent()
            extension.getparent().remove(extension)

    def add_drop_down(self, reference: str, formula: str) -> None:
        """Offer a list in a range; another value is still taken, after a question."""
        parent = self.ensure("dataValidations")
        element = etree.SubElement(parent, tag("dataValidation"), type="list", errorStyle="warning", allowBlank="1")
        element.set("showErrorMessage", "1")
        element.set("sqref", reference)
        etree.SubElement(element, tag("formula1")).text = formula
        parent.set("count", str(len(parent)))

    def link(self, targets: Iterable[tuple[str, str]]) -> None:
        """Make cells (their addresses) links to places in the workbook."""
        parent = self.ensure("hyperlinks")
        for address, place in targets:
            etree.SubElement(parent, tag("hyperlink"), ref=address, location=place)

    def set_legacy_drawing(self, relation: str) -> None:
        """Point at the drawing that holds the boxes of the notes."""
        self.ensure("legacyDrawing").set(f"{{{RELATIONS}}}id", relation)

    def legacy_drawing(self) -> str | None:
        """The relation of the drawing that holds the boxes of the notes, if there is one."""
        element = self.find("legacyDrawing")
        return element.get(f"{{{RELATIONS}}}id") if element is not None else None
