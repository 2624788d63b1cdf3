"""The sender's own workbook with notes, made again from the file as it was sent."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from tinkuy.arrivals.models import Arrival
from tinkuy.checks.causes import find_causes
from tinkuy.checks.messages import with_messages
from tinkuy.checks.run import run_checks
from tinkuy.languages import Language
from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.models import Upload, Version
from tinkuy.ledger.parts import ROW_NUMBER, read_part
from tinkuy.publishing.annotated import write_annotated
from tinkuy.registries.in_force import year_in_force
from tinkuy.registries.installed_packs import platform_pack
from tinkuy.reports.reading import read


def hand_back(upload: Upload, year: str, language: Language) -> tuple[str, bytes]:
    """Its name and its bytes. Raises Unusable and Question of reading, and NotWhole where the file is no longer kept."""
    platform = platform_pack(upload.platform.pack)
    pack = year_in_force(year, upload.platform)
    with TemporaryDirectory(prefix="hand-back-") as folder:
        source = Path(folder) / Path(upload.name).name
        with content_store().open(upload.digest) as kept, source.open("wb") as copy:
            shutil.copyfileobj(kept, copy)
        read_again = read(source, year=pack, platform=platform, mapping=_headings(upload, year))
        reading = replace(read_again, rows=_numbered(read_again.rows, upload))
        findings = run_checks(reading.rows, pack, platform=platform, problems=reading.problems)
        causes = find_causes(reading.rows, findings, pack, platform=platform)
        told = with_messages(causes.findings, language, year=pack, headings=reading.headings)
        target = Path(folder) / f"{source.stem}_con_notas{'.xlsm' if reading.format == 'xlsm' else '.xlsx'}"
        parts = {"source": source, "reading": reading, "findings": told, "causes": causes.causes, "year": pack}
        write_annotated(target, **parts, language=language)
        return target.name, target.read_bytes()


def _numbered(rows: pl.DataFrame, upload: Upload) -> pl.DataFrame:
    """The rows with their numbers in the ledger (`row_number`, null where they have none): the workbook carries them hidden,
    so that a corrected file is compared row with row whatever was moved in it."""
    versions = Version.objects.on(upload.platform).filter(upload=upload).order_by("number")
    parts = [read_part(part, content_store()) for part in dict.fromkeys(one.received_part for one in versions)]
    if not parts:
        return rows
    place = ["sheet", "row"]
    numbers = pl.concat([part.select(*place, ROW_NUMBER) for part in parts]).unique(place, keep="first")
    return rows.drop(ROW_NUMBER, strict=False).join(
        numbers, on=place, how="left", maintain_order="left", nulls_equal=True
    )


def _headings(upload: Upload, year: str) -> dict[str, str]:
    """What the sender answered about headings when the file arrived."""
    arrival = Arrival.objects.on(upload.platform).filter(upload=upload, year=year).first()
    return arrival.answers.get("headings", {}) if arrival else {}
