"""Accepting a cause: the rows after its treatment, and the record of who accepted what, when and why (pure).

A record is plain JSON. Played again over the same file it gives the same rows; over a file that has changed since, it is
refused with a sentence, for the person who accepted saw other rows.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

import polars as pl

from tinkuy.checks.causes.model import Cause
from tinkuy.checks.treatments import Refused, apply, chosen_treatment
from tinkuy.languages import Text, number
from tinkuy.packs.schema import PlatformPack, YearPack
from tinkuy.reports.five_ws import standard_schema

VERSION: Final = 1
_PLACE: Final = ("file", "sheet")  # a file may be renamed or copied to another sheet and still say the same
_NO_NAME = Text(
    "Falta decir quién acepta la causa «{cause}» y por qué.",
    "It is not said who accepts the cause “{cause}”, and why.",
    "Falta dizer quem aceita a causa «{cause}» e por quê.",
)
_NOTHING = Text(
    "Aceptar «{cause}» no cambiaría ninguna fila: no hay de dónde tomar lo que falta. Pídalo a quien reportó.",
    "Accepting “{cause}” would change no row: there is nothing to take what is missing from. Ask whoever reported.",
    "Aceitar «{cause}» não mudaria nenhuma linha: não há de onde tirar o que falta. Peça a quem relatou.",
)
_CHANGED = Text(
    "El archivo ya no es el mismo que vio {by} al aceptar «{cause}» el {at}: {rows} filas debían decir lo mismo que entonces. "
    "Revise la causa otra vez y acéptela de nuevo.",
    "The file is no longer the one that {by} saw when accepting “{cause}” on {at}: {rows} rows should say what they said then. "
    "Look at the cause again and accept it anew.",
    "O arquivo já não é o mesmo que {by} viu ao aceitar «{cause}» em {at}: {rows} linhas deviam dizer o mesmo que então. "
    "Reveja a causa e aceite-a de novo.",
)
_OTHER_RESULT = Text(
    "El cambio de «{cause}» ya no da el resultado que se aceptó el {at}: el programa o el paquete del año es otro.",
    "The change of “{cause}” no longer gives the result accepted on {at}: the program or the year's pack is another.",
    "A mudança de «{cause}» já não dá o resultado aceito em {at}: o programa ou o pacote do ano é outro.",
)
_OTHER_YEAR = Text(
    "«{cause}» se aceptó para el año {then} y estas filas son de {now}.",
    "“{cause}” was accepted for the year {then}, and these rows are of {now}.",
    "«{cause}» foi aceita para o ano {then} e estas linhas são de {now}.",
)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The record of one acceptance.

    `by` is the person, `why` their reason, `at` the time in UTC as ISO 8601. `rows` are row ids, `changed` how many rows
    changed; `before` and `after` are SHA-256 hashes of what those rows said. `year` and `pack` name the year's pack and its hash.
    """

    cause: str
    kind: str
    treatment: str
    by: str
    why: str
    at: str
    year: str
    pack: str
    rows: tuple[int, ...]
    changed: int
    before: str
    after: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    version: int = VERSION

    @property
    def alternatives(self) -> tuple[str, ...]:
        """None: what was accepted is what is applied."""
        return ()

    def json(self) -> dict[str, Any]:
        """The record as plain JSON values; the rows as ranges, `"0-1189"`, for they often stand together."""
        return asdict(self) | {"rows": _as_ranges(self.rows), "parameters": dict(self.parameters)}

    @classmethod
    def of(cls, json: Mapping[str, Any]) -> Acceptance:
        """The record that `json` wrote."""
        return cls(**{**json, "rows": _from_ranges(json["rows"]), "parameters": dict(json["parameters"])})


