"""From clean cells to the standard rows of `five_ws`, with every cell that gave no value told as a problem (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import polars as pl

from tinkuy.packs.folding import fold
from tinkuy.packs.schema import CodeList, Entry, PlatformPack, YearPack
from tinkuy.registries.matching import Match, Matcher
from tinkuy.reports import understood
from tinkuy.reports.five_ws import AGE_GENDER, FIVE_WS, POPULATION_GROUPS, standard_schema
from tinkuy.reports.understood import Understood
from tinkuy.tables import Column, Kind

PROBLEMS: Final = {
    "row_id": pl.UInt32(),
    "column": pl.String(),
    "problem": pl.String(),
    "value": pl.String(),
    "proposed": pl.String(),
}
_IN_CONTEXT: Final = frozenset({"indicator", "admin1", "admin2"})  # understood after the column above them
_WHOLE_COUNTRY: Final = frozenset(
    fold(text)
    for text in (
        "country level", "national", "national level", "nacional", "nivel nacional", "nivel país", "a nivel nacional",
        "todo el país", "whole country", "nível nacional", "todo o país",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lists:
    """The code lists of a year and a platform, made ready for matching; the places of each country apart."""

    year: YearPack
    matchers: Mapping[str, Matcher]
    indicators: Mapping[str, Matcher]  # by sector
    places: Mapping[str, Matcher]  # by country
    below: Mapping[str, Matcher]  # places of level admin2, by admin1
    levels: Mapping[str, str]  # of each place: "national", "admin1"
    nations: Mapping[str, str]  # the code of each country as a whole

    @classmethod
    def of(cls, year: YearPack, platform: PlatformPack | None) -> Lists:
        """Make the lists ready."""
        keys = dict.fromkeys(column.code_list for column in FIVE_WS if column.code_list)
        matchers = {key: Matcher(year.lists[key]) for key in keys if key in year.lists}
        below = year.lists["places_admin2"]
        if platform and not below.known:
            below = platform.admin2_for(year)
            matchers["places_admin2"] = Matcher(below)
        places = year.lists["places"]
        if not places.known and platform and platform.places.known:
            places = platform.places
        upper = [e for e in places.entries if e.attributes.get("level") in {"national", "admin1"}]
        matchers["places"] = Matcher(places, keep=upper.__contains__)
        sectors = {e.attributes.get("sector", "") for e in year.lists["indicators"].entries}
        countries = {e.attributes.get("country", "") for e in upper}
        return cls(
            year,
            matchers,
            {s: Matcher(year.lists["indicators"], lambda e, s=s: e.attributes.get("sector") == s) for s in sectors},
            {c: Matcher(places, lambda e, c=c: e.attributes.get("country") == c and e in upper) for c in countries},
            {code: Matcher(replace(below, entries=tuple(es))) for code, es in _by_admin1(below).items()},
            {e.code: e.attributes["level"] for e in upper},
            {e.attributes.get("country", ""): e.code for e in upper if e.attributes["level"] == "national"},
        )


@dataclass(slots=True)
class Standard:
    """The standard rows being made: columns by name, the problems, and what the receipt should say of each column."""

    columns: dict[str, pl.Series] = field(default_factory=dict)
    problems: list[pl.DataFrame] = field(default_factory=list)
    blank_marks: dict[str, int] = field(default_factory=dict)

    def add(self, key: str, written: pl.Series, found: Understood) -> None:
        """Take a column's values and tell the texts that gave none."""
        self.columns[key] = found.values.alias(key)
        if FIVE_WS[key].kind.keeps_text:
            self.columns[f"{key}_text"] = written.alias(f"{key}_text")
        if found.blank_marks:
            self.blank_marks[key] = int(found.blank_marks)
        if found.proposals:
            at = written.is_in(list(found.proposals)) & found.values.is_null()
            self.tell(key, found.problem, at, written, found.proposals)

    def tell(
        self, key: str, problem: str, at: pl.Series, written: pl.Series, proposals: Mapping[str, str] | None = None
    ) -> None:
        """Tell a problem of one column in the rows where `at` is true."""
        lines = pl.DataFrame(
            {"row_id": pl.int_range(len(written), dtype=pl.UInt32, eager=True), "value": written}
        ).filter(at)
        if lines.height:
            said = [(proposals or {}).get(value or "", "") or None for value in lines["value"]]
            proposed = pl.Series("proposed", said, pl.String)
            self.problems.append(
                lines.with_columns(column=pl.lit(key), problem=pl.lit(problem), proposed=proposed).select(*PROBLEMS)
            )


