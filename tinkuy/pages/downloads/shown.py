"""What the page of public data shows of each table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone

from tinkuy.languages import LANGUAGES, Language, Text, number
from tinkuy.pages.components.calendar_words import day_text, month_text
from tinkuy.pages.downloads import words
from tinkuy.pages.downloads.files import Opened
from tinkuy.public.opening import all_open
from tinkuy.public.tables import TABLES, PublicTable
from tinkuy.publishing.table_columns import RELEASE, STATE, Written, written_columns, written_rows
from tinkuy.publishing.table_words import STATES
from tinkuy.publishing.tables_out import FORMS
from tinkuy.registries.installed_packs import zone_of

_FIRST: Final = 5  # rows of a table on the page
_EXAMPLE: Final = "by_place"
_EARLIER: Final = 24  # releases listed


def shown(opened: Opened, *, fixed: bool, language: Language) -> dict[str, Any]:
    """The page. `fixed`: its files are those of this release, and not of whatever is the latest."""
    row, origin = opened.row, opened.origin(TABLES[0])
    others = list(all_open(row.platform)[:_EARLIER])
    first, last = (month_text(month) for month in origin.months)
    months = first if first == last else words.WORDS["between"].format(first=first, last=last)
    day = _day(row)
    cited = opened.address("downloads_release")
    return {
        "words": words.WORDS,
        "states": [(code, *said) for code, said in STATES.items()],
        "release": row,
        "told": words.WORDS["release"].format(day=day, months=months),
        "newer": others[0] != row,
        "fixed": fixed,
        "tables": [_table(opened, table, fixed, language) for table in TABLES],
        "example": opened.site + _address(opened, fixed, language, table=_EXAMPLE, ending="csv"),
        "package": _address(opened, fixed, language, "package"),
        "cite": words.WORDS["cite_text"].format(platform=origin.platform, release=origin.release, day=day, address=cited),
        "licence": origin.licence,
        "earlier": [(one, _day(one)) for one in others if one != row],
    }  # fmt: skip


def _day(row: Any) -> Text:
    return day_text(timezone.localtime(row.release.at, zone_of(row.platform)).date(), year=True)


def _table(opened: Opened, table: PublicTable, fixed: bool, language: Language) -> dict[str, Any]:
    frame, columns = opened.frames[table.code], written_columns(table.columns, language)
    first = written_rows(frame.head(_FIRST), table.columns, opened.release.names(language), language, "")
    seen = [column for column in columns if _is_seen(column, columns)]
    count = words.WORDS["one_line"] if frame.height == 1 else words.WORDS["lines"]
    return {
        "code": table.code,
        "name": table.name,
        "about": table.about,
        "count": count.format(count=Text(*(number(frame.height, code) for code in LANGUAGES))),
        "columns": columns,
        "seen": seen,
        "first": [[_cell(line, column, language) for column in seen] for line in first.iter_rows(named=True)],
        "forms": [_form(opened, table, form, fixed, language) for form in opened.forms(table)],
    }


def _is_seen(column: Written, columns: Iterable[Written]) -> bool:
    """People read names: a code that has one, and the release, are in the files."""
    return column.key != RELEASE and f"{column.key}_name" not in {one.key for one in columns}


def _cell(line: dict[str, Any], column: Written, language: Language) -> dict[str, Any]:
    """One cell: its text; of the state, the icon; whether it is a number."""
    value = line[column.key]
    icon = words.STATE_ICONS.get(line[STATE], "") if column.key == f"{STATE}_name" else ""
    text = number(value, language) if isinstance(value, int) else value or ""
    return {"text": text, "label": column.label, "number": column.kind.numeric, "icon": icon}


def _form(opened: Opened, table: PublicTable, form: str, fixed: bool, language: Language) -> dict[str, Any]:
    name, what = words.FORMS[form]
    address = _address(opened, fixed, language, table=table.code, ending=FORMS[form].ending)
    return {"name": name, "what": what, "address": address}


def _address(opened: Opened, fixed: bool, language: Language, what: str = "", **said: str) -> str:
    """Where a file is, of this release or of the latest, with the language unless it is the first."""
    name = {
        ("package", False): "downloads_package", ("package", True): "downloads_release_package",
        ("", False): "download", ("", True): "download_release",
    }[what, fixed]  # fmt: skip
    about = {"platform": opened.row.platform.code} | ({"release": opened.row.release_id} if fixed else {}) | said
    return reverse(name, kwargs=about) + ("" if language == LANGUAGES[0] else f"?idioma={language}")