def accept(
    rows: pl.DataFrame,
    cause: Cause,
    year: YearPack,
    *,
    by: str,
    why: str,
    at: dt.datetime,
    platform: PlatformPack | None = None,
    treatment: str | None = None,
    parameters: Mapping[str, str] | None = None,
) -> tuple[pl.DataFrame, Acceptance]:
    """Apply a cause's treatment, or the alternative named, and record it.

    `by` is who accepts, `why` their reason, `at` the time, with a time zone. Returns the rows after and the record. Raises
    Refused where who or why is missing, the treatment may not be applied, or it would change nothing.
    """
    if not by.strip() or not why.strip():
        raise Refused(_NO_NAME.format(cause=cause.id))
    given = {**cause.parameters, **(parameters or {})}
    chosen = chosen_treatment(cause, treatment)
    after = apply(rows, cause, year, platform=platform, treatment=chosen.code, parameters=given)
    changed = _changed(rows, after, cause.rows)
    if not changed:
        raise Refused(_NOTHING.format(cause=cause.id))
    record = Acceptance(
        cause=cause.id,
        kind=cause.kind,
        treatment=chosen.code,
        by=by.strip(),
        why=why.strip(),
        at=_in_utc(at),
        year=year.id,
        pack=year.hash,
        rows=cause.rows,
        changed=changed,
        before=fingerprint(rows, cause.rows),
        after=fingerprint(after, cause.rows),
        parameters=given,
    )
    return after, record


def replay(
    rows: pl.DataFrame, records: Iterable[Acceptance], year: YearPack, *, platform: PlatformPack | None = None
) -> pl.DataFrame:
    """Apply recorded acceptances, in their order, to the same file read again.

    Raises Refused, with a sentence, where the rows are not those that were accepted, or the result would be another.
    """
    for record in records:
        rows = _replayed(rows, record, year, platform)
    return rows


def fingerprint(rows: pl.DataFrame, row_ids: Iterable[int]) -> str:
    """The SHA-256 of what these rows say, in the order of their ids; the name of file and sheet does not count."""
    columns = [name for name in standard_schema() if name not in _PLACE]
    said = rows.filter(pl.col("row_id").is_in(list(row_ids))).sort("row_id").select(columns)
    return hashlib.sha256(said.write_csv(null_value="\\N", quote_style="non_numeric").encode()).hexdigest()


def _replayed(rows: pl.DataFrame, record: Acceptance, year: YearPack, platform: PlatformPack | None) -> pl.DataFrame:
    if record.year != year.id:
        raise Refused(_OTHER_YEAR.format(cause=record.cause, then=record.year, now=year.id))
    if fingerprint(rows, record.rows) != record.before:
        counts = Text(*(number(len(record.rows), code) for code in ("es", "en", "pt")))
        raise Refused(_said(_CHANGED, record, rows=counts))
    after = apply(rows, record, year, platform=platform)
    if fingerprint(after, record.rows) != record.after:
        raise Refused(_said(_OTHER_RESULT, record))
    return after


def _said(text: Text, record: Acceptance, **counts: Text) -> Text:
    known = {"by": record.by, "cause": record.cause, "at": record.at[:10]}
    return Text(
        *(
            text.in_(code).format(**known, **{key: t.in_(code) for key, t in counts.items()})
            for code in ("es", "en", "pt")
        )
    )


def _in_utc(at: dt.datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("the time of an acceptance needs a time zone")
    return at.astimezone(dt.UTC).isoformat(timespec="seconds")


def _changed(before: pl.DataFrame, after: pl.DataFrame, row_ids: Iterable[int]) -> int:
    """How many of these rows say something else than before."""
    mine = pl.col("row_id").is_in(list(row_ids))
    return int((before.filter(mine).hash_rows() != after.filter(mine).hash_rows()).sum())


def _as_ranges(numbers: Iterable[int]) -> str:
    """Numbers as ranges: 1, 2, 3, 7 as `"1-3,7"`."""
    ranges: list[list[int]] = []
    for one in sorted(numbers):
        if ranges and one == ranges[-1][1] + 1:
            ranges[-1][1] = one
        else:
            ranges.append([one, one])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)


def _from_ranges(ranges: str) -> tuple[int, ...]:
    numbers: list[int] = []
    for part in filter(None, ranges.split(",")):
        first, _, last = part.partition("-")
        numbers += range(int(first), int(last or first) + 1)
    return tuple(numbers)