def make_rows(
    cells: pl.DataFrame,
    columns: Mapping[str, int],
    lists: Lists,
    dotted: Iterable[tuple[int, int]] | None,
    country: str | None,
) -> Standard:
    """Understand every 5W column that the file has. `dotted`: (row, place) of cells that hold "1.234" as text, if known;
    `country`: the country of all rows of a file without that column."""
    made = Standard()
    for column in FIVE_WS:
        if column.key not in columns:
            continue
        written = cells[str(columns[column.key])].alias(column.key)
        if column.kind is not Kind.CODE:
            is_text = _is_text(cells, dotted, columns[column.key]) if column.kind.numeric else None
            made.add(column.key, written, _understand(written, column, lists, is_text))
        elif column.key not in _IN_CONTEXT:
            made.add(column.key, written, understood.codes(written, lists.matchers[column.code_list]))
    if "country" not in columns and country:
        made.columns["country"] = pl.Series("country", [country] * cells.height, pl.String)
    for key, add in (("indicator", _add_indicators), ("admin1", _add_places), ("admin2", _add_admin2)):
        if key in columns:
            add(made, cells[str(columns[key])], lists)
    return made


def finish(made: Standard, location: pl.DataFrame, lists: Lists) -> pl.DataFrame:
    """The standard rows: every declared column, in order, with what reading derives. `location` has file, sheet, row."""
    frame = location.with_columns(made.columns.values())
    schema = standard_schema()
    frame = frame.with_columns(
        pl.lit(None, dtype).alias(name) for name, dtype in schema.items() if name not in frame.columns
    )
    frame = frame.with_columns(
        pl.col("admin1").replace_strict(lists.levels, default=None, return_dtype=pl.String).alias("place_level"),
        *_indicator_type(lists.year),
        pl.when(pl.col("new").is_null()).then(pl.lit("not_reported")).otherwise(pl.lit("reported")).alias("new_basis"),
        pl.lit("new").alias("breakdown_of"),
        pl.lit("reported").alias("breakdown_basis"),
    )
    return frame.select(pl.col(name).cast(dtype) for name, dtype in schema.items())


def _indicator_type(year: YearPack) -> tuple[pl.Expr, pl.Expr]:
    """The indicator's type: of the year's list, else read off the cells filled (people: direct assistance; output: other)."""
    types = {e.code: e.attributes["type"] for e in year.lists["indicators"].entries if e.attributes.get("type")}
    listed = pl.col("indicator").replace_strict(types, default=None, return_dtype=pl.String)
    people = pl.any_horizontal(
        pl.col(key).fill_null(0) > 0 for key in ("total", "new", *POPULATION_GROUPS, *AGE_GENDER)
    )
    output = pl.col("output").fill_null(0) > 0
    inferred = pl.when(people).then(pl.lit("direct_assistance")).when(output).then(pl.lit("other"))
    is_inferred = listed.is_null() & inferred.is_not_null()
    return pl.coalesce(listed, inferred).alias("indicator_type"), is_inferred.alias("type_inferred")


def _understand(written: pl.Series, column: Column, lists: Lists, is_text: pl.Series | None) -> Understood:
    if column.kind.numeric:
        return understood.numbers(written, is_text)
    if column.kind is Kind.MONTH:
        return understood.month(written, lists.year.plan_years)
    if column.kind is Kind.YES_NO:
        return understood.yes_no(written)
    return Understood(written, "")


