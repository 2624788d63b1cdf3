"""An XLSX or XLSM as the set of its parts: open, look up, replace, add, remove, write."""

from __future__ import annotations

import posixpath
import zipfile
from pathlib import Path
from typing import BinaryIO, Final

from lxml import etree

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_TYPES_PART: Final = "[Content_Types].xml"
_MACRO_FREE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
# Level 1 packs a sheet three times faster than the usual 6 and makes a file about a quarter larger.
_COMPRESSION_LEVEL: Final = 1
_NO_DATE: Final = (1980, 1, 1, 0, 0, 0)  # the same input gives the same file
# No external entity is ever fetched and no entity expanded: the file comes from outside.
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


class UnfamiliarWorkbook(Exception):
    """The workbook is laid out in a way that cannot be changed in place without risk; it is rebuilt instead."""


def parse(xml: bytes) -> etree._Element:
    """Parse a part without resolving entities."""
    try:
        return etree.fromstring(xml, _PARSER)
    except etree.XMLSyntaxError as error:
        raise UnfamiliarWorkbook(str(error)) from error


def serialise(root: etree._Element) -> bytes:
    """Write a part as Office writes it."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def tag(name: str) -> str:
    """A name in the main spreadsheet namespace."""
    return f"{{{MAIN}}}{name}"


def relations_part(part: str) -> str:
    """The part that holds the relations of a part: xl/workbook.xml -> xl/_rels/workbook.xml.rels."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


class Package:
    """The parts of one workbook. Parts are read when asked for; only those replaced are packed anew."""

    def __init__(self, source: Path | BinaryIO) -> None:
        self._zip = zipfile.ZipFile(source)
        self._changed: dict[str, bytes | None] = {}
        self._types = parse(self.read(_TYPES_PART))
        self.workbook_part = self._main_part()

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def names(self) -> list[str]:
        """The names of all parts, as they will be written."""
        old = [name for name in self._zip.namelist() if self._changed.get(name, b"") is not None]
        return old + [name for name, data in self._changed.items() if data is not None and name not in set(old)]

    def read(self, name: str) -> bytes:
        """The content of a part; KeyError if there is none."""
        if name in self._changed:
            data = self._changed[name]
            if data is None:
                raise KeyError(name)
            return data
        return self._zip.read(name)

    def has(self, name: str) -> bool:
        """Whether the part is there."""
        return self._changed.get(name, b"") is not None and (name in self._changed or name in self._zip.NameToInfo)

    def put(self, name: str, data: bytes, content_type: str | None = None) -> None:
        """Add or replace a part; a new one says its content type."""
        self._changed[name] = data
        if content_type:
            self._set_type(name, content_type)

    def remove(self, name: str) -> None:
        """Take a part, its relations and its content type away."""
        for part in (name, relations_part(name)):
            if self.has(part):
                self._changed[part] = None
        for element in self._types.findall(f"{{{_CONTENT_TYPES}}}Override[@PartName='/{name}']"):
            self._types.remove(element)

    def free_name(self, pattern: str) -> str:
        """The first name of a numbered pattern, such as xl/comments{}.xml, that no part has."""
        taken = {name.casefold() for name in self.names()}
        return next(name for n in range(1, 10_000) if (name := pattern.format(n)).casefold() not in taken)

    def set_default_type(self, extension: str, content_type: str) -> None:
        """Declare the content type of an extension, if it has none yet."""
        query = f"{{{_CONTENT_TYPES}}}Default[@Extension='{extension}']"
        if self._types.find(query) is None:
            element = etree.Element(f"{{{_CONTENT_TYPES}}}Default", Extension=extension, ContentType=content_type)
            self._types.insert(0, element)

    def relations(self, part: str) -> list[etree._Element]:
        """The relations of a part: elements with Id, Type, Target."""
        name = relations_part(part)
        return list(parse(self.read(name))) if self.has(name) else []

    def targets(self, part: str, kind: str) -> list[str]:
        """The parts that a part points at by relations whose type ends with /kind."""
        found = [
            r
            for r in self.relations(part)
            if r.get("Type", "").endswith(f"/{kind}") and r.get("TargetMode") != "External"
        ]
        return [self.resolve(part, r.get("Target", "")) for r in found]

    @staticmethod
    def resolve(part: str, target: str) -> str:
        """The full name of a relation's target."""
        if target.startswith("/"):
            return target.lstrip("/")
        return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))

    def relate(self, part: str, kind: str, target: str) -> str:
        """Point a part at another (full name) and return the relation's id."""
        name = relations_part(part)
        root = (
            parse(self.read(name))
            if self.has(name)
            else etree.Element(f"{{{_PACKAGE_RELATIONS}}}Relationships", nsmap={None: _PACKAGE_RELATIONS})
        )
        ids = {element.get("Id") for element in root}
        identifier = next(i for n in range(1, 100_000) if (i := f"rIdTk{n}") not in ids)
        relative = posixpath.relpath(target, posixpath.dirname(part))
        root.append(
            etree.Element(
                f"{{{_PACKAGE_RELATIONS}}}Relationship", Id=identifier, Type=f"{RELATIONS}/{kind}", Target=relative
            )
        )
        self.put(name, serialise(root))
        return identifier

    def unrelate(self, part: str, identifier: str) -> None:
        """Take one relation of a part away."""
        root = parse(self.read(relations_part(part)))
        for element in [e for e in root if e.get("Id") == identifier]:
            root.remove(element)
        self.put(relations_part(part), serialise(root))

    def without_macros(self) -> None:
        """Make a macro workbook a plain one: an .xlsx that holds macros does not open."""
        for relation in self.relations(self.workbook_part):
            if relation.get("Type", "").endswith("/vbaProject"):
                self.unrelate(self.workbook_part, relation.get("Id"))
                self.remove(self.resolve(self.workbook_part, relation.get("Target")))
        self._set_type(self.workbook_part, _MACRO_FREE)

    @property
    def holds_macros(self) -> bool:
        """Whether a macro project is inside."""
        return any(name.endswith("vbaProject.bin") for name in self.names())

    def write(self, target: Path | BinaryIO) -> None:
        """Write the workbook; a file appears only once it is whole."""
        self._changed[_TYPES_PART] = serialise(self._types)
        if not isinstance(target, Path):
            self._pack(target)
            return
        partial = target.with_name(f".{target.name}.partial")
        try:
            self._pack(partial)
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)

    def _pack(self, target: Path | BinaryIO) -> None:
        with zipfile.ZipFile(target, "w") as archive:
            for name in self.names():
                entry = zipfile.ZipInfo(name, _NO_DATE)
                archive.writestr(entry, self.read(name), zipfile.ZIP_DEFLATED, _COMPRESSION_LEVEL)

    def _set_type(self, name: str, content_type: str) -> None:
        query = f"{{{_CONTENT_TYPES}}}Override[@PartName='/{name}']"
        element = self._types.find(query)
        if element is None:
            element = etree.SubElement(self._types, f"{{{_CONTENT_TYPES}}}Override", PartName=f"/{name}")
        element.set("ContentType", content_type)

    def _main_part(self) -> str:
        if any(name.startswith("_xmlsignatures/") for name in self._zip.namelist()):
            raise UnfamiliarWorkbook("signed")
        root = parse(self._zip.read("_rels/.rels"))
        for relation in root:
            if relation.get("Type") == f"{RELATIONS}/officeDocument":
                return self.resolve("", relation.get("Target", ""))
        raise UnfamiliarWorkbook("no workbook part")  # also the strict variant of the format, whose names differ
