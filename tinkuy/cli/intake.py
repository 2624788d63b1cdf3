"""From the files named on the command line to checked rows, with what was accepted applied and recorded."""

from __future__ import annotations

import argparse
import datetime as dt
import getpass
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import polars as pl

from tinkuy.checks.acceptance import Acceptance, accept
from tinkuy.checks.causes import Cause, Causes, find_causes
from tinkuy.checks.run import run_checks
from tinkuy.checks.treatments import TREATMENTS, treat
from tinkuy.checks.treatments.proposed import apply_proposed
from tinkuy.cli import terminal
from tinkuy.languages import Text
from tinkuy.packs.loading import load_platform, load_year
from tinkuy.packs.schema import PlatformPack, YearPack
from tinkuy.reports.five_ws import FIVE_WS
from tinkuy.reports.reading import Question, Reading, read
from tinkuy.reports.remembered_headings import RememberedHeadings

_READING: Final = Text("Leyendo {file} …", "Reading {file} …", "Lendo {file} …")
_CHECKING: Final = Text("Revisando {rows} filas …", "Checking {rows} rows …", "Verificando {rows} linhas …")
_NO_EQUALS: Final = Text(
    '«{given}» no dice qué columna es: escriba --map "encabezado=columna".',
    '“{given}” does not say which column it is: write --map "heading=column".',
    '«{given}» não diz qual coluna é: escreva --map "cabeçalho=coluna".',
)
_WHY: Final = Text("aceptado en la línea de comandos", "accepted on the command line", "aceito na linha de comando")
_RECORDED: Final = Text(
    "Lo aceptado quedó registrado en {path}.",
    "What was accepted is recorded in {path}.",
    "O aceito ficou registrado em {path}.",
)


class NotSaid(ValueError):
    """A word of the command line lacks a part; `text` says which."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


@dataclass(frozen=True, slots=True)
class Step:
    """One accepted cause: what it was, its record, and the rows before and after."""

    cause: Cause
    record: Acceptance
    changes: pl.DataFrame
    after: pl.DataFrame

    def preview(self, cells: int, language: str) -> list[tuple[str, str, str, str]]:
        """The first cells that changed: row, column, before, after; a cell now blank says what it is marked with."""
        shown = self.changes.filter(pl.col("column").is_in(FIVE_WS.keys())).head(cells)
        return [
            (
                str(line["row"]),
                FIVE_WS[line["column"]].label.in_(language),
                _plain(line["before"]),
                _plain(line["after"]) or TREATMENTS[line["label"]].label.in_(language),
            )
            for line in shown.iter_rows(named=True)
        ]


@dataclass(frozen=True, slots=True)
class Intake:
    """What the files hold: `reported` rows as sent with `causes_reported`, and `rows` after the accepted steps with `causes`."""

    year: YearPack
    platform: PlatformPack | None
    paths: tuple[Path, ...]
    readings: tuple[Reading, ...]
    reported: pl.DataFrame
    causes_reported: Causes
    rows: pl.DataFrame
    causes: Causes
    steps: tuple[Step, ...]

    @property
    def findings(self) -> pl.DataFrame:
        """The findings on `rows`, each with the cause that explains it."""
        return self.causes.findings

    def if_proposed_were_accepted(self) -> tuple[pl.DataFrame, tuple[str, ...]]:
        """The rows after every proposed treatment that needs no further answer, and the ids of their causes."""
        return apply_proposed(self.rows, self.causes.causes, self.year, platform=self.platform)


def take_in(options: argparse.Namespace) -> Intake:
    """Read and check every file, apply and record what was accepted.

    Raises what reading, packs and causes raise; each carries a `text` that says in a sentence what to do.
    """
    year = load_year(options.year)
    platform = load_platform(options.platform) if options.platform else None
    paths = tuple(Path(name) for name in options.files)
    mapping = _mapping(options.map)
    readings = _numbered([_read(path, year, platform, mapping, options.lang) for path in paths])
    reported = pl.concat([reading.rows for reading in readings], how="diagonal")
    problems = pl.concat([reading.problems for reading in readings])

    def checked(rows: pl.DataFrame) -> Causes:
        with terminal.working(_CHECKING.in_(options.lang).format(rows=rows.height)):
            findings = run_checks(rows, year, platform=platform, problems=problems)
            return find_causes(rows, findings, year, platform=platform)

    causes_reported = causes = checked(reported)
    rows, steps = reported, []
    for given in options.accept:
        step = _accepted(rows, causes, given, year, platform, options)
        steps.append(step)
        rows, causes = step.after, checked(step.after)
    if steps:
        _record(steps, options, paths[0])
    return Intake(year, platform, paths, readings, reported, causes_reported, rows, causes, tuple(steps))


def rows_with_errors(findings: pl.DataFrame) -> int:
    """How many rows have a blocking finding or a warning; hints are no errors."""
    return findings.filter(pl.col("severity") != "hint")["row_id"].n_unique()


def _plain(cell: str | None) -> str:
    """A cell as people write it: whole numbers without a point."""
    return (cell or "").removesuffix(".0")


def _mapping(given: Sequence[str]) -> dict[str, str]:
    answers = {}
    for answer in given:
        heading, equals, column = answer.rpartition("=")
        if not equals or not heading.strip():
            raise NotSaid(_NO_EQUALS.format(given=answer))
        answers[heading.strip()] = column.strip()
    return answers


def _read(
    path: Path, year: YearPack, platform: PlatformPack | None, mapping: Mapping[str, str], language: str
) -> Reading:
    """Read one file, asking the person at the terminal, if there is one, what only a person can tell."""
    answers = dict(mapping)
    while True:
        try:
            with terminal.working(_READING.in_(language).format(file=path.name)):
                return read(path, year=year, platform=platform, mapping=answers, memory=RememberedHeadings.default())
        except Question as question:
            answer = terminal.ask(question.text.in_(language), question.choices)
            if answer is None:
                raise
            answers[question.heading] = answer


def _numbered(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings with row ids that are unique over all files."""
    numbered, first = [], 0
    for reading in readings:
        shift = (pl.col("row_id") + first).cast(pl.UInt32)
        numbered.append(
            replace(reading, rows=reading.rows.with_columns(shift), problems=reading.problems.with_columns(shift))
        )
        first += reading.rows.height
    return tuple(numbered)


def _accepted(
    rows: pl.DataFrame,
    causes: Causes,
    given: str,
    year: YearPack,
    platform: PlatformPack | None,
    options: argparse.Namespace,
) -> Step:
    """Accept `CAUSE`, `CAUSE=treatment` or, for a name to be read as a code, `CAUSE=code`."""
    id, _, choice = given.partition("=")
    cause = causes[id]
    chosen: dict[str, Any] = {"platform": platform}
    if choice:
        chosen |= {"treatment": choice} if choice in TREATMENTS else {"parameters": {"code": choice}}
    said = {"by": options.by_whom or getpass.getuser(), "why": options.why or _WHY.in_(options.lang)}
    after, record = accept(rows, cause, year, at=dt.datetime.now(dt.UTC), **said, **chosen)
    return Step(cause, record, treat(rows, cause, year, **chosen).changes, after)


def _record(steps: Sequence[Step], options: argparse.Namespace, first: Path) -> None:
    beside = Path(getattr(options, "out", None) or first)
    where = options.record or str(beside.with_name(f"{beside.stem}.accepted.json"))
    terminal.write_json(where, [step.record.json() for step in steps])
    terminal.remark(_RECORDED.in_(options.lang).format(path=where))
