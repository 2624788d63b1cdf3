"""Rows in the database for tests: two platforms, and whatever a test says it needs."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from tinkuy.access.roles import GOVERNING, Role
from tinkuy.accounts.models import Invitation, RoleHeld, SecondFactor, User
from tinkuy.arrivals.models import Arrival
from tinkuy.audit.models import Event, record
from tinkuy.database.fields import uuid7
from tinkuy.groups.models import ContactCard, Group, GroupMember
from tinkuy.ledger.comments import Comment, Thread
from tinkuy.ledger.confirming import Confirmation
from tinkuy.ledger.models import (
    DraftBatch,
    DraftEdit,
    Erasure,
    NothingDeclared,
    ReportingMonth,
    Resolution,
    Slice,
    Standing,
    Submission,
    Upload,
    Version,
)
from tinkuy.months import Month
from tinkuy.narratives.models import Narrative
from tinkuy.notices.models import Choice, Letter, Notice
from tinkuy.public.frozen import frozen
from tinkuy.public.models import PublicRelease, RoundingSecret
from tinkuy.registries.models import EntryMerge, Membership, Organisation, Platform, YearInUse
from tinkuy.releases.models import Preparation, Release, Signing

_numbers = count(1)


def platform(code: str = "", **values: Any) -> Platform:
    """A platform."""
    code = code or f"platform-{next(_numbers)}"
    return Platform.objects.create(
        **{"scope": "r4v", "code": code, "name": code, "pack": code, "pack_version": "1"} | values
    )


def organisation(**values: Any) -> Organisation:
    """An organisation; one row for all platforms."""
    number = next(_numbers)
    return Organisation.objects.create(
        **{"scope": "r4v", "code": f"ORG{number}", "name_es": f"Organización {number}"} | values
    )


def person(**values: Any) -> User:
    """A person with an account."""
    return User.objects.create_user(**{"email": f"person{next(_numbers)}@example.org"} | values)


def membership(on: Platform, **values: Any) -> Membership:
    """An organisation's membership of a platform."""
    given = {"platform": on, "capacity": "member", "since": date(2026, 1, 1)} | values
    return Membership.objects.create(**{"organisation": given.get("organisation") or organisation()} | given)


def role(on: Platform, **values: Any) -> RoleHeld:
    """A role that somebody holds on a platform; with the second factor that it needs."""
    given = {"platform": on, "role": "donor"} | values
    held = RoleHeld.objects.create(**{"person": given.get("person") or person()} | given)
    if Role(held.role) in GOVERNING:
        SecondFactor.objects.get_or_create(person=held.person, defaults={"secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"})
    return held


def invitation(on: Platform, **values: Any) -> Invitation:
    """Somebody was invited to observe a platform."""
    given = {"email": f"invited{next(_numbers)}@example.org", "language": "es", "roles": [{"role": "observer"}]}
    ends = {"expires_at": timezone.now() + timedelta(days=1)}
    return Invitation.objects.create(platform=on, **given | ends | values)


def event(on: Platform) -> Event:
    """Something that somebody did on a platform."""
    return record("join", membership(on=on), by=person())


def upload(on: Platform, **values: Any) -> Upload:
    """A file that somebody sent."""
    given = {"digest": f"{next(_numbers):064x}", "name": "reporte.csv", "size": 1} | values
    return Upload.objects.create(platform=on, **{"by": given.get("by") or person()} | given)


def submission(on: Platform, **values: Any) -> Submission:
    """The slot of an organisation's month."""
    given = {"month": Month(2026, 3), "desk": "Lima"} | values
    return Submission.objects.create(
        platform=on, **{"organisation": given.get("organisation") or organisation()} | given
    )


def version(on: Platform, **values: Any) -> Version:
    """A draft."""
    sent = values.get("upload") or upload(on)
    slot = values.get("submission") or submission(on)
    made = {"upload": sent, "submission": slot, "number": 1, "rows": 1, "made_by": sent.by}
    digests = dict.fromkeys(("part", "received_part", "content", "year_hash", "platform_hash"), "0" * 64)
    return Version.objects.create(platform=on, **made | digests | {"year": "r4v-2021"} | values)


def slice_(on: Platform, **values: Any) -> Slice:
    """A sector's rows of a version, in review."""
    given = {"version": values.get("version") or version(on), "sector": "health", "rows": 1}
    return Slice.objects.create(platform=on, **given | values)


