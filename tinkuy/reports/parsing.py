"""The child process that opens a file nobody has vetted: bounded in memory and time, it hands back sheets as Arrow files.

Run as `python -m tinkuy.reports.parsing FILE FORMAT FOLDER LIMITS`. FOLDER receives `0.arrow`, `1.arrow` ... (every cell as
text, row 1 first) and `sheets.json`: what is known of each sheet, or why the file is refused. It imports little, to start fast.
"""

from __future__ import annotations

import csv
import json
import sys
import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

try:
    import resource
except ImportError:  # Windows has no such limits; the time limit of the parent still holds there
    resource = None

sys.modules["numpy"] = None  # pyarrow works without it, and starts in a third of the time

import pyarrow as pa  # noqa: E402
import pyarrow.compute as pc  # noqa: E402

from tinkuy.reports.delimited import LongCell, OpenQuote, encoding_of, records  # noqa: E402
from tinkuy.reports.ods_xml import read_ods_facts  # noqa: E402
from tinkuy.reports.refusals import Unusable  # noqa: E402
from tinkuy.reports.sheet_xml import SheetFacts, has_definitions, read_facts, sheet_parts  # noqa: E402
from tinkuy.reports.signatures import ENDINGS, Format  # noqa: E402

_BLOCK = 20_000


def main(arguments: list[str]) -> int:
    """Parse one file; whatever goes wrong is said in `sheets.json`."""
    path, format, folder, limits = Path(arguments[0]), arguments[1], Path(arguments[2]), json.loads(arguments[3])
    bound(limits["memory_bytes"], limits["seconds"])
    try:
        sheets = list((parse_delimited if format == "csv" else parse_workbook)(path, format, folder, limits))
        said = {"sheets": sheets}
    except Unusable as refusal:
        said = {"refused": refusal.reason, "values": refusal.values}
    except MemoryError:
        said = {"refused": "too_heavy", "values": {"seconds": limits["seconds"]}}
    (folder / "sheets.json").write_text(json.dumps(said), encoding="utf-8")
    return 0


def _source(path: Path, format: str) -> Path | bytes:
    """The path, or the content where the name's ending would mislead the library."""
    return path if path.suffix.lower() in ENDINGS[Format(format)] else path.read_bytes()


def bound(memory_bytes: int, seconds: int) -> None:
    """Keep this process within its memory and processor time, and let it write no core file."""
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def parse_workbook(path: Path, format: str, folder: Path, limits: dict) -> Iterator[dict]:
    """Every sheet of a workbook. Raises Unusable."""
    import fastexcel

    facts = _facts(path, format, limits)
    try:
        book = fastexcel.read_excel(_source(path, format))
        for number, name in enumerate(book.sheet_names):
            sheet = book.load_sheet(name, header_row=None, dtypes="string", skip_rows=0)
            batch, errors = sheet.to_arrow_with_errors() if sheet.width else (None, None)
            about = facts.get(name, SheetFacts()).as_dict()
            if batch is not None:
                _write(folder / f"{number}.arrow", [_without_nulls(batch)])
            found = [(e.position[0] + 1, e.position[1], e.detail) for e in (errors.errors if errors else [])]
            yield about | {
                "name": name,
                "visible": sheet.visible == "visible",
                "errors": found,
                "filled": batch is not None,
            }
    except fastexcel.FastExcelError as error:
        raise Unusable("password" if "assword" in str(error) else "damaged") from None


def _without_nulls(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The cells without null characters, which no text has and no database keeps."""
    return pa.RecordBatch.from_arrays(
        [pc.replace_substring(column, "\0", "") for column in batch.columns], names=batch.schema.names
    )


def _facts(path: Path, format: str, limits: dict) -> dict[str, SheetFacts]:
    if format == "xls":
        return {}
    try:
        with zipfile.ZipFile(path) as archive:
            if has_definitions(archive):
                raise Unusable("entities")
            if format == "ods":
                return _within(read_ods_facts(archive), limits)
            facts = {name: read_facts(archive, part) for name, part in sheet_parts(archive).items()}
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError, RuntimeError, NotImplementedError):
        raise Unusable("damaged") from None
    return _within(facts, limits)


def _within(facts: dict[str, SheetFacts], limits: dict) -> dict[str, SheetFacts]:
    """The facts, if the sheets are within the limits. Raises Unusable."""
    cells = 0
    for sheet in facts.values():
        cells += sheet.last_row * sheet.last_column
        if cells > limits["cells"] or sheet.last_column > limits["columns"]:
            raise Unusable("too_many_cells", rows=sheet.last_row, columns=sheet.last_column)
    return facts


def parse_delimited(path: Path, _format: str, folder: Path, limits: dict) -> Iterator[dict]:
    """The one sheet of delimited text. Raises Unusable."""
    encoding = encoding_of(path)
    try:
        blocks = list(_blocks(records(path, encoding, limits["cell_characters"]), limits))
    except LongCell as long:
        raise Unusable("long_cell", row=long.row, limit=limits["cell_characters"]) from None
    except OpenQuote as quote:
        raise Unusable("open_quote", row=quote.row) from None
    except (csv.Error, UnicodeError):
        raise Unusable("damaged") from None
    if blocks:
        _write(folder / "0.arrow", _same_width(blocks))
    yield SheetFacts().as_dict() | {
        "name": path.stem,
        "visible": True,
        "errors": [],
        "filled": bool(blocks),
        "encoding": encoding,
    }


def _blocks(rows: Iterator[list[str]], limits: dict) -> Iterator[list[pa.Array]]:
    cells = number = 0
    while block := list(islice(rows, _BLOCK)):
        width = max(map(len, block))
        cells, number = cells + width * len(block), number + len(block)
        if cells > limits["cells"] or width > limits["columns"]:
            raise Unusable("too_many_cells", rows=number, columns=width)
        columns = (
            zip(*(row + [None] * (width - len(row)) for row in block), strict=True) if width else [[None] * len(block)]
        )
        yield [pa.array(column, pa.string()) for column in columns]


def _same_width(blocks: list[list[pa.Array]]) -> list[pa.RecordBatch]:
    width = max(map(len, blocks))
    names = [str(i) for i in range(width)]
    return [
        pa.RecordBatch.from_arrays(block + [pa.nulls(len(block[0]), pa.string())] * (width - len(block)), names)
        for block in blocks
    ]


def _write(path: Path, batches: list[pa.RecordBatch]) -> None:
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, batches[0].schema) as writer:
        for batch in batches:
            writer.write_batch(batch)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
