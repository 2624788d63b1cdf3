"""Who is left to decide on a report: where its leads and officers sent it themselves, or report for its organisation."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db.models import Q

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, allows, coordinates_platform, require
from tinkuy.access.roles import LEADS, Role
from tinkuy.accounts.holding import valid
from tinkuy.ledger.models import Version
from tinkuy.ledger.versions import matter

_LEADS = [role.value for role in LEADS]


def matter_to_decide(version: Version, sector: str | None, by: Any) -> Matter:
    """What the policy is asked about when somebody decides; for a coordinator, with whether anybody else may."""
    about = matter(version, sector)
    if not coordinates_platform.test(by, about):
        return about
    return replace(about, nobody_else=not _others(version, about))


def may_decide(by: Any, version: Version, sector: str | None = None) -> bool:
    """Whether they may accept or return this sector of the version, or all of it."""
    return allows(by, Permission.ACCEPT, matter_to_decide(version, sector, by))


def require_decider(by: Any, version: Version, sector: str | None = None) -> None:
    """Raise Refused unless they may accept or return this sector of the version, or all of it."""
    require(by, Permission.ACCEPT, matter_to_decide(version, sector, by))


def _others(version: Version, about: Matter) -> bool:
    """Whether an officer, or a lead of the sector (of any, for all of it), neither sent it nor reports for the organisation."""
    held = valid(version.platform)
    leads = Q(role__in=_LEADS, sector=about.sector) if about.sector else Q(role__in=_LEADS)
    may = leads | Q(role=Role.INFORMATION_OFFICER.value)
    theirs = held.filter(role=Role.FOCAL_POINT.value, organisation=version.submission.organisation_id)
    left = held.filter(may).exclude(person__in=about.sent_by).exclude(person__in=theirs.values("person"))
    return left.exists()
