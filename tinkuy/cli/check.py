"""`tinkuy check`: every finding of every row, and the few causes behind them; a hand-back; a list for machines."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import polars as pl

from tinkuy.checks.catalogue import BY_CODE
from tinkuy.checks.messages import with_messages
from tinkuy.cli import terminal
from tinkuy.cli.intake import Intake, NotSaid, Step, rows_with_errors, take_in
from tinkuy.languages import Text, number
from tinkuy.publishing.annotated import write_annotated

_SHOWN: Final = 20  # findings of single rows shown here; the hand-back and the JSON have them all
_CAUSES_SHOWN: Final = 12  # the heaviest; the hand-back has them all
_PREVIEWED: Final = 5

SEVERITIES: Final = {
    "blocking": Text("no se puede usar", "cannot be used", "não pode ser usada"),
    "warning": Text("aviso", "warning", "aviso"),
    "hint": Text("pista", "hint", "dica"),
}
_SUMMARY: Final = Text(
    "Filas: {rows}. Sin avisos: {clean}; cuentan, con avisos: {marked}; todavía no se pueden usar: {blocked}.",
    "Rows: {rows}. Without findings: {clean}; counted, with findings: {marked}; not usable yet: {blocked}.",
    "Linhas: {rows}. Sem avisos: {clean}; contam, com avisos: {marked}; ainda não podem ser usadas: {blocked}.",
)
_EXPLAINED: Final = Text(
    "Causas: {causes}. Observaciones que explican: {explained} de {all}.",
    "Causes: {causes}. Findings they explain: {explained} of {all}.",
    "Causas: {causes}. Observações que explicam: {explained} de {all}.",
)
_NOTHING: Final = Text(
    "No hay observaciones. Gracias.", "There are no findings. Thank you.", "Não há observações. Obrigado."
)
_CAUSES: Final = Text("Causas", "Causes", "Causas")
_CAUSE_HEADINGS: Final = {
    "es": ("Avisos", "Qué pasó, y qué pasa si se acepta", "Nuevas → después", "Causa"),
    "en": ("Findings", "What happened, and what accepting does", "New → after", "Cause"),
    "pt": ("Avisos", "O que aconteceu, e o que acontece se aceitar", "Novas → depois", "Causa"),
}
_MORE_CAUSES: Final = Text(
    "Hay {more} causas más, con menos peso: están todas en su archivo con notas (--out).",
    "There are {more} more causes, of less weight: all of them are in your file with notes (--out).",
    "Há mais {more} causas, com menos peso: todas estão no seu arquivo com notas (--out).",
)
_RULES: Final = Text("Por regla", "By rule", "Por regra")
_RULE_HEADINGS: Final = {
    "es": ("Regla", "Gravedad", "Observaciones", "Cómo se corrige"),
    "en": ("Rule", "Severity", "Findings", "How to mend it"),
    "pt": ("Regra", "Gravidade", "Observações", "Como se corrige"),
}
_SINGLE: Final = Text(
    "De filas sueltas: {shown} de {all}, las más graves primero",
    "Of single rows: {shown} of {all}, the most severe first",
    "De linhas soltas: {shown} de {all}, as mais graves primeiro",
)
_ROW_HEADINGS: Final = {
    "es": ("Fila", "Regla", "Observación"),
    "en": ("Row", "Rule", "Finding"),
    "pt": ("Linha", "Regra", "Observação"),
}
_ACCEPTED: Final = Text(
    "Aceptado «{cause}». Filas cambiadas: {changed} ({by}).",
    "Accepted “{cause}”. Rows changed: {changed} ({by}).",
    "Aceito «{cause}». Linhas mudadas: {changed} ({by}).",
)
_CHANGE_HEADINGS: Final = {
    "es": ("Fila", "Columna", "Antes", "Después"),
    "en": ("Row", "Column", "Before", "After"),
    "pt": ("Linha", "Coluna", "Antes", "Depois"),
}
_ERRORS_FELL: Final = Text(
    "Filas con avisos: {before} antes, {after} ahora.",
    "Rows with findings: {before} before, {after} now.",
    "Linhas com avisos: {before} antes, {after} agora.",
)
_WRITTEN: Final = Text(
    "Su archivo con notas está en {path}.",
    "Your file with notes is in {path}.",
    "Seu arquivo com notas está em {path}.",
)
_OVERWRITES: Final = Text(
    "«{path}» es el archivo que se revisa; para no perderlo, escriba las notas con otro nombre.",
    "“{path}” is the file being checked; so that it is not lost, write the notes under another name.",
    "«{path}» é o arquivo verificado; para não perdê-lo, escreva as notas com outro nome.",
)
_NEXT: Final = Text(
    "Para recibir su archivo con notas: --out notas.xlsx. Para aceptar una causa: --accept CAUSA.",
    "For your file with notes: --out notes.xlsx. To accept a cause: --accept CAUSE.",
    "Para receber seu arquivo com notas: --out notas.xlsx. Para aceitar uma causa: --accept CAUSA.",
)


def run(options: argparse.Namespace) -> int:
    """Check the files; return 1 if some rows cannot be used, else 0."""
    targets = _targets([Path(name) for name in options.files], Path(options.out)) if options.out else ()
    intake = take_in(options)
    findings = with_messages(intake.findings, options.lang, year=intake.year, headings=_headings(intake))
    if options.out:
        _hand_back(intake, findings, targets, options.lang)
    if options.json:
        terminal.write_json(options.json, for_machines(intake, findings))
    if options.json != "-":
        _show(intake, findings, options)
    return int((findings["severity"] == "blocking").any())


def for_machines(intake: Intake, findings: pl.DataFrame) -> list[dict[str, Any]]:
    """The findings as the documented list: file, sheet, row, column, rule, severity, value, proposed, message."""
    places = intake.rows.select("row_id", "file", "sheet", "row")
    joined = findings.join(places, on="row_id", how="left", maintain_order="left")
    return joined.select(
        "file", "sheet", "row", "column", "rule", "severity", "value", "proposed", "message"
    ).to_dicts()


def _headings(intake: Intake) -> dict[str, str]:
    """What the columns are called in the file; with several files their labels serve, for they may differ."""
    return dict(intake.readings[0].headings) if len(intake.readings) == 1 else {}


def _targets(paths: Sequence[Path], out: Path) -> tuple[Path, ...]:
    """Where the hand-back of each file goes: `out`, or a name of its own inside it. Raises NotSaid where a sender's file is."""
    names = [path.stem for path in paths]
    again = [names[:place].count(name) for place, name in enumerate(names)]
    numbered = [f"{name}-{n + 1}.xlsx" if n else f"{name}.xlsx" for name, n in zip(names, again, strict=True)]
    targets = (out,) if len(paths) == 1 else tuple(out / name for name in numbered)
    sources = {path.resolve() for path in paths}
    for target in targets:
        if target.resolve() in sources:
            raise NotSaid(_OVERWRITES.format(path=target))
    return targets