def standing(on: Platform, **values: Any) -> Standing:
    """A version that stands in a sector."""
    stands = values.get("version") or version(on)
    given = {"version": stands, "submission": stands.submission, "sector": "health"}
    return Standing.objects.create(platform=on, **given | values)


def draft_edit(on: Platform, **values: Any) -> DraftEdit:
    """A cell that somebody typed."""
    draft = values.get("version") or version(on)
    given = {"version": draft, "row_number": 1, "column": "new", "written": "5", "by": draft.made_by}
    return DraftEdit.objects.create(platform=on, **given | values)


def draft_batch(on: Platform, **values: Any) -> DraftBatch:
    """Changes of a draft that were sent together."""
    draft = values.get("version") or version(on)
    given = {"version": draft, "key": uuid.uuid4(), "by": draft.made_by}
    return DraftBatch.objects.create(platform=on, **given | values)


def erasure(on: Platform, **values: Any) -> Erasure:
    """A cell whose text was erased."""
    given = {"submission": values.get("submission") or submission(on), "row_number": 1, "column": "description"}
    return Erasure.objects.create(platform=on, **given | {"reason": "Un nombre", "by": person()} | values)


def release(on: Platform, **values: Any) -> Release:
    """The line of a release that somebody signed; without its folder."""
    held = {"year": "r4v-2021", "first_month": Month(2021, 1), "last_month": Month(2021, 3), "rows": 1}
    signed = {"signed_by": values.get("signed_by") or person(), "at": datetime(2026, 11, 23, tzinfo=UTC)}
    return Release.objects.create(platform=on, **{"id": uuid.uuid4(), "organisations": 1} | held | signed | values)


def public_release(on: Platform, **values: Any) -> PublicRelease:
    """A release that was opened to everyone, with tables that say nothing."""
    tables, digest = frozen({})
    given = {"release": values.get("release") or release(on), "opened_by": values.get("opened_by") or person()}
    return PublicRelease.objects.create(platform=on, **given | {"tables": tables, "digest": digest} | values)


def rounding_secret(on: Platform, **values: Any) -> RoundingSecret:
    """What a platform's public numbers are rounded by; it has one only."""
    return RoundingSecret.across_platforms.get_or_create(platform=on, defaults=values)[0]


def preparation(on: Platform, **values: Any) -> Preparation:
    """Something that somebody wants to look at, and that nobody made yet."""
    given = {"kind": "release", "subject": {}, "key": f"{next(_numbers):064x}", "by": values.get("by") or person()}
    return Preparation.objects.create(platform=on, **given | values)


def signing(on: Platform, **values: Any) -> Signing:
    """A release that somebody asked for."""
    given = {"year": "r4v-2021", "first_month": Month(2021, 1), "last_month": Month(2021, 3), "seen": "0" * 64}
    return Signing.objects.create(platform=on, **given | {"by": values.get("by") or person()} | values)


def resolution(on: Platform, **values: Any) -> Resolution:
    """A cause whose treatment was accepted on a draft."""
    draft = values.get("version") or version(on)
    said = {"cause": "new-not-reported:PER:2021-03", "kind": "new-not-reported", "treatment": "mark_not_reported"}
    parts = {"part_before": "0" * 64, "part_after": "1" * 64, "content_before": "0" * 64}
    given = {"version": draft, "act": uuid7(), "by": draft.made_by, "record": {}}
    return Resolution.objects.create(platform=on, **said | parts | given | values)


def reporting_month(on: Platform, **values: Any) -> ReportingMonth:
    """A month that is open for reports; another one each time."""
    given = {"month": Month(2026, 1) + next(_numbers), "by": values.get("by") or person()}
    return ReportingMonth.objects.create(platform=on, **given | values)


def nothing_declared(on: Platform, **values: Any) -> NothingDeclared:
    """A month of which an organisation says that there is nothing to report."""
    given = {"month": Month(2026, 3), "by": values.get("by") or person()}
    of = {"organisation": values.get("organisation") or organisation()}
    return NothingDeclared.objects.create(platform=on, **of | given | values)


def year_in_use(on: Platform, **values: Any) -> YearInUse:
    """A plan year that a platform works with; another each time."""
    given = {"year": f"r4v-{2100 + next(_numbers)}", "pack_hash": "0" * 64}
    return YearInUse.objects.create(platform=on, **given | values)


def entry_merge(on: Platform, **values: Any) -> EntryMerge:
    """Two implementing partners that are one; another pair each time."""
    pair = {"kept": f"IP{next(_numbers)}", "gone": f"IP{next(_numbers)}", "why": "Es el mismo"}
    given = {"year": "r4v-2021", "key": "implementing_partners", "by": values.get("by") or person()}
    return EntryMerge.objects.create(platform=on, **pair | given | values)


