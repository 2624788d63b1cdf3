"""Sheets of one workbook planted into another: ours, written by XlsxWriter, into the sender's."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

from lxml import etree

from tinkuy.publishing.ooxml.package import RELATIONS, Package, parse, serialise, tag
from tinkuy.publishing.ooxml.styles import Styles

_SHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_CELL_STYLE: Final = re.compile(rb'(<(?:c|row) r="[A-Z]*\d+"(?: spans="[^"]*")? s=")(\d+)"')
_COLUMN_STYLE: Final = re.compile(rb'(<col [^>]*?style=")(\d+)"')
_CONDITIONAL: Final = re.compile(rb'(dxfId=")(\d+)"')
_SELECTED: Final = re.compile(rb' tabSelected="1"')


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One sheet of a workbook: its name, its part, and its place among the tabs."""

    name: str
    part: str
    element: etree._Element


class Tabs:
    """The workbook part of a package: its sheets in order and its defined names."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._part = package.workbook_part
        self._root = parse(package.read(self._part))
        self._sheets = self._root.find(tag("sheets"))

    def entries(self) -> list[SheetEntry]:
        """The sheets in the order of their tabs."""
        targets = {
            r.get("Id"): self._package.resolve(self._part, r.get("Target", ""))
            for r in self._package.relations(self._part)
        }
        return [SheetEntry(e.get("name"), targets.get(e.get(f"{{{RELATIONS}}}id"), ""), e) for e in self._sheets]

    def remove(self, names: Collection[str]) -> None:
        """Take sheets away, with their parts and the names defined on them."""
        for entry in [e for e in self.entries() if e.name in names]:
            at = list(self._sheets).index(entry.element)
            self._forget_names(at)
            self._move_names(lambda place, at=at: place - (place > at))
            self._package.unrelate(self._part, entry.element.get(f"{{{RELATIONS}}}id"))
            self._package.remove(entry.part)
            self._sheets.remove(entry.element)

    def add(self, name: str, part: str, *, first: bool = False, hidden: bool = False) -> None:
        """Add a tab, at the end or before all others."""
        identifier = self._package.relate(self._part, "worksheet", part)
        number = max([0, *(int(e.get("sheetId", "0")) for e in self._sheets)]) + 1
        element = etree.Element(tag("sheet"), name=name, sheetId=str(number))
        if hidden:
            element.set("state", "hidden")
        element.set(f"{{{RELATIONS}}}id", identifier)
        if first:
            self._move_names(lambda place: place + 1)
            self._sheets.insert(0, element)
        else:
            self._sheets.append(element)

    def define(self, name: str, sheet: str, value: str, *, hidden: bool = False) -> None:
        """Define a name that belongs to a sheet, replacing one of the same name there."""
        local = str([entry.name for entry in self.entries()].index(sheet))
        names = self._defined_names()
        for element in [e for e in names if e.get("name") == name and e.get("localSheetId") == local]:
            names.remove(element)
        element = etree.SubElement(names, tag("definedName"), name=name, localSheetId=local)
        element.text = value
        if hidden:
            element.set("hidden", "1")
        names[:] = sorted(names, key=lambda e: (e.get("name", "").casefold(), e.get("localSheetId", "")))

    def open_on_first(self) -> None:
        """Open the workbook on its first tab."""
        for view in self._root.iter(tag("workbookView")):
            view.attrib.pop("firstSheet", None)
            view.set("activeTab", "0")

    def save(self) -> None:
        """Write the workbook part back into the package."""
        names = self._root.find(tag("definedNames"))
        if names is not None and not len(names):
            self._root.remove(names)
        self._package.put(self._part, serialise(self._root))

    def _defined_names(self) -> etree._Element:
        names = self._root.find(tag("definedNames"))
        if names is None:
            names = etree.Element(tag("definedNames"))
            before = [e for e in (self._root.find(tag("externalReferences")), self._sheets) if e is not None]
            before[0].addnext(names)
        return names

    def _local_names(self) -> list[etree._Element]:
        """The names that belong to one sheet; they carry its place among the tabs."""
        return [e for e in self._root.iter(tag("definedName")) if e.get("localSheetId") is not None]

    def _forget_names(self, place: int) -> None:
        for element in self._local_names():
            if int(element.get("localSheetId")) == place:
                element.getparent().remove(element)

    def _move_names(self, moved: Callable[[int], int]) -> None:
        for element in self._local_names():
            element.set("localSheetId", str(moved(int(element.get("localSheetId")))))


def graft(package: Package, tabs: Tabs, styles: Styles, donor: Package, *, first: str) -> dict[str, str]:
    """Plant every sheet of `donor` into `package`; the sheet named `first` before all others, the rest behind.

    The donor must hold its words in its cells (XlsxWriter's constant memory mode does) and point at no other part.
    Returns the part of each planted sheet by its name.
    """
    cell_offset, conditional_offset = styles.absorb(donor.read("xl/styles.xml"))
    donor_tabs = Tabs(donor)
    planted = {}
    for entry in donor_tabs.entries():
        part = package.free_name("xl/worksheets/sheet{}.xml")
        xml = _shifted(donor.read(entry.part), cell_offset, conditional_offset)
        package.put(part, xml, _SHEET_TYPE)
        tabs.add(entry.name, part, first=entry.name == first, hidden=entry.element.get("state") == "hidden")
        planted[entry.name] = part
    _carry_names(donor, tabs)
    return planted


def _shifted(xml: bytes, cells: int, conditional: int) -> bytes:
    """The sheet with its style numbers moved behind those of the workbook that takes it in."""

    def by(offset: int) -> Callable[[re.Match[bytes]], bytes]:
        return lambda match: match.group(1) + str(int(match.group(2)) + offset).encode() + b'"'

    xml = _CELL_STYLE.sub(by(cells), _SELECTED.sub(b"", xml))
    return _CONDITIONAL.sub(by(conditional), _COLUMN_STYLE.sub(by(cells), xml))


def _carry_names(donor: Package, tabs: Tabs) -> None:
    root = parse(donor.read(donor.workbook_part))
    sheets = [element.get("name") for element in root.find(tag("sheets"))]
    for element in root.iter(tag("definedName")):
        if element.get("localSheetId") is not None:
            sheet = sheets[int(element.get("localSheetId"))]
            tabs.define(element.get("name"), sheet, element.text or "", hidden=element.get("hidden") == "1")
