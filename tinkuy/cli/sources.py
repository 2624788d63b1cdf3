"""Where figures take their rows from: files named on the command line, or a release. The commands need not know which."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from tinkuy.cli import terminal
from tinkuy.cli.intake import Intake, NotSaid, rows_with_errors, take_in
from tinkuy.figures.organisation_types import with_organisation_type
from tinkuy.languages import Text, number
from tinkuy.packs.schema import PlatformPack, YearPack
from tinkuy.releases.store import Release, engine, open_release

_NEITHER: Final = Text(
    "Falta decir de dónde salen las filas: FILE con --year, o --release.",
    "It is not said where the rows come from: FILE with --year, or --release.",
    "Falta dizer de onde vêm as linhas: FILE com --year, ou --release.",
)
_BOTH: Final = Text(
    "Una publicación ya tiene sus filas, su año y lo aceptado: con --release no se dice FILE, --year, --platform, --map ni "
    "--accept.",
    "A release already has its rows, its year and what was accepted: with --release, FILE, --year, --platform, --map and "
    "--accept are not said.",
    "Uma publicação já tem suas linhas, seu ano e o aceito: com --release não se diz FILE, --year, --platform, --map nem "
    "--accept.",
)
_READ: Final = Text(
    "Filas leídas: {rows}; con errores, que cuentan igual: {errors}.",
    "Rows read: {rows}; with errors, which count all the same: {errors}.",
    "Linhas lidas: {rows}; com erros, que contam igualmente: {errors}.",
)
_OF_RELEASE: Final = Text(
    "Publicación {id}, firmada por {who} el {when}: {rows} filas; {errors} con errores, que cuentan igual.",
    "Release {id}, signed by {who} on {when}: {rows} rows; {errors} with errors, which count all the same.",
    "Publicação {id}, assinada por {who} em {when}: {rows} linhas; {errors} com erros, que contam igualmente.",
)
WITHDRAWN: Final = Text(
    "Esta publicación fue retirada el {when} por {who}: {why}.",
    "This release was withdrawn on {when} by {who}: {why}.",
    "Esta publicação foi retirada em {when} por {who}: {why}.",
)
_IN_ITS_PLACE: Final = Text(
    "La que la reemplaza es {by}.", "The one in its place is {by}.", "A que a substitui é {by}."
)


@dataclass(frozen=True, slots=True)
class Other:
    """The other reading beside the figures: rows without what was accepted (`uncorrected`), or with what is proposed."""

    key: str
    rows: pl.DataFrame
    causes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Standard rows with the type of each organisation, and what is known of them.

    `rows`: a Polars frame, or a DuckDB relation of a release. `findings` gives row_id and severity at least. `other`
    makes the other reading; None where there is none, for what was accepted in a release cannot be undone.
    """

    year: YearPack
    platform: PlatformPack | None
    rows: Any
    count: int
    with_errors: int
    findings: Callable[[], pl.DataFrame]
    other: Callable[[], Other | None]
    release: Release | None = None

    def introduction(self, language: str) -> str:
        """Which rows these are, in one sentence."""
        counts = {"rows": number(self.count, language), "errors": number(self.with_errors, language)}
        if self.release is None:
            return _READ.in_(language).format(**counts)
        manifest = self.release.manifest
        said = {"id": self.release.id, "who": manifest.signed_by, "when": manifest.created_at[:10]}
        return _OF_RELEASE.in_(language).format(**said, **counts)

    def for_machines(self) -> dict[str, Any]:
        """The year and its pack, the number of rows, and the release where it is one."""
        said = {
            "year": self.year.id,
            "pack": self.year.hash,
            "rows": self.count,
            "rows_with_errors": self.with_errors,
        }
        if self.release is None:
            return said
        return said | {"release": self.release.id, "withdrawn": self.release.withdrawn}


def source(options: argparse.Namespace) -> Source:
    """The rows that the words name. Raises what reading, packs, causes and releases raise, each with its sentence."""
    if not options.release:
        if not (options.files and options.year):
            raise NotSaid(_NEITHER)
        return _of_files(take_in(options))
    if options.files or options.year or options.platform or options.map or options.accept:
        raise NotSaid(_BOTH)
    return _of_release(open_release(options.release), options.lang)


def tell_withdrawn(release: Release, language: str) -> None:
    """Say aside that a release was withdrawn, where it was."""
    if said := release.withdrawn:
        words = {"when": said["at"][:10], "who": said["signed_by"], "why": said["why"].rstrip(".")}
        sentences = [WITHDRAWN.in_(language).format(**words)]
        if said["withdrawn_by"]:
            sentences.append(_IN_ITS_PLACE.in_(language).format(by=said["withdrawn_by"]))
        terminal.complain(" ".join(sentences))


def _of_files(intake: Intake) -> Source:
    return Source(
        year=intake.year,
        platform=intake.platform,
        rows=with_organisation_type(intake.rows, intake.year),
        count=intake.rows.height,
        with_errors=rows_with_errors(intake.causes_reported.findings),
        findings=lambda: intake.findings,
        other=lambda: _other(intake),
    )


def _other(intake: Intake) -> Other:
    if intake.steps:
        key, rows, causes = "uncorrected", intake.reported, tuple(step.cause.id for step in intake.steps)
    else:
        key, (rows, causes) = "if_accepted", intake.if_proposed_were_accepted()
    return Other(key, with_organisation_type(rows, intake.year), causes)


def _of_release(release: Release, language: str) -> Source:
    tell_withdrawn(release, language)
    return Source(
        year=release.year,
        platform=release.platform,
        rows=release.relation(engine()),
        count=release.manifest.rows,
        with_errors=release.rows_with_errors(),
        findings=release.row_findings,
        other=lambda: None,
        release=release,
    )
