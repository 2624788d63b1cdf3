"""What a file really is, by its first bytes and its parts; the ending only names what it claims to be."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

from tinkuy.languages import Text
from tinkuy.reports.limits import MEGABYTE, Limits
from tinkuy.reports.refusals import Unusable


class Format(Enum):
    """The formats that reading knows."""

    XLSX = "xlsx"  # XLSM, XLTX and XLTM too
    XLS = "xls"
    ODS = "ods"
    DELIMITED = "csv"


ENDINGS: Final = {
    Format.XLSX: {".xlsx", ".xlsm", ".xltx", ".xltm"},
    Format.XLS: {".xls", ".xlt"},
    Format.ODS: {".ods", ".ots"},
    Format.DELIMITED: {".csv", ".tsv", ".txt", ".tab", ".ssv", ".psv", ".hxl", ".dat"},
}
_MANIFEST = "META-INF/manifest.xml"  # of an ODS; it says which parts are encrypted
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_XLS_STREAMS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_DOCUMENT_STREAMS = ("WordDocument".encode("utf-16-le"), "PowerPoint Document".encode("utf-16-le"))
_OTHERS: Final = (
    (b"%PDF", Text("un PDF", "a PDF", "um PDF")),
    (b"\x89PNG", Text("una imagen", "an image", "uma imagem")),
    (b"\xff\xd8\xff", Text("una imagen", "an image", "uma imagem")),
    (b"GIF8", Text("una imagen", "an image", "uma imagem")),
    (b"BM", Text("una imagen", "an image", "uma imagem")),
    (b"PAR1", Text("un archivo Parquet", "a Parquet file", "um arquivo Parquet")),
    (b"Rar!", Text("un archivo comprimido", "a compressed archive", "um arquivo comprimido")),
    (b"7z\xbc\xaf", Text("un archivo comprimido", "a compressed archive", "um arquivo comprimido")),
    (b"\x1f\x8b", Text("un archivo comprimido", "a compressed archive", "um arquivo comprimido")),
)  # fmt: skip
_ARCHIVE = Text("un archivo comprimido", "a compressed archive", "um arquivo comprimido")
_DOCUMENT = Text(
    "un documento de texto o una presentación",
    "a text document or presentation",
    "um documento de texto ou uma apresentação",
)
_JSON = Text("un archivo JSON", "a JSON file", "um arquivo JSON")
_MARKUP = Text("una página o un archivo XML", "a web page or XML file", "uma página ou um arquivo XML")
_BINARY = Text("un archivo binario desconocido", "an unknown binary file", "um arquivo binário desconhecido")


@dataclass(frozen=True, slots=True)
class Signature:
    """What a file is, and whether its ending says so."""

    format: Format
    ending: str
    ending_fits: bool


def identify(path: Path, limits: Limits) -> Signature:
    """Return what the file is. Raises Unusable for what is no table, is locked, damaged or beyond the limits."""
    head = _head(path, limits)
    format = _zipped(path, limits) if head.startswith(b"PK") else _plain(head, path)
    ending = path.suffix.lower()
    return Signature(format, ending, ending in ENDINGS[format])


def _head(path: Path, limits: Limits) -> bytes:
    try:
        if path.is_dir():
            raise Unusable("a_folder", path=path.name)
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(65536)
    except FileNotFoundError:
        raise Unusable("not_there", path=path.name) from None
    except PermissionError:
        raise Unusable("no_permission", path=path.name) from None
    except OSError:
        raise Unusable("damaged") from None
    if not head:
        raise Unusable("empty")
    if size > limits.file_bytes:
        raise Unusable("too_large", size=size // MEGABYTE, limit=limits.file_bytes // MEGABYTE)
    return head


def _plain(head: bytes, path: Path) -> Format:
    if head.startswith(_OLE):
        return _compound(path)
    for magic, what in _OTHERS:
        if head.startswith(magic) and (magic != b"BM" or b"\0" in head[:64]):
            raise not_a_table(what)
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text[:1] in (b"{", b"["):
        raise not_a_table(_JSON)
    if text[:1] == b"<":
        raise not_a_table(_MARKUP)
    if _controls(head) > max(1, len(head) // 100) and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise not_a_table(_BINARY)
    return Format.DELIMITED


def _controls(head: bytes) -> int:
    """How many control characters there are that no text holds."""
    return len(head) - len(head.translate(None, bytes([*range(9), *range(14, 27), *range(28, 32)])))


def _compound(path: Path) -> Format:
    """An OLE container: an XLS workbook, an encrypted XLSX, or an old document."""
    content = path.read_bytes()
    if _ENCRYPTED in content:
        raise Unusable("password")
    if any(name in content for name in _XLS_STREAMS):
        return Format.XLS
    if any(name in content for name in _DOCUMENT_STREAMS):
        raise not_a_table(_DOCUMENT)
    raise Unusable("damaged")


def _zipped(path: Path, limits: Limits) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            _refuse_bombs(parts, limits)
            kind = archive.read("mimetype")[:100] if "mimetype" in names else b""
            locked = _MANIFEST in names and b"encryption-data" in archive.read(_MANIFEST)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise Unusable("damaged") from None
    if locked or any(part.flag_bits & 1 for part in parts):
        raise Unusable("password")
    return _workbook(names, kind)


def _workbook(names: set[str], kind: bytes) -> Format:
    lowered = {name.lower() for name in names}
    if "xl/workbook.xml" in lowered:
        return Format.XLSX
    if "xl/workbook.bin" in lowered:
        raise Unusable("old_binary")
    if kind.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return Format.ODS
    if any(name.startswith(("word/", "ppt/")) for name in lowered) or b"opendocument" in kind:
        raise not_a_table(_DOCUMENT)
    raise not_a_table(_ARCHIVE)


def _refuse_bombs(parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    unpacked = sum(part.file_size for part in parts)
    steep = any(
        part.file_size > 20 * MEGABYTE and part.file_size > limits.unpacked_ratio * max(part.compress_size, 1)
        for part in parts
    )
    if unpacked > limits.unpacked_bytes or steep:
        raise Unusable("bomb", size=unpacked // MEGABYTE)


def not_a_table(what: Text) -> Unusable:
    """The refusal of a file that is something else, each language naming it in its own words."""
    refusal = Unusable("not_a_table", what="{what}")
    refusal.text = Text(*(getattr(refusal.text, lang).format(what=what.in_(lang)) for lang in ("es", "en", "pt")))
    refusal.args = (refusal.text.in_("en"),)
    return refusal
