"""The causes behind the findings of a month, across all organisations: what one act may mend for many partners."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.shortcuts import resolve_url

from tinkuy.languages import Text
from tinkuy.ledger.checked import checked
from tinkuy.ledger.models import Version
from tinkuy.months import Month
from tinkuy.pages.components.cause_shown import shown_cause
from tinkuy.pages.matrix.words import MATRIX
from tinkuy.registries.models import Platform

SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class MonthsCauses:
    """What a page says of them; `resolve`: the page that accepts them, blank where all reports are in review already."""

    sentence: Text | None
    causes: tuple[dict[str, Any], ...]
    resolve: str


def causes_of(platform: Platform, month: Month) -> MonthsCauses:
    """The causes in the reports of a month that nobody accepted yet, the heaviest first."""
    found = Version.objects.on(platform).filter(
        submission__month=month, state__in=(Version.State.DRAFT, Version.State.IN_REVIEW)
    )
    versions = list(found.select_related("submission__organisation", "platform"))
    seen = checked(versions)
    causes = tuple(shown_cause(cause, seen.findings.height) for cause in seen.causes)
    drafts = any(one.state == Version.State.DRAFT for one in versions)
    resolve = resolve_url("findings", platform=platform.code, kind="mes", of=str(month)) if drafts else ""
    if not causes:
        return MonthsCauses(None, (), resolve)
    said = {
        "n": len(causes),
        "explained": sum(one["findings"] for one in causes),
        "all": seen.findings.height,
        "versions": len(versions),
        "organisations": len({one.submission.organisation_id for one in versions}),
    }
    sentence = MATRIX["explains" if len(causes) > 1 else "explains_one"].format(**said)
    return MonthsCauses(sentence, causes, resolve)
