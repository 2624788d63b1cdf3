"""A synthetic month-by-month report of a whole region, in the shape of R4V's 2021 export: 28 columns, long labels.

Names come from the year's code lists and figures from a seeded generator: a benchmark needs files of a real one's size and
variety, and nobody's figures. The slips are about as frequent as METHODS 3.5 counted them in a real file of 22,496 rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl
import xlsxwriter

from tinkuy.packs.loading import load_year
from tinkuy.packs.schema import Entry, YearPack
from tinkuy.reports.five_ws import AGE_GENDER, FIVE_WS, POPULATION_GROUPS, standard_schema

YEAR: Final = "r4v-2021"
MONTHS: Final = ("2021-01", "2021-02", "2021-03", "2021-04", "2021-05")
SHEET: Final = "5W synthetic"
_AGES: Final = AGE_GENDER[:4]  # the year has no other gender
_QUESTIONS: Final = ("setup", "covid19", "rmrp", "support_space", "cva")
_ROWS_PER_ACTIVITY: Final = 3  # in as many months, one row each
_PASTED_TWICE: Final = 0.02
_WHAT: Final = ("Entrega de", "Distribución de", "Taller de", "Acompañamiento con", "Orientación sobre", "Jornada de", "Apoyo con", "Acceso a")  # fmt: skip
_OF: Final = ("kits de higiene", "alimentos", "útiles escolares", "abrigo", "información legal", "apoyo psicosocial", "alquiler", "transporte seguro", "vacunas", "medios de vida", "agua segura", "formación técnica")  # fmt: skip
_WHOM: Final = ("familias", "mujeres gestantes", "adolescentes", "personas mayores", "niñas y niños", "personas en tránsito", "comunidades de acogida")  # fmt: skip


def standard_rows(count: int, seed: int = 2021) -> pl.DataFrame:
    """Return `count` standard rows (tinkuy.reports.five_ws); the same seed gives the same rows."""
    random, year = np.random.default_rng(seed), load_year(YEAR)
    activities = _activities(max(1, count // _ROWS_PER_ACTIVITY), random, year)
    of = np.arange(count) % activities.height
    first = random.integers(len(MONTHS), size=activities.height)
    month = np.array(MONTHS)[(first[of] + np.arange(count) // activities.height) % len(MONTHS)]
    rows = activities[of].with_columns(
        month=pl.Series(month), **{name: pl.Series(v) for name, v in _people(activities[of], random).items()}
    )  # fmt: skip
    return _complete(_with_slips(rows, random)[_order(count, random)], year)


def written_cells(rows: pl.DataFrame) -> pl.DataFrame:
    """The table as it stands in the file: English headings and labels, Yes and No, months as text, numbers as numbers."""
    year = load_year(YEAR)
    names = {c.key: c.key if FIVE_WS[c.key].kind.numeric else f"{c.key}_text" for c in year.columns}
    return rows.select(
        pl.col(names[c.key] if names[c.key] in rows.columns else c.key).alias(c.heading.en) for c in year.columns
    )


def write_workbook(rows: pl.DataFrame, path: Path) -> None:
    """Write standard rows as a workbook with one sheet, cells without formats, texts shared as Excel does."""
    cells = written_cells(rows)
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(SHEET)
    for column, values in enumerate(cells):
        sheet.write_string(0, column, values.name)
        for row, value in enumerate(values.to_list(), 1):
            if value is not None:
                sheet.write(row, column, value)
    book.close()


def _order(count: int, random: np.random.Generator) -> np.ndarray:
    """The rows in the order they come in, which is none by place or month, with 2 % of them pasted twice."""
    order = random.permutation(count)
    again = random.random(count) < _PASTED_TWICE
    return np.where(again, np.roll(order, 1), order)


def _activities(count: int, random: np.random.Generator, year: YearPack) -> pl.DataFrame:
    """What organisations do where: one line per activity, most by few organisations and in few places, as it is."""
    lists = {key: year.lists[key].entries for key in ("organisations", "implementing_partners", "mechanisms", "places")}
    indicators = [e for e in year.lists["indicators"].entries if e.attributes["scope"] == "regional"]
    kinds = np.array([0.84 if e.attributes["type"] == "direct_assistance" else 0.16 for e in indicators])
    picked = random.choice(np.array(indicators, dtype=object), size=count, p=kinds / kinds.sum())
    place = _picked(lists["places"], count, random)
    through, cash = random.random(count) < 0.43, random.random(count) < 0.16
    words = [random.choice(part, size=count) for part in (_WHAT, _OF, _WHOM)]
    codes = {key: np.array([e.code for e in _picked(entries, count, random)]) for key, entries in lists.items()}
    names = [f"{what} {of} para {whom} en {where.text.es}, grupo {n}" for n, (what, of, whom, where) in enumerate(zip(*words, place, strict=True))]  # fmt: skip
    return pl.DataFrame({
        "organisation": codes["organisations"],
        "setup": through,
        "implementing_partner": _where(through, codes["implementing_partners"]),
        "sector": [e.attributes["sector"] for e in picked],
        "indicator": [e.code for e in picked],
        "indicator_type": [e.attributes["type"] for e in picked],
        "activity": names,
        "description": [f"{name}: con seguimiento mensual, en coordinación con el gobierno local (datos sintéticos)" for name in names],
        "covid19": random.random(count) < 0.3,
        "rmrp": random.random(count) < 0.9,
        "support_space": random.random(count) < 0.07,
        "cva": cash,
        "mechanism": _where(cash, codes["mechanisms"]),
        "country": [e.attributes["country"] for e in place],
        "admin1": [e.code for e in place],
        "place_level": [e.attributes["level"] for e in place],
    })  # fmt: skip


def _picked(entries: Sequence[Entry], count: int, random: np.random.Generator) -> np.ndarray:
    """Entries by Zipf's law: the first few of a shuffled list are most of all rows."""
    weights = 1 / np.arange(1, len(entries) + 1) ** 0.8
    return random.choice(random.permutation(np.array(entries, dtype=object)), size=count, p=weights / weights.sum())


