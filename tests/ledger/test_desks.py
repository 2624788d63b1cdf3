"""Whoever sends for an organisation replaces its report and never stands beside it; a second office stays beside the first."""

from __future__ import annotations

import pytest

from tests.factories import records
from tests.factories.reports import World
from tinkuy.ledger import actions
from tinkuy.ledger.desks import ORGANISATION
from tinkuy.ledger.models import Submission, Version
from tinkuy.ledger.refusals import Asked
from tinkuy.ledger.standing import seen, standing_rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def olga(world: World):
    """Another information officer, who decides on what Iris sent."""
    person = records.person(email="olga@example.org", name="Olga")
    records.role(on=world.platform, person=person, role="information_officer")
    return person


def accept(version: Version, by) -> None:
    actions.submit(version=version, by=version.made_by)
    actions.accept(version=version, seen=seen(version), by=by)


def desks(world: World) -> set[str]:
    return set(Submission.objects.on(world.platform).values_list("desk", flat=True))


def people(world: World) -> float:
    return standing_rows(world.platform)["new"].sum()


def test_a_file_sent_on_behalf_of_a_partner_replaces_their_own_and_does_not_double(world: World, send, olga) -> None:
    (own,) = send([{"new": 10}]).made
    accept(own, olga)
    (mailed,) = send([{"new": 12}], by=world.iris, on_behalf_of=world.alice).made
    assert (mailed.submission, mailed.number, mailed.made_by) == (own.submission, 2, world.iris)
    accept(mailed, olga)
    assert people(world) == 12
    (again,) = send([{"new": 13}]).made  # and the partner's next one replaces that
    accept(again, olga)
    assert (people(world), desks(world)) == (13, {str(world.alice.pk)})


def test_without_a_word_it_takes_the_place_of_the_only_report_there_is(world: World, send, olga) -> None:
    (own,) = send([{"new": 10}], by=world.bob).made
    (mailed,) = send([{"new": 12}], by=world.iris).made
    assert mailed.submission == own.submission


def test_a_partner_takes_over_the_report_that_was_sent_for_the_organisation(world: World, send, olga) -> None:
    (mailed,) = send([{"new": 12}], by=world.iris).made
    assert mailed.submission.desk == ORGANISATION
    accept(mailed, olga)
    (own,) = send([{"new": 10}]).made
    assert own.submission == mailed.submission
    accept(own, olga)
    assert people(world) == 10
    (second,) = send([{"new": 3}], by=world.bob).made  # another office does not wipe out the first
    assert second.submission.desk == str(world.bob.pk)


def test_the_only_focal_point_has_a_place_before_they_ever_sent(world: World, send) -> None:
    (mailed,) = send([{"organisation": "ACNUR"}], by=world.iris).made
    assert mailed.submission.desk == str(world.charlie.pk)
    (own,) = send([{"organisation": "ACNUR", "new": 3}], by=world.charlie).made
    assert own.submission == mailed.submission


def test_of_several_offices_the_sender_is_asked_which_one_it_is(world: World, send) -> None:
    send([{"new": 1}])
    (tumbes,) = send([{"new": 2}], desk="Tumbes").made
    with pytest.raises(Asked) as question:
        send([{"new": 3}], by=world.iris)
    assert "(UNICEF, marzo 2021)" in question.value.text.es
    assert len(question.value.text.all()) == 3
    (mailed,) = send([{"new": 3}], by=world.iris, desk="Tumbes").made
    assert mailed.submission == tumbes.submission
    actions.withdraw(version=mailed, reason="Era de otro mes", by=world.iris)
    assert send([{"new": 3}], by=world.iris).made[0].submission.desk == str(world.alice.pk)  # one office is left


def test_it_is_sent_on_behalf_of_somebody_who_reports_for_the_organisation(world: World, send) -> None:
    with pytest.raises(Asked, match="Charlie does not report for UNICEF"):
        send([{}], by=world.iris, on_behalf_of=world.charlie)
    assert Version.across_platforms.count() == 0
