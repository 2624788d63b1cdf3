"""Who may do what, person by person."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.factories.cast import ALICE, CHARLIE, COORDINATOR, EVERYBODY, HEALTH_LEAD, OFFICER, Actor
from tinkuy.access.permissions import Permission
from tinkuy.access.policy import POLICY, Matter, Refused, allows, require
from tinkuy.access.roles import NAMES, ROLES, Grant, Role

HEALTH_REPORT = Matter("gtrm-peru", organisation="ORG1", sector="health")
WHOLE_REPORT = Matter("gtrm-peru", organisation="ORG1")
TUMBES_ROWS = Matter("gtrm-peru", organisation="ORG1", sector="education", place="PE24")
PARTNERS_ROWS = Matter("gtrm-peru", organisation="ORG1", sector="education", partner="IP115")
ORPHANED = Matter("gtrm-peru", organisation="ORG1", sector="education", nobody_else=True)
TUMBES = Matter("gtrm-peru", place="PE24")
PIURA = Matter("gtrm-peru", place="PE20")
PLATFORM = Matter("gtrm-peru")
NOBODY = Actor("Nobody", ())

LEADS = {"Hugo", "Carla"}
ALL = {person.name for person in EVERYBODY}
RESULTS = ALL - {"Ramón", "Ada"}
FIGURES = {"Alice", "Bob", "Charlie", "Iris", "Carmen"} | LEADS
WHO_MAY = {
    (Permission.ENTER, PLATFORM): ALL,
    (Permission.UPLOAD, WHOLE_REPORT): {"Alice", "Bob", "Iris"},
    (Permission.UPLOAD, TUMBES_ROWS): {"Alice", "Bob", "Iris"},
    (Permission.ACCEPT, HEALTH_REPORT): {"Iris"} | LEADS,
    (Permission.ACCEPT, WHOLE_REPORT): {"Iris"},
    (Permission.ACCEPT, ORPHANED): {"Iris", "Carmen"},
    (Permission.RELEASE, PLATFORM): {"Carmen"},
    (Permission.PUBLISH, PLATFORM): {"Carmen"},
    (Permission.READ_DRAFTS, HEALTH_REPORT): {"Alice", "Bob", "Iris"} | LEADS,
    (Permission.READ_DRAFTS, WHOLE_REPORT): {"Alice", "Bob", "Iris"},
    (Permission.READ_DRAFTS, TUMBES_ROWS): {"Alice", "Bob", "Iris", "Felipe"},
    (Permission.READ_DRAFTS, PARTNERS_ROWS): {"Alice", "Bob", "Iris", "Pilar"},
    (Permission.ERASE, WHOLE_REPORT): {"Carmen", "Iris"},
    (Permission.READ_ROWS, HEALTH_REPORT): {"Alice", "Bob", "Iris", "Carmen"} | LEADS,
    (Permission.READ_ROWS, WHOLE_REPORT): {"Alice", "Bob", "Iris", "Carmen"},
    (Permission.READ_ROWS, TUMBES_ROWS): {"Alice", "Bob", "Iris", "Carmen", "Felipe"},
    (Permission.READ_ROWS, PARTNERS_ROWS): {"Alice", "Bob", "Iris", "Carmen", "Pilar"},
    (Permission.CONFIRM, PARTNERS_ROWS): {"Pilar"},
    (Permission.CONFIRM, WHOLE_REPORT): set(),
    (Permission.COMMENT, HEALTH_REPORT): {"Alice", "Bob", "Iris", "Carmen"} | LEADS,
    (Permission.READ_RELEASES, PLATFORM): FIGURES,
    (Permission.READ_AGGREGATES, TUMBES): RESULTS | {"Ramón"},
    (Permission.READ_AGGREGATES, PIURA): RESULTS,
    (Permission.READ_AUDIT, HEALTH_REPORT): {"Alice", "Bob", "Iris", "Carmen", "Ada"} | LEADS,
    (Permission.KEEP_MONTHS, PLATFORM): {"Iris", "Carmen"},
    (Permission.KEEP_LISTS, PLATFORM): {"Iris", "Carmen"},
    (Permission.READ_CONTACTS, PLATFORM): ALL - {"Dora", "Gloria", "Ramón", "Olga"},
    (Permission.KEEP_GROUPS, PLATFORM): {"Iris", "Carmen"},
    (Permission.REMIND, PLATFORM): {"Iris", "Carmen"},
    (Permission.INVITE, PLATFORM): {"Iris", "Carmen", "Ada"},
    (Permission.ADMINISTER, PLATFORM): {"Carmen", "Ada"},
}
# What belongs to no organisation is for all who take part, and Charlie takes part for another organisation.
FOR_ALL = {Permission.ENTER, Permission.READ_RELEASES, Permission.READ_AGGREGATES, Permission.READ_CONTACTS}


@pytest.mark.parametrize(("permission", "matter"), WHO_MAY, ids=str)
def test_only_the_people_named_may_do_it(permission: Permission, matter: Matter) -> None:
    assert {person.name for person in (*EVERYBODY, NOBODY) if allows(person, permission, matter)} == WHO_MAY[
        permission, matter
    ]


def test_every_permission_has_a_line_in_the_policy_and_in_these_tests() -> None:
    assert set(POLICY) == set(Permission) == {permission for permission, _ in WHO_MAY}


@pytest.mark.parametrize("permission", sorted(set(Permission) - FOR_ALL, key=str))
@pytest.mark.parametrize(
    "matter", [HEALTH_REPORT, WHOLE_REPORT, TUMBES_ROWS, PARTNERS_ROWS, ORPHANED, PLATFORM], ids=str
)
def test_charlie_never_gets_in_whatever_roles_they_hold_elsewhere(permission: Permission, matter: Matter) -> None:
    assert not allows(CHARLIE, permission, matter)


def test_nobody_accepts_the_report_of_their_own_organisation() -> None:
    both = Actor("Both", (*ALICE.held, *HEALTH_LEAD.held, *OFFICER.held))
    assert allows(both, Permission.UPLOAD, HEALTH_REPORT)
    assert not allows(both, Permission.ACCEPT, HEALTH_REPORT)


def test_nobody_accepts_what_they_sent_for_another_organisation() -> None:
    sent_by_iris = Matter("gtrm-peru", "ORG1", "health", sent_by=frozenset({OFFICER.pk}))
    assert not allows(OFFICER, Permission.ACCEPT, sent_by_iris)
    assert allows(HEALTH_LEAD, Permission.ACCEPT, sent_by_iris)


def test_the_coordinator_decides_where_no_lead_and_no_officer_may_and_never_on_what_they_sent() -> None:
    assert not allows(COORDINATOR, Permission.ACCEPT, HEALTH_REPORT)
    assert allows(COORDINATOR, Permission.ACCEPT, ORPHANED)
    assert not allows(COORDINATOR, Permission.ACCEPT, replace(ORPHANED, sent_by=frozenset({COORDINATOR.pk})))


def test_a_refusal_says_in_three_languages_what_is_not_allowed() -> None:
    for permission in Permission:
        text = Refused(permission, PLATFORM).text
        assert len(text.all()) == 3
        assert "{" not in "".join(text.all())


def test_a_sector_lead_does_not_see_the_drafts_of_another_sector() -> None:
    assert not allows(HEALTH_LEAD, Permission.READ_DRAFTS, Matter("gtrm-peru", "ORG1", "education"))


def test_a_matter_without_an_organisation_is_nobodys_own_report() -> None:
    assert not allows(ALICE, Permission.UPLOAD, PLATFORM)


def test_require_lets_pass_or_says_what_was_refused() -> None:
    require(ALICE, Permission.UPLOAD, WHOLE_REPORT)
    with pytest.raises(Refused, match="accept") as refusal:
        require(ALICE, Permission.ACCEPT, WHOLE_REPORT)
    assert refusal.value.permission is Permission.ACCEPT


@pytest.mark.parametrize(
    "unclear",
    [
        {"role": Role.FOCAL_POINT},
        {"role": Role.SECTOR_LEAD},
        {"role": Role.DONOR, "organisation": "ORG1"},
        {"role": Role.COORDINATOR, "sector": "health"},
        {"role": Role.FIELD_FOCAL_POINT, "organisation": "ORG1"},
        {"role": Role.IMPLEMENTING_PARTNER},
        {"role": Role.GOVERNMENT, "place": "PE24"},
    ],
    ids=str,
)
def test_a_grant_says_what_its_role_is_of_exactly_when_its_role_is_of_one(unclear: dict) -> None:
    with pytest.raises(ValueError, match="say the"):
        Grant(platform="gtrm-peru", **unclear)


def test_every_role_is_described_in_three_languages() -> None:
    assert set(ROLES) == set(NAMES) == set(Role)
    assert all(len(text.all()) == 3 for text in (*ROLES.values(), *NAMES.values()))


@pytest.mark.parametrize(
    ("since", "until", "day", "holds"),
    [
        (None, None, dt.date(2026, 3, 1), True),
        (dt.date(2026, 3, 1), None, dt.date(2026, 3, 1), True),
        (dt.date(2026, 3, 2), None, dt.date(2026, 3, 1), False),
        (None, dt.date(2026, 3, 1), dt.date(2026, 3, 1), True),
        (None, dt.date(2026, 2, 28), dt.date(2026, 3, 1), False),
    ],
)
def test_a_role_holds_from_its_first_day_to_its_last(since, until, day, holds) -> None:
    assert Grant(Role.DONOR, "gtrm-peru", since=since, until=until).holds_on(day) is holds


def test_a_role_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends on the day"):
        Grant(Role.DONOR, "gtrm-peru", since=dt.date(2026, 3, 2), until=dt.date(2026, 3, 1))
