"""From a file that was sent to what its page shows: read, check, find causes, count people, in one go and kept as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from django.conf import settings

from tinkuy.checks.causes import Causes, find_causes
from tinkuy.checks.messages import with_messages
from tinkuy.checks.run import run_checks
from tinkuy.languages import Text, number
from tinkuy.packs.schema import PlatformPack, YearPack
from tinkuy.pages.check.findings_kept import write_findings
from tinkuy.pages.check.keeping import Kept
from tinkuy.pages.check.outcome import outcome
from tinkuy.publishing.annotated import write_annotated
from tinkuy.registries import installed_packs as packs
from tinkuy.reports.limits import MEGABYTE, Limits
from tinkuy.reports.reading import Question, Reading, Unusable, read

MOST_ROWS: Final = 25_000
_MOST_CELLS: Final = 3_000_000
_LONGEST: Final = 60  # seconds

TOO_MANY_ROWS: Final = Text(
    "El archivo tiene {rows} filas, y aquí se revisan hasta {limit}. Divídalo por meses y revise cada parte.",
    "The file has {rows} rows, and up to {limit} are checked here. Split it by month and check each part.",
    "O arquivo tem {rows} linhas, e aqui se verificam até {limit}. Divida-o por meses e verifique cada parte.",
)
# Where the command line says how to answer it, a page says it in its own words.


class NotChecked(Exception):
    """The file cannot be checked here; `text` says why and what to do."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


def check(kept: Kept) -> None:
    """Check the file and keep what was found, or keep the question that only a person can answer.

    Raises NotChecked, with a sentence for people.
    """
    try:
        reading, year, platform = _read(kept)
    except Question as question:
        kept.write(
            "question", {"heading": question.heading, "position": question.position, "choices": question.choices}
        )
        return
    findings = run_checks(reading.rows, year, platform=platform, problems=reading.problems)
    causes = find_causes(reading.rows, findings, year, platform=platform)
    write_findings(kept.findings, reading, causes, year)
    kept.write("question", None)
    kept.write("outcome", outcome(reading, causes, year, platform, list(packs.years().values())))


def write_hand_back(kept: Kept, language: str) -> tuple[str, bytes]:
    """The sender's own workbook with notes: its name and its bytes. Raises NotChecked, and Gone once it was swept."""
    try:
        reading, year, platform = _read(kept)
    except Question as question:
        raise NotChecked(question.text) from question
    findings = run_checks(reading.rows, year, platform=platform, problems=reading.problems)
    causes: Causes = find_causes(reading.rows, findings, year, platform=platform)
    told = with_messages(causes.findings, language, year=year, headings=reading.headings)
    target = kept.folder / f"hand_back_{language}.xlsx"
    parts = {"source": kept.source, "reading": reading, "findings": told, "causes": causes.causes, "year": year}
    write_annotated(target, **parts, language=language)
    return f"{kept.source.stem}_con_notas{_ending(reading)}", target.read_bytes()


def _ending(reading: Reading) -> str:
    return ".xlsm" if reading.format == "xlsm" else ".xlsx"


def _read(kept: Kept) -> tuple[Reading, YearPack, PlatformPack | None]:
    said: Mapping[str, Any] = kept.read("said")
    year, platform = packs.years()[said["year"]], packs.platforms().get(said["platform"])
    try:
        reading = read(kept.source, year=year, platform=platform, mapping=said["answers"], limits=_limits())
    except Unusable as refusal:
        raise NotChecked(refusal.text_on_a_page) from refusal
    if reading.rows.height > MOST_ROWS:
        raise NotChecked(_counted(TOO_MANY_ROWS, rows=reading.rows.height, limit=MOST_ROWS))
    return reading, year, platform


def _limits() -> Limits:
    """The installation's limits, narrower where a page must answer soon."""
    whole = Limits.from_environment()
    return replace(
        whole,
        file_bytes=min(whole.file_bytes, settings.UPLOAD_BYTES),
        unpacked_bytes=min(whole.unpacked_bytes, 512 * MEGABYTE),
        cells=min(whole.cells, _MOST_CELLS),
        seconds=min(whole.seconds, _LONGEST),
    )


def _counted(text: Text, **counts: int) -> Text:
    return Text(
        *(getattr(text, code).format(**{k: number(v, code) for k, v in counts.items()}) for code in ("es", "en", "pt"))
    )
