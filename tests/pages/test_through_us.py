"""An implementing partner sees the rows that name it, of whoever reports, and no others; and says whether they are so."""

from __future__ import annotations

import pytest

from tests.factories import records
from tests.factories.reports import YEAR, write_report_through
from tests.pages.reporting import as_, shown
from tinkuy.audit.models import Event
from tinkuy.ledger import actions
from tinkuy.ledger.confirming import Confirmation

pytestmark = pytest.mark.django_db
HERE = "/p/gtrm-peru/a-traves/"


@pytest.fixture
def version(world, tmp_path):
    """Alice's report in review: one row through IP115, one through IP116, one of UNICEF itself."""
    partners = {"Kits": "IP115", "Becas": "IP116", "Talleres": ""}
    path = write_report_through(tmp_path / "reporte.csv", "2021-03", partners)
    (made,) = actions.receive(platform=world.platform, by=world.alice, year=YEAR, path=path).made
    actions.submit(version=made, by=world.alice)
    return made


@pytest.fixture
def pilar(world):
    person = records.person(email="pilar@example.org", name="Pilar")
    records.role(on=world.platform, person=person, role="implementing_partner", partner="IP115")
    return person


def test_a_partner_sees_the_rows_that_name_it_and_no_others(version, pilar) -> None:
    assert "UNICEF 1 Sin respuesta" in shown(as_(pilar).get(HERE))
    page = shown(as_(pilar).get(f"{HERE}{version.pk}/"))
    assert "Kits" in page
    assert "Becas" not in page
    assert "Talleres" not in page


def test_a_partner_confirms_once_and_again_and_the_later_word_holds(world, version, pilar) -> None:
    for said in ({"verdict": "confirmed"}, {"verdict": "contested", "note": "Fueron 8"}):
        assert as_(pilar).post(f"{HERE}{version.pk}/decir/", said).status_code == 302
    assert "Cuestionado" in shown(as_(pilar).get(HERE))
    assert Confirmation.objects.on(world.platform).count() == 2
    verbs = Event.objects.on(world.platform).filter(version=version.pk).values_list("verb", flat=True)
    assert [verb for verb in verbs if verb in ("confirm", "contest")] == ["confirm", "contest"]


def test_whoever_contests_says_why_and_a_refusal_keeps_nothing(world, version, pilar) -> None:
    answer = as_(pilar).post(f"{HERE}{version.pk}/decir/", {"verdict": "contested"})
    assert answer.status_code == 422
    assert "Diga en la nota qué no es así" in answer.content.decode()
    assert not Confirmation.objects.on(world.platform).exists()


@pytest.mark.parametrize("somebody", ["alice", "charlie", "iris"])
def test_only_the_partner_opens_it(world, version, somebody) -> None:
    assert as_(getattr(world, somebody)).get(f"{HERE}{version.pk}/").status_code in (403, 404)


def test_a_report_that_names_another_partner_only_is_not_there(world, version) -> None:
    other = records.person()
    records.role(on=world.platform, person=other, role="implementing_partner", partner="IP117")
    assert as_(other).get(f"{HERE}{version.pk}/").status_code == 404
    assert "nadie reporta a través de ustedes" in shown(as_(other).get(HERE))
