"""What must always be true is held by the database itself, whoever writes to it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from tests.factories import records
from tinkuy.accounts.models import User
from tinkuy.database.codes import CodeIsKept
from tinkuy.registries.models import Organisation, OrganisationAlias, Platform

pytestmark = pytest.mark.django_db


def test_a_code_is_given_once_in_its_scope_and_may_live_in_another() -> None:
    records.organisation(scope="r4v", code="ORG208")
    records.organisation(scope="ocha", code="ORG208")
    with pytest.raises(IntegrityError):
        records.organisation(scope="r4v", code="ORG208")


def test_what_has_a_code_is_retired_and_not_deleted() -> None:
    organisation = records.organisation()
    with pytest.raises(CodeIsKept, match="retired"):
        organisation.delete()
    with pytest.raises(CodeIsKept, match="retired"):
        Organisation.objects.filter(pk=organisation.pk).delete()
    with pytest.raises(CodeIsKept, match="retired"):
        Platform.objects.all().delete()
    assert Organisation.objects.count() == 1


def test_an_alias_is_written_once_and_two_organisations_may_share_it() -> None:
    alice, bob = records.organisation(), records.organisation()
    for organisation in (alice, bob):
        OrganisationAlias.objects.create(organisation=organisation, name="Cruz Roja")
    with pytest.raises(IntegrityError):
        alice.aliases.create(name="Cruz Roja")


@pytest.mark.parametrize(
    "maker", [lambda: records.organisation(name_es=""), lambda: records.organisation().aliases.create(name="")]
)
def test_a_name_is_never_blank(maker) -> None:
    with pytest.raises(IntegrityError):
        maker()


def test_a_membership_is_current_once_and_may_come_back_after_it_ended() -> None:
    peru, alice = records.platform(), records.organisation()
    records.membership(on=peru, organisation=alice, until=date(2026, 6, 30))
    records.membership(on=peru, organisation=alice, since=date(2026, 9, 1))
    with pytest.raises(IntegrityError):
        records.membership(on=peru, organisation=alice, since=date(2026, 10, 1))


def test_a_membership_does_not_end_before_it_began() -> None:
    with pytest.raises(IntegrityError):
        records.membership(on=records.platform(), since=date(2026, 6, 1), until=date(2026, 5, 31))


def test_an_unknown_capacity_is_refused() -> None:
    with pytest.raises(IntegrityError):
        records.membership(on=records.platform(), capacity="friend")


@pytest.mark.parametrize(
    "unclear",
    [{"role": "focal_point"}, {"role": "sector_lead"}, {"role": "donor", "sector": "health"}, {"role": "emperor"}],
    ids=str,
)
def test_a_role_says_its_organisation_or_sector_exactly_when_it_is_of_one(unclear: dict) -> None:
    with pytest.raises(IntegrityError):
        records.role(on=records.platform(), **unclear)


@pytest.mark.parametrize("held", [{"role": "donor"}, {"role": "sector_lead", "sector": "health"}], ids=str)
def test_a_role_is_held_once(held: dict) -> None:
    peru, alice = records.platform(), records.person()
    records.role(on=peru, person=alice, **held)
    with pytest.raises(IntegrityError):
        records.role(on=peru, person=alice, **held)


def test_a_role_for_an_organisation_is_held_once() -> None:
    held = {
        "on": records.platform(),
        "person": records.person(),
        "role": "focal_point",
        "organisation": records.organisation(),
    }
    records.role(**held)
    with pytest.raises(IntegrityError):
        records.role(**held)


def test_an_address_has_one_account_however_it_is_capitalised() -> None:
    records.person(email="Alice@Example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        records.person(email="alice@example.ORG")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(email="alice@example.org").update(email="Alice@example.org")


def test_a_language_that_is_not_offered_is_refused() -> None:
    with pytest.raises(IntegrityError):
        records.person(language="qu")


def test_these_tests_run_on_the_database_that_was_asked_for(request: pytest.FixtureRequest) -> None:
    asked_for = {"sqlite": "sqlite", "postgres": "postgresql"}[request.config.getoption("--database")]
    assert connection.vendor == asked_for
