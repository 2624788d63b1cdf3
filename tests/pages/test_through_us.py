"""An implementing partner sees the rows that name it, of whoever reports, and no others; and says whether they are so."""

from __future__ import annotations

import pytest

from tests.factories import records
from tests.factories.reports import YEAR, write_report_through
from tests.pages.reporting import as_, shown
from tinkuy.audit.models import Event
from tinkuy.ledger import actions
from tinkuy.ledger.confirming import Confirmation
from tinkuy.ledger.erasing import TOMBSTONE
from tinkuy.ledger.models import Slice
from tinkuy.notices.models import Notice

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


@pytest.fixture
def contested(version, pilar) -> Confirmation:
    return actions.confirm(version=version, partner="IP115", verdict="contested", note="Fueron 8, dice Rosa", by=pilar)


def test_what_a_partner_says_is_beside_its_rows_for_who_reviews_and_who_reports(world, version, contested) -> None:
    slice_ = Slice.objects.on(world.platform).get(version=version)
    report = f"/p/gtrm-peru/envios/version/{version.pk}/"
    for person, page in (
        (world.elena, f"/p/gtrm-peru/revision/?abrir={slice_.pk}"),
        (world.elena, f"/p/gtrm-peru/revision/{version.pk}/"),
        (world.alice, report),
    ):
        told = shown(as_(person).get(page))
        assert "Fueron 8, dice Rosa" in told, page
        assert "fila 2" in told, page
    told = Notice.objects.on(world.platform).filter(kind="partner_said")
    assert {(one.person, one.address) for one in told} == {
        (world.alice, f"{report}#socios"),
        (world.bob, f"{report}#socios"),
    }


def test_what_was_contested_is_there_in_the_correction_until_the_partner_speaks_again(
    world, version, contested
) -> None:
    draft = actions.correct(version=version, by=world.alice)
    told = shown(as_(world.alice).get(f"/p/gtrm-peru/envios/version/{draft.pk}/"))
    assert "Cuestionado" in told
    assert "sobre la versión 1" in told


def test_a_note_that_names_a_person_is_erased_by_who_may_and_with_a_reason(world, version, contested, pilar) -> None:
    where, report = f"{HERE}nota/{contested.pk}/borrar/", f"/p/gtrm-peru/revision/{version.pk}/"
    assert "Borrar datos personales" in shown(as_(world.iris).get(report))
    assert "Borrar datos personales" not in shown(as_(world.elena).get(report))
    assert as_(world.elena).post(where, {"reason": "Nombra a Rosa"}).status_code == 403
    as_(world.iris).post(where, {"reason": " "})
    assert Confirmation.objects.on(world.platform).get().note == "Fueron 8, dice Rosa"
    answer = as_(world.iris).post(where, {"reason": "Nombra a Rosa", "next": report})
    assert answer["Location"] == report
    assert Confirmation.objects.on(world.platform).get().note == TOMBSTONE
    assert "Rosa" not in shown(as_(world.iris).get(report))
    assert "Rosa" not in shown(as_(pilar).get(f"{HERE}{version.pk}/"))
    assert "Rosa" not in str(list(Event.objects.on(world.platform).values_list("detail", flat=True)))
