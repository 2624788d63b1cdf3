"""A field focal point sees what their organisation reports in their place, and nothing else."""

from __future__ import annotations

import pytest

from tests.factories import records
from tests.pages.reporting import as_, shown
from tinkuy.ledger import actions
from tinkuy.ledger.models import Version

pytestmark = pytest.mark.django_db
HERE = "/p/gtrm-peru/mi-lugar/"


@pytest.fixture
def felipe(world):
    """Felipe, of UNICEF in Tumbes."""
    person = records.person(email="felipe@example.org", name="Felipe")
    records.role(on=world.platform, person=person, role="field_focal_point", organisation=world.unicef, place="PE24")
    return person


@pytest.fixture
def version(world, send) -> Version:
    """Alice's draft of March: kits in Tumbes of more new people than all, and classes in Lima."""
    send([{"activity": "Kits", "admin1": "Tumbes", "new": 20, "total": 5, "women": 20}, {"activity": "Clases"}])
    return Version.objects.on(world.platform).get()


def test_the_months_of_the_place_are_told_with_their_people_and_lead_to_the_results(felipe, version) -> None:
    page = as_(felipe).get(HERE)
    assert "Tumbes · UNICEF" in shown(page)
    assert "marzo 2021 Borrador 1 20" in shown(page)
    assert '/p/gtrm-peru/resultados/?admin1=PE24"' in page.content.decode()


def test_the_rows_of_the_place_are_told_with_what_was_found_in_them_and_no_other_row(felipe, version) -> None:
    page = shown(as_(felipe).get(f"{HERE}{version.pk}/PE24/"))
    assert "Kits" in page
    assert "Clases" not in page
    assert "Impide usarla" in page or "Aviso" in page
    assert as_(felipe).get(f"{HERE}{version.pk}/PE15/").status_code == 404, "Lima is another's"


def test_a_version_that_was_taken_back_is_no_longer_there(world, felipe, version) -> None:
    actions.withdraw(version=version, reason="Repetido", by=world.alice)
    assert "todavía no reporta nada en este lugar" in shown(as_(felipe).get(HERE))
    assert as_(felipe).get(f"{HERE}{version.pk}/PE24/").status_code == 404


def test_nobody_else_has_a_place(world, version) -> None:
    other = records.role(on=world.platform, role="field_focal_point", organisation=world.unhcr, place="PE24").person
    assert as_(other).get(f"{HERE}{version.pk}/PE24/").status_code == 404
    for person in (world.alice, world.iris):
        assert as_(person).get(HERE).status_code == 403