def _is_text(cells: pl.DataFrame, dotted: Iterable[tuple[int, int]] | None, place: int) -> pl.Series | None:
    if dotted is None:
        return None
    rows = [row for row, column in dotted if column == place]
    return cells["row"].is_in(rows) if rows else pl.repeat(False, cells.height, dtype=pl.Boolean, eager=True)


def _add_indicators(made: Standard, written: pl.Series, lists: Lists) -> None:
    """Indicators within their sector first; the same name may stand in several sectors."""
    whole = lists.matchers["indicators"]
    if not whole.known:
        made.add("indicator", written, Understood(written, "unknown_code"))
        return
    sectors = made.columns.get("sector", pl.Series([None] * len(written), dtype=pl.String))
    values, proposals = _in_context(written, sectors, lists.indicators, whole, {})
    made.add("indicator", written, Understood(values, "unknown_code", proposals))


def _add_places(made: Standard, written: pl.Series, lists: Lists) -> None:
    """Places within their country, else in the only one that has the name, so that checks can tell the country is another;
    "country level" and the country's own name are its national place."""
    whole = lists.matchers["places"]
    if not whole.known:
        made.add("admin1", written, Understood(written, "unknown_code"))
        return
    countries = made.columns.get("country", pl.Series([None] * len(written), dtype=pl.String))
    values, proposals = _in_context(written, countries, lists.places, whole, lists.nations)
    made.add("admin1", written, Understood(values, "unknown_code", proposals))


def _add_admin2(made: Standard, written: pl.Series, lists: Lists) -> None:
    """Places within their admin1, else in the only one that has the name: hundreds of names stand in several."""
    whole = lists.matchers["places_admin2"]
    if not whole.known:
        made.add("admin2", written, understood.codes(written, whole))
        return
    above = made.columns.get("admin1", pl.Series([None] * len(written), dtype=pl.String))
    values, proposals = _in_context(written, above, lists.below, whole, {})
    made.add("admin2", written, Understood(values, "unknown_code", proposals))


def _in_context(
    written: pl.Series,
    contexts: pl.Series,
    within: Mapping[str, Matcher],
    beyond: Matcher,
    nations: Mapping[str, str],
) -> tuple[pl.Series, dict[str, str]]:
    """Match each distinct pair (context, text): in the context's own list first, then in all (`beyond`)."""
    pairs = pl.DataFrame({"context": contexts, "text": written})
    found, proposals = {}, {}
    for context, text in pairs.drop_nulls("text").unique(maintain_order=True).rows():
        match = _match_within(context, text, within, beyond, nations)
        found[(context or "", text)] = match.code
        if match.code is None:
            proposals[text] = " | ".join(match.candidates)
    keys = pl.DataFrame(
        [(c, t, code) for (c, t), code in found.items()],
        schema={"context": pl.String, "text": pl.String, "code": pl.String},
        orient="row",
    )
    joined = pairs.with_columns(pl.col("context").fill_null("")).join(
        keys, on=["context", "text"], how="left", maintain_order="left"
    )
    return joined["code"], proposals


def _match_within(
    context: str | None, text: str, within: Mapping[str, Matcher], beyond: Matcher, nations: Mapping[str, str]
) -> Match:
    own = within.get(context or "")
    if own is None:
        return beyond.match(text)
    if context in nations and fold(text) in _WHOLE_COUNTRY:
        return Match(nations[context], "alias")
    found = own.exact(text)
    if found.code is None:
        found = beyond.exact(text)
    return found if found.code else own.match(text)


def _by_admin1(below: CodeList) -> dict[str, list[Entry]]:
    """The entries of a list of admin2 by the admin1 they lie in."""
    by: dict[str, list[Entry]] = {}
    for entry in below.entries:
        by.setdefault(entry.attributes.get("admin1", ""), []).append(entry)
    return by
