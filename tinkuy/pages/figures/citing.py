"""Whether a release still stands, and how a figure of it is quoted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from tinkuy.languages import LANGUAGES, Text, number
from tinkuy.pages.figures.published import Published
from tinkuy.pages.figures.saying import day
from tinkuy.pages.figures.shown import Words
from tinkuy.pages.figures.words import WORDS
from tinkuy.releases.models import Release

_UTC: Final = "UTC"


@dataclass(frozen=True, slots=True)
class Standing:
    """Who signed a release and when; if it was withdrawn, what is said at once, and the release in its place."""

    signed: Text
    stands: bool
    withdrawn: Text
    replaced_by: Any
    mark: Mapping[str, Any] | None

    def for_machines(self) -> Mapping[str, Any] | None:
        """The mark beside the release's folder; nothing while it stands."""
        return self.mark


def standing(row: Release, release: Published) -> Standing:
    """Whether a release stands, by the register; the mark beside its folder says the same to those without it."""
    zone = release.platform.timezone if release.platform else _UTC
    who = row.signed_by.name or release.folder.manifest.signed_by
    signed = _dated(WORDS["signed"], row.at, zone, release=str(row.pk), who=who)
    if row.stands:
        return Standing(signed, True, Text(""), None, None)
    by = str(row.withdrawn_by)
    told = _dated(WORDS["withdrawn"], row.withdrawn_at, zone, who=by, why=row.withdrawn_why)
    mark = release.folder.withdrawn or {
        "release": str(row.pk),
        "withdrawn_by": str(row.withdrawn_by_release_id) if row.withdrawn_by_release_id else None,
        "signed_by": by,
        "why": row.withdrawn_why,
        "at": row.withdrawn_at.isoformat(timespec="milliseconds"),
    }
    return Standing(signed, False, told, row.withdrawn_by_release_id, mark)


def citation(address: str, row: Release, release: Published, shown: Mapping[str, Any], words: Words) -> str:
    """One sentence that can be pasted into a report: what, of what, how much, of which release, where."""
    language = words.language
    zone = release.platform.timezone if release.platform else _UTC
    text = WORDS["cite_text"].in_(language)
    said = text.format(
        name=shown["figure_name"].in_(language),
        scope=shown["scope"],
        value=_value(shown, words),
        release=row.pk,
        who=row.signed_by.name or release.folder.manifest.signed_by,
        when=day(row.at, zone, language),
        address=address,
    )
    return said if row.stands else f"[{WORDS['cite_withdrawn'].in_(language)}] {said}"


def _value(shown: Mapping[str, Any], words: Words) -> str:
    """The number with its interval; that it is not published, or not reported; or how many lines it has."""
    language = words.language
    if single := shown.get("single"):
        if single["gap"]:
            return WORDS["gap"].in_(language)
        ends = {key: words.people(single[key]) for key in ("lower", "upper")}
        value = words.people(single["reached"])
        said = WORDS["cite_value"].in_(language).format(value=value, **ends, model=shown["model"].name.in_(language))
        return f"{said} ({WORDS['not_published'].in_(language)})" if single["reason"] else said
    if "number_value" in shown:
        return number(shown["number_value"], language)
    count = shown["count"] if "count" in shown else shown["table"]["count"] if "table" in shown else 0
    return WORDS["lines"].in_(language).format(count=number(count, language))


def _dated(text: Text, moment: Any, zone: str, **said: str) -> Text:
    return Text(*(getattr(text, code).format(when=day(moment, zone, code), **said) for code in LANGUAGES))