def narrative(on: Platform, **values: Any) -> Narrative:
    """What an organisation tells of a sector in a month."""
    given = {"month": Month(2026, 3), "sector": "health", "highlight": "Abrió el albergue"}
    of = {"organisation": values.get("organisation") or organisation(), "by": values.get("by") or person()}
    return Narrative.objects.create(platform=on, **of | given | values)


def thread(on: Platform, **values: Any) -> Thread:
    """Something that is being said about a row; another row each time."""
    about = values.get("version") or version(on)
    given = {"version": about, "submission": about.submission, "sector": "health", "row_number": next(_numbers)}
    return Thread.objects.create(platform=on, **given | {"by": about.made_by} | values)


def comment(on: Platform, **values: Any) -> Comment:
    """Something that somebody said in a thread."""
    about = values.get("thread") or thread(on)
    given = {"thread": about, "version": about.version, "by": about.by, "text": "¿Cuántas son?"}
    return Comment.objects.create(platform=on, **given | values)


def arrival(on: Platform, **values: Any) -> Arrival:
    """A file that somebody sent and nobody read yet."""
    given = {"digest": f"{next(_numbers):064x}", "name": "reporte.csv", "size": 1, "year": "r4v-2021"}
    return Arrival.objects.create(platform=on, **{"by": values.get("by") or person()} | given | values)


def letter(on: Platform, **values: Any) -> Letter:
    """An e-mail that waits to be sent."""
    given = {"kind": "returned", "language": "es", "subject": "GTRM: devuelto", "text": "Salud devolvió su reporte."}
    return Letter.objects.create(platform=on, **{"person": values.get("person") or person()} | given | values)


def notice(on: Platform, **values: Any) -> Notice:
    """Something that somebody was told and has not read."""
    given = {"kind": "returned", "sentence": {"es": "Salud devolvió su reporte."}, "how": "daily"}
    return Notice.objects.create(platform=on, **{"person": values.get("person") or person()} | given | values)


def choice(on: Platform, **values: Any) -> Choice:
    """How somebody wants a kind of notice by e-mail."""
    given = {"person": values.get("person") or person(), "kind": "returned", "how": "none"}
    return Choice.objects.create(platform=on, **given | values)


def group(on: Platform, **values: Any) -> Group:
    """A technical group; another one each time."""
    number = next(_numbers)
    given = {"code": f"grupo-{number}", "kind": "technical", "name_es": f"Grupo {number}"}
    return Group.objects.create(platform=on, **given | values)


def group_member(on: Platform, **values: Any) -> GroupMember:
    """Somebody is in a group."""
    given = {"group": values.get("group") or group(on), "since": date(2026, 1, 1)}
    who = {} if "organisation" in values else {"person": values.get("person") or person()}
    return GroupMember.objects.create(platform=on, **given | who | values)


def contact_card(on: Platform, **values: Any) -> ContactCard:
    """What somebody adds to their name in the directory."""
    given = {"person": values.get("person") or person(), "phone": "+51 999 000 111"}
    return ContactCard.objects.create(platform=on, **given | values)


def confirmation(on: Platform, **values: Any) -> Confirmation:
    """What an implementing partner says of rows that name it."""
    given = {"version": values.get("version") or version(on), "partner": "IP115", "verdict": "confirmed"}
    return Confirmation.objects.create(platform=on, **{"by": values.get("by") or person()} | given | values)


# One maker for every table whose rows belong to one platform; the leakage test asks each of them.
MAKERS = {
    Arrival: arrival,
    Choice: choice,
    Comment: comment,
    ContactCard: contact_card,
    DraftBatch: draft_batch,
    DraftEdit: draft_edit,
    EntryMerge: entry_merge,
    YearInUse: year_in_use,
    Erasure: erasure,
    Confirmation: confirmation,
    Event: event,
    Group: group,
    GroupMember: group_member,
    Invitation: invitation,
    Letter: letter,
    Membership: membership,
    Narrative: narrative,
    NothingDeclared: nothing_declared,
    Notice: notice,
    Preparation: preparation,
    Release: release,
    PublicRelease: public_release,
    RoundingSecret: rounding_secret,
    ReportingMonth: reporting_month,
    Resolution: resolution,
    RoleHeld: role,
    Signing: signing,
    Slice: slice_,
    Standing: standing,
    Submission: submission,
    Thread: thread,
    Upload: upload,
    Version: version,
}