def _hand_back(intake: Intake, findings: pl.DataFrame, targets: Sequence[Path], language: str) -> None:
    for path, target, reading in zip(intake.paths, targets, intake.readings, strict=True):
        mine = reading.rows["row_id"].implode()
        now = replace(reading, rows=intake.rows.filter(pl.col("row_id").is_in(mine)))
        with terminal.writing(target):
            write_annotated(
                target,
                source=path,
                reading=now,
                findings=findings.filter(pl.col("row_id").is_in(mine)),
                causes=intake.causes.causes,
                year=intake.year,
                language=language,
            )
        terminal.remark(_WRITTEN.in_(language).format(path=target))


def _show(intake: Intake, findings: pl.DataFrame, options: argparse.Namespace) -> None:
    language = options.lang
    for reading in intake.readings:
        for line in reading.receipt.lines(language):
            terminal.say(line, "quiet")
    for step in intake.steps:
        _show_step(step, language)
    if intake.steps:
        _show_fall(intake, language)
    terminal.say(_summary(intake.rows, findings, language))
    if findings.is_empty():
        terminal.say(_NOTHING.in_(language), "done")
        return
    _show_causes(intake, language)
    _show_rules(findings, language)
    _show_single_rows(intake, findings, language)
    if not options.out and not options.accept:
        terminal.say(_NEXT.in_(language), "quiet")