def _where(mask: np.ndarray, values: np.ndarray) -> pl.Series:
    return pl.Series(np.where(mask, values, None).tolist(), dtype=pl.String)


def _people(rows: pl.DataFrame, random: np.random.Generator) -> dict[str, np.ndarray]:
    """New, total, both breakdowns, outputs and dollars, all consistent."""
    units = (rows["indicator_type"] == "other").to_numpy()
    new = np.where(units, 0, 1 + np.floor(np.exp(3 + 1.4 * random.standard_normal(rows.height))))
    total = new + np.where(units, 0, random.integers(0, 60, rows.height))
    dollars = np.round(total * np.exp(4 + 0.4 * random.standard_normal(rows.height)), 2)
    return {
        "new": new,
        "total": total,
        "output": np.where(units, 1 + random.poisson(6, rows.height), 0).astype(float),
        "value_usd": np.where(rows["cva"].to_numpy() & ~units, dollars, np.nan),
        **_split(new, POPULATION_GROUPS, (0.62, 0.2, 0.15, 0.02, 0.01), random),
        **_split(new, _AGES, (0.22, 0.2, 0.34, 0.24), random),
    }


def _split(
    counts: np.ndarray, names: Sequence[str], shares: Sequence[float], random: np.random.Generator
) -> dict[str, np.ndarray]:
    """Whole counts split into named parts that add up to them, in proportions that vary from row to row."""
    weights = np.array(shares)[:, None] * random.gamma(4.0, 0.25, (len(shares), len(counts)))
    ends = np.round(np.cumsum(weights / weights.sum(axis=0), axis=0) * counts)
    return dict(zip(names, np.diff(ends, axis=0, prepend=0), strict=True))


def _with_slips(rows: pl.DataFrame, random: np.random.Generator) -> pl.DataFrame:
    """The rows with what real reports show, each slip in a share of the rows it can happen to."""
    people, direct = pl.col("indicator_type") != "other", pl.col("indicator_type") == "direct_assistance"
    drawn = {f"slip_{n}": pl.Series(random.random(rows.height)) for n in range(7)}

    def slip(number: int, share: float, among: pl.Expr | bool) -> pl.Expr:
        return (pl.col(f"slip_{number}") < share) & among

    nothing = slip(0, 0.065, True)
    counts = ("new", "total", "output", *POPULATION_GROUPS, *_AGES)
    blank = {name: pl.when(slip(1, 0.28, direct)).then(None).otherwise(pl.col(name)) for name in POPULATION_GROUPS}
    slipped = rows.with_columns(**drawn).with_columns(
        **blank,
        women=pl.when(slip(2, 0.17, people)).then(pl.col("women") + 3).otherwise("women"),
        total=pl.when(slip(3, 0.002, direct)).then(pl.col("new") - 1).otherwise("total"),
        implementing_partner=pl.when(slip(4, 0.008, pl.col("setup"))).then(None).otherwise("implementing_partner"),
        output=pl.when(slip(6, 0.2, ~people)).then(0.0).otherwise("output"),
        mechanism=pl.when(slip(5, 0.19, pl.col("cva"))).then(None).otherwise("mechanism"),
    )
    empty = {name: pl.when(nothing).then(0.0).otherwise(pl.col(name)) for name in counts}
    return slipped.with_columns(**empty).drop(drawn)


def _complete(rows: pl.DataFrame, year: YearPack) -> pl.DataFrame:
    """The rows with every column of the standard rows, and what would stand in the file beside each code."""
    keys = {c.key: year.lists[c.code_list] for c in FIVE_WS if c.code_list in year.lists and year.has(c.key)}
    texts = {
        f"{key}_text": pl.col(key).replace_strict({e.code: e.text.in_("en") for e in codes.entries}, default=None, return_dtype=pl.String)
        for key, codes in keys.items()
    }  # fmt: skip
    answers = {f"{key}_text": pl.when(pl.col(key)).then(pl.lit("Yes")).otherwise(pl.lit("No")) for key in _QUESTIONS}
    constant = {"type_inferred": False, "new_basis": "reported", "breakdown_of": "new", "breakdown_basis": "reported"}
    known = rows.with_row_index("row_id").with_columns(
        row=pl.col("row_id").cast(pl.Int64) + 2, month_text="month", file=pl.lit("synthetic.xlsx"), sheet=pl.lit(SHEET),
        **texts, **answers, **{name: pl.lit(value) for name, value in constant.items()},
        **{name: pl.col(name).fill_nan(None) for name, dtype in rows.schema.items() if dtype == pl.Float64},
    )  # fmt: skip
    blank = [pl.lit(None, dtype).alias(name) for name, dtype in standard_schema().items() if name not in known.columns]
    return known.with_columns(*blank).select(pl.col(name).cast(dtype) for name, dtype in standard_schema().items())
