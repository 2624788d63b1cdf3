"""`tinkuy release`: cut a release from files, show it, compare two, verify that one is as it was signed, list them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import polars as pl

from tinkuy.cli import release_list, terminal
from tinkuy.cli.check import SEVERITIES
from tinkuy.cli.intake import NotSaid, take_in
from tinkuy.cli.reached import dimensions
from tinkuy.cli.sources import tell_withdrawn
from tinkuy.figures.of_release import Moved, moved
from tinkuy.languages import Text, number
from tinkuy.publishing.names import Names, heading
from tinkuy.releases import Comparison, Input, Release, compare_releases, cut, engine, open_release
from tinkuy.releases.cutting import Withdrawing, mark_withdrawn
from tinkuy.releases.refusals import AlreadyThere
from tinkuy.releases.schema import SUBMISSION

_SHOWN: Final = 20  # lines shown on a terminal; the JSON has them all

_MISSING: Final = Text("Falta decir: {words}.", "Still to be said: {words}.", "Falta dizer: {words}.")
_CUT: Final = Text(
    "Publicación {id}: {rows} filas en {folder}.",
    "Release {id}: {rows} rows in {folder}.",
    "Publicação {id}: {rows} linhas em {folder}.",
)
_VERIFIED: Final = Text(
    "Publicación {id}: entera y como fue firmada ({files} archivos).",
    "Release {id}: whole, and as it was signed ({files} files).",
    "Publicação {id}: inteira e como foi assinada ({files} arquivos).",
)
_MARKED: Final = Text(
    "Queda marcada como retirada: {release}.",
    "It is marked as withdrawn: {release}.",
    "Fica marcada como retirada: {release}.",
)
_FACTS: Final = {
    "release": Text("Publicación", "Release", "Publicação"),
    "signed_by": Text("Firmada por", "Signed by", "Assinada por"),
    "created_at": Text("Fecha (UTC)", "Date (UTC)", "Data (UTC)"),
    "note": Text("Nota", "Note", "Nota"),
    "year": Text("Paquete del año", "Year pack", "Pacote do ano"),
    "platform": Text("Paquete de la plataforma", "Platform pack", "Pacote da plataforma"),
    "code": Text("Programa", "Program", "Programa"),
    "rows": Text("Filas", "Rows", "Linhas"),
    "withdraws": Text("Retira", "Withdraws", "Retira"),
}
_INPUTS: Final = {
    "es": ("Origen", "Filas", "SHA-256"),
    "en": ("Made from", "Rows", "SHA-256"),
    "pt": ("Origem", "Linhas", "SHA-256"),
}
_FINDINGS: Final = {
    "es": ("Gravedad", "Observaciones"),
    "en": ("Severity", "Findings"),
    "pt": ("Gravidade", "Observações"),
}
_ACCEPTED: Final = {
    "es": ("Causa aceptada", "Filas cambiadas", "Por", "Por qué"),
    "en": ("Cause accepted", "Rows changed", "By", "Why"),
    "pt": ("Causa aceita", "Linhas mudadas", "Por", "Por quê"),
}
_SAME: Final = Text(
    "Las dos publicaciones dicen lo mismo.", "Both releases say the same.", "As duas publicações dizem o mesmo."
)
_SUBMISSIONS: Final = {
    "es": ("Organización", "Mes", "Oficina", "Nuevas", "Ya no están", "Cambiadas"),
    "en": ("Organisation", "Month", "Desk", "New", "Gone", "Changed"),
    "pt": ("Organização", "Mês", "Escritório", "Novas", "Já não estão", "Mudadas"),
}
_ROWS_DIFFER: Final = Text(
    "Filas por envío: {shown} de {all} envíos",
    "Rows by submission: {shown} of {all} submissions",
    "Linhas por envio: {shown} de {all} envios",
)
_FIGURE: Final = {"es": ("Antes", "Después", "Cambio"), "en": ("Before", "After", "Change"), "pt": ("Antes", "Depois", "Mudança")}  # fmt: skip
_FIGURE_TITLE: Final = Text("Personas alcanzadas, modelo {model}", "People reached, model {model}", "Pessoas alcançadas, modelo {model}")  # fmt: skip
_WHY: Final = {
    "es": ("Organización", "Mes", "Oficina", "¿Cambiaron sus filas?", "Antes", "Después", "Cambio"),
    "en": ("Organisation", "Month", "Desk", "Did its rows change?", "Before", "After", "Change"),
    "pt": ("Organização", "Mês", "Escritório", "Mudaram suas linhas?", "Antes", "Depois", "Mudança"),
}
_WHY_TITLE: Final = Text(
    "Qué envíos mueven la cifra: {shown} de {all}",
    "Which submissions move the figure: {shown} of {all}",
    "Quais envios movem o número: {shown} de {all}",
)
_YES: Final = Text("sí", "yes", "sim")
_OTHER_WEIGHS: Final = Text(
    "no: pesan distinto junto a otras",
    "no: they weigh differently beside others",
    "não: pesam diferente junto a outras",
)


def run(options: argparse.Namespace) -> int:
    """Do what was asked with releases; the status is 0 unless something cannot be used."""
    return _ACTIONS[options.action](options)


def _cut(options: argparse.Namespace) -> int:
    """Read and check the files, apply what was accepted, write the release."""
    _needed({"FILE": options.files, "--year": options.year, "--signed-by": options.signed_by, "--out": options.out})
    if options.withdraws:
        _needed({"--withdraw-why": options.withdraw_why})
    if Path(options.out).exists():  # before any work, and before a record of what is accepted is written beside it
        raise AlreadyThere(Path(options.out))
    options.by_whom = options.by_whom or options.signed_by
    withdraws = [Withdrawing(open_release(folder), options.withdraw_why) for folder in options.withdraws]
    intake = take_in(options)
    release = cut(
        intake.rows,
        year=intake.year,
        platform=intake.platform,
        signed_by=options.signed_by,
        folder=options.out,
        findings=intake.findings,
        acceptances=[step.record for step in intake.steps],
        inputs=[Input.of(p, r.rows.height) for p, r in zip(intake.paths, intake.readings, strict=True)],
        note=options.note or "",
        withdraws=withdraws,
    )
    said = {"id": release.id, "rows": number(release.manifest.rows, options.lang), "folder": release.folder}
    return _told(options, _CUT.in_(options.lang).format(**said), _for_machines(release))


def _verify(options: argparse.Namespace) -> int:
    """Read every byte of the release; a changed one ends with a sentence and status 2."""
    release = open_release(_folders(options, 1)[0], fully=True)
    tell_withdrawn(release, options.lang)
    said = {"id": release.id, "files": len(release.manifest.files)}
    return _told(options, _VERIFIED.in_(options.lang).format(**said), _for_machines(release))


def _withdraw(options: argparse.Namespace) -> int:
    """Mark OLD as withdrawn by NEW, whose manifest says so: what `cut --withdraws` does, where it was interrupted."""
    old, new = (open_release(folder) for folder in _folders(options, 2))
    mark_withdrawn(old, by=new)
    return _told(options, _MARKED.in_(options.lang).format(release=old.id), _for_machines(old))


def _show(options: argparse.Namespace) -> int:
    """What a release says of itself."""
    release = open_release(_folders(options, 1)[0])
    if options.json:
        terminal.write_json(options.json, _for_machines(release))
    if options.json == "-":
        return 0
    tell_withdrawn(release, options.lang)
    language = options.lang
    for key, value in _facts(release, language).items():
        terminal.say(f"{_FACTS[key].in_(language)}: {value}")
    inputs = [(one.name, number(one.rows, language), one.sha256) for one in release.manifest.inputs]
    _table(_INPUTS[language], inputs, numbers=(1,))
    found = release.findings().group_by("severity", maintain_order=True).agg(pl.col("findings").sum())
    found = [(SEVERITIES[key].in_(language), number(count, language)) for key, count in sorted(found.rows())]
    _table(_FINDINGS[language], found, numbers=(1,))
    accepted = [(a.cause, number(a.changed, language), a.by, a.why) for a in release.acceptances()]
    _table(_ACCEPTED[language], accepted, numbers=(1,))
    return 0


def _facts(release: Release, language: str) -> dict[str, str]:
    manifest = release.manifest
    packs = {"year": manifest.year, "platform": manifest.platform}
    facts = {
        "release": release.id,
        "signed_by": manifest.signed_by,
        "created_at": manifest.created_at[:16].replace("T", " "),
        "note": manifest.note,
        **{key: f"{pack.id} {pack.version} ({pack.hash[:12]})" if pack else "" for key, pack in packs.items()},
        "code": manifest.code,
        "rows": number(manifest.rows, language),
        "withdraws": "; ".join(f"{one.release} ({one.why})" for one in manifest.withdraws),
    }
    return {key: value for key, value in facts.items() if value}


def _compare(options: argparse.Namespace) -> int:
    """The rows that differ, and how a figure moved and why."""
    old, new = (open_release(folder) for folder in _folders(options, 2))
    with engine() as connection:
        comparison = compare_releases(old, new, connection)
        figure = moved(old, new, comparison, connection, model=options.model, by=dimensions(options))
    if options.json:
        content = {
            "before": old.id,
            "after": new.id,
            "model": options.model,
            **{key: getattr(comparison, key).to_dicts() for key in ("submissions", "rows", "cells")},
            **{key: getattr(figure, key).to_dicts() for key in ("figures", "why")},
        }
        terminal.write_json(options.json, content)
    if options.json != "-":
        for release in (old, new):
            tell_withdrawn(release, options.lang)
        _show_comparison(comparison, figure, Names(new.year, new.platform, options.lang), options)
    return 0


def _show_comparison(comparison: Comparison, figure: Moved, names: Names, options: argparse.Namespace) -> None:
    language, by = options.lang, dimensions(options)
    if comparison.same:
        terminal.say(_SAME.in_(language), "done")
        return
    submissions = [
        (*_whose(line, names), *(number(line[key], language) for key in ("new", "gone", "changed")))
        for line in comparison.submissions.head(_SHOWN).iter_rows(named=True)
    ]
    title = _ROWS_DIFFER.in_(language).format(shown=len(submissions), all=comparison.submissions.height)
    terminal.table(_SUBMISSIONS[language], submissions, numbers=(3, 4, 5), title=title)
    figures = [
        (*(names.name(d, line[d]) for d in by), *_moves(line, language))
        for line in figure.figures.iter_rows(named=True)
    ]
    dims = [heading(d, language) for d in by]
    first = len(by)
    title = _FIGURE_TITLE.in_(language).format(model=options.model)
    terminal.table([*dims, *_FIGURE[language]], figures, numbers=(first, first + 1, first + 2), title=title)
    why = [
        (
            *(names.name(d, line[d]) for d in by),
            *_whose(line, names),
            (_YES if line["rows_differ"] else _OTHER_WEIGHS).in_(language),
            *_moves(line, language),
        )
        for line in figure.why.head(_SHOWN).iter_rows(named=True)
    ]
    title = _WHY_TITLE.in_(language).format(shown=len(why), all=figure.why.height)
    _table([*dims, *_WHY[language]], why, numbers=(first + 4, first + 5, first + 6), title=title)


def _whose(line: Mapping[str, Any], names: Names) -> tuple[str, str, str]:
    """The submission of a line: organisation, month, desk."""
    organisation, month, desk = (line[key] for key in SUBMISSION)
    return names.name("organisation", organisation), names.name("month", month), desk or ""


def _moves(line: Mapping[str, Any], language: str) -> tuple[str, str, str]:
    sign = "+" if line["change"] > 0 else ""
    return (*(number(line[key], language) for key in ("before", "after")), sign + number(line["change"], language))


def _for_machines(release: Release) -> dict[str, Any]:
    """The manifest, and whether the release was withdrawn."""
    return release.manifest.json() | {"withdrawn": release.withdrawn}


def _told(options: argparse.Namespace, sentence: str, content: Mapping[str, Any]) -> int:
    if options.json:
        terminal.write_json(options.json, content)
    if options.json != "-":
        terminal.say(sentence, "done")
    return 0


def _table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: Sequence[int], title: str | None = None
) -> None:
    """A table, unless there is nothing in it."""
    if rows:
        terminal.table(headings, rows, numbers=numbers, title=title)


def _folders(options: argparse.Namespace, count: int) -> list[Path]:
    """The folders named: as many as the action needs."""
    _needed(dict.fromkeys(["FOLDER", "OLD NEW"][count - 1 : count], len(options.files) == count))
    return [Path(name) for name in options.files]


def _needed(words: Mapping[str, object]) -> None:
    if missing := [word for word, said in words.items() if not said]:
        raise NotSaid(_MISSING.format(words=", ".join(missing)))


_ACTIONS: Final[Mapping[str, Callable[[argparse.Namespace], int]]] = {
    "cut": _cut,
    "show": _show,
    "compare": _compare,
    "verify": _verify,
    "withdraw": _withdraw,
    "list": release_list.run,
}