def _summary(rows: pl.DataFrame, findings: pl.DataFrame, language: str) -> str:
    blocked = findings.filter(pl.col("severity") == "blocking")["row_id"].n_unique()
    marked = findings["row_id"].n_unique() - blocked
    counts = {"rows": rows.height, "clean": rows.height - marked - blocked, "marked": marked, "blocked": blocked}
    return _SUMMARY.in_(language).format(**{name: number(count, language) for name, count in counts.items()})


def _show_step(step: Step, language: str) -> None:
    said = {"cause": step.cause.id, "changed": number(step.record.changed, language), "by": step.record.by}
    terminal.say(_ACCEPTED.in_(language).format(**said), "done")
    terminal.table(_CHANGE_HEADINGS[language], step.preview(_PREVIEWED, language))


def _show_fall(intake: Intake, language: str) -> None:
    counts = {"before": rows_with_errors(intake.causes_reported.findings), "after": rows_with_errors(intake.findings)}
    terminal.say(_ERRORS_FELL.in_(language).format(**{name: number(n, language) for name, n in counts.items()}))


def _show_causes(intake: Intake, language: str) -> None:
    causes = intake.causes.causes
    if not causes:
        return
    explained = sum(cause.findings for cause in causes)
    said = {"causes": len(causes), "explained": explained, "all": intake.findings.height}
    terminal.say(_EXPLAINED.in_(language).format(**{name: number(n, language) for name, n in said.items()}))
    rows = []
    for cause in causes[:_CAUSES_SHOWN]:
        effect = cause.effect
        moved = (
            f"{number(effect.reached_before, language)} → {number(effect.reached_after, language)}" if effect else ""
        )
        story = f"{cause.text.in_(language)} {cause.advice.in_(language)}"
        rows.append((number(cause.findings, language), story, moved, cause.id))
    terminal.table(_CAUSE_HEADINGS[language], rows, numbers=(0, 2), copied=(3,), title=_CAUSES.in_(language))
    if more := len(causes) - len(rows):
        terminal.say(_MORE_CAUSES.in_(language).format(more=number(more, language)), "quiet")


def _show_rules(findings: pl.DataFrame, language: str) -> None:
    counts = findings.group_by("rule", "severity", maintain_order=True).len()
    rows = [
        (rule, SEVERITIES[severity].in_(language), number(count, language), BY_CODE[rule].mend.in_(language))
        for rule, severity, count in counts.iter_rows()
    ]
    terminal.table(_RULE_HEADINGS[language], rows, numbers=(2,), title=_RULES.in_(language))


def _show_single_rows(intake: Intake, findings: pl.DataFrame, language: str) -> None:
    order = pl.col("severity").cast(pl.Enum(list(SEVERITIES)))
    single = findings.filter(pl.col("cause").is_null()).sort(order, "row_id", maintain_order=True)
    if single.is_empty():
        return
    places = intake.rows.select("row_id", "file", "row")
    shown = single.head(_SHOWN).join(places, on="row_id", how="left", maintain_order="left")
    several = len(intake.paths) > 1
    rows = [
        (f"{line['file']} {line['row']}" if several else str(line["row"]), line["rule"], line["message"])
        for line in shown.iter_rows(named=True)
    ]
    counts = {"shown": number(shown.height, language), "all": number(single.height, language)}
    terminal.table(_ROW_HEADINGS[language], rows, title=_SINGLE.in_(language).format(**counts))
