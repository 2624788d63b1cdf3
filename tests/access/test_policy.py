"""Who may do what, person by person."""

from __future__ import annotations

import pytest

from tests.factories.cast import ALICE, BOB, CHARLIE, COORDINATOR, HEALTH_LEAD, OFFICER, Actor
from tinkuy.access.permissions import Permission
from tinkuy.access.policy import POLICY, Matter, Refused, allows, require
from tinkuy.access.roles import ROLES, Grant, Role

HEALTH_REPORT = Matter("gtrm-peru", organisation="ORG1", sector="health")
WHOLE_REPORT = Matter("gtrm-peru", organisation="ORG1")
PLATFORM = Matter("gtrm-peru")
NOBODY = Actor("Nobody", ())

WHO_MAY = {
    (Permission.UPLOAD, WHOLE_REPORT): {"Alice", "Bob", "Iris"},
    (Permission.ACCEPT, HEALTH_REPORT): {"Hugo", "Iris"},
    (Permission.ACCEPT, WHOLE_REPORT): {"Iris"},
    (Permission.RELEASE, PLATFORM): {"Carmen"},
    (Permission.READ_DRAFTS, HEALTH_REPORT): {"Alice", "Bob", "Hugo", "Iris"},
    (Permission.READ_DRAFTS, WHOLE_REPORT): {"Alice", "Bob", "Iris"},
    (Permission.ERASE, WHOLE_REPORT): {"Carmen", "Iris"},
    (Permission.READ_ROWS, HEALTH_REPORT): {"Alice", "Bob", "Hugo", "Iris", "Carmen"},
    (Permission.READ_ROWS, WHOLE_REPORT): {"Alice", "Bob", "Iris", "Carmen"},
    (Permission.READ_RELEASES, PLATFORM): {"Alice", "Bob", "Charlie", "Hugo", "Iris", "Carmen"},
    (Permission.KEEP_MONTHS, PLATFORM): {"Iris", "Carmen"},
    (Permission.KEEP_LISTS, PLATFORM): {"Iris", "Carmen"},
    (Permission.ADMINISTER, PLATFORM): {"Carmen"},
}
# What belongs to no organisation is for all who take part, and Charlie takes part for another organisation.
FOR_ALL = {Permission.READ_RELEASES}


@pytest.mark.parametrize(("permission", "matter"), WHO_MAY, ids=str)
def test_only_the_people_named_may_do_it(permission: Permission, matter: Matter) -> None:
    people = (ALICE, BOB, CHARLIE, COORDINATOR, OFFICER, HEALTH_LEAD, NOBODY)
    assert {person.name for person in people if allows(person, permission, matter)} == WHO_MAY[permission, matter]


def test_every_permission_has_a_line_in_the_policy_and_in_these_tests() -> None:
    assert set(POLICY) == set(Permission) == {permission for permission, _ in WHO_MAY}


@pytest.mark.parametrize("permission", sorted(set(Permission) - FOR_ALL, key=str))
@pytest.mark.parametrize("matter", [HEALTH_REPORT, WHOLE_REPORT, PLATFORM], ids=str)
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
    ],
    ids=str,
)
def test_a_grant_says_its_organisation_or_sector_exactly_when_its_role_is_of_one(unclear: dict) -> None:
    with pytest.raises(ValueError, match="say the"):
        Grant(platform="gtrm-peru", **unclear)


def test_every_role_is_described_in_three_languages() -> None:
    assert set(ROLES) == set(Role)
    assert all(len(text.all()) == 3 for text in ROLES.values())
