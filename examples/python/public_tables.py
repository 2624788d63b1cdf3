"""Read a public table of Tinkuy into pandas, keep its three states apart, and ask again only if something changed.

    python -m pip install pandas
    python public_tables.py https://tinkuy.example.org gtrm-peru
    python public_tables.py https://tinkuy.example.org gtrm-peru --table by_sector --language en --keep by_sector.csv

It needs Python 3.10 or newer and pandas, nothing else.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pandas as pd

PEOPLE = ["people_reached", "lower", "upper"]


def address(site: str, platform: str, table: str, language: str = "es") -> str:
    """Where a table is: this address does not change, and gives the latest release."""
    return f"{site.rstrip('/')}/datos/{platform}/{table}.csv?idioma={language}"


def fetch(where: str, kept: Path | None = None) -> tuple[bytes, bool]:
    """The file, and whether it is new. What was kept before is sent for again only if it changed."""
    tag_file = kept.with_suffix(".etag") if kept else None
    request = urllib.request.Request(where)
    if kept and kept.exists() and tag_file.exists():
        request.add_header("If-None-Match", tag_file.read_text())
    try:
        with urllib.request.urlopen(request) as answer:
            content, tag = answer.read(), answer.headers["ETag"]
    except urllib.error.HTTPError as answer:
        if answer.code == 304:
            return kept.read_bytes(), False
        # 404 and 410 say in one sentence what there is not, or why it is no longer public.
        raise SystemExit(answer.read().decode()) from None
    if kept:
        kept.write_bytes(content)
        tag_file.write_text(tag)
    return content, True


def read(content: bytes) -> pd.DataFrame:
    """The table: codes as text, people as whole numbers that may be missing. An empty cell stays empty: it is not 0."""
    table = pd.read_csv(io.BytesIO(content), encoding="utf-8-sig", dtype=str, keep_default_na=False, na_values=[""])
    for column in table.columns.intersection(PEOPLE):
        table[column] = pd.to_numeric(table[column]).astype("Int64")
    return table


def summary(table: pd.DataFrame) -> dict:
    """What can be said of it without adding up what must not be added up."""
    said = {"rows": len(table), "release": table["release"].iloc[0] if len(table) else None}
    if "state" in table:
        said["states"] = table["state"].value_counts().to_dict()
    if "people_reached" in table:
        shown = table[table["state"] == "shown"]
        largest = shown.nlargest(3, "people_reached")
        named = table.columns[1] if f"{table.columns[0]}_name" in table else table.columns[0]
        said["largest"] = dict(zip(largest[named].astype(str), largest["people_reached"].astype(int), strict=True))
    return said


def main() -> None:
    """Read the table that is asked for, and print what it says as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("site")
    parser.add_argument("platform")
    parser.add_argument("--table", default="by_place")
    parser.add_argument("--language", default="es", choices=["es", "en", "pt"])
    parser.add_argument("--keep", type=Path, help="keep the file here, and ask only whether it changed")
    asked = parser.parse_args()
    content, new = fetch(address(asked.site, asked.platform, asked.table, asked.language), asked.keep)
    json.dump(summary(read(content)) | {"new": new}, sys.stdout, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main()
