"""What whoever reports does from “Hoy” without a file: nothing to report, last month's activities, their own template."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.pages.reporting import as_, only_draft, shown, submit_and_accept_only
from tinkuy.ledger import actions
from tinkuy.ledger.models import NothingDeclared, Version
from tinkuy.months import Month

pytestmark = pytest.mark.django_db
TODAY = "/p/gtrm-peru/hoy/"
MONTH = "/p/gtrm-peru/mi-mes/2021-04/ORG113/"


@pytest.fixture
def april(world) -> None:
    actions.open_month(platform=world.platform, month=Month(2021, 4), by=world.iris)


def test_nothing_to_report_is_said_and_undone_from_today(world, april) -> None:
    answer = as_(world.alice).post(f"{MONTH}nada/", follow=True)
    assert "UNICEF no tiene nada que reportar de abril 2021" in shown(answer)
    assert "Está al día" in shown(answer)
    assert "Nada que reportar" in shown(as_(world.iris).get("/p/gtrm-peru/meses/"))
    again = as_(world.bob).post(f"{MONTH}deshacer-nada/", follow=True)
    assert "se espera el reporte de abril 2021" in shown(again)
    assert "Está al día" not in shown(again)


def test_what_cannot_be_said_is_told_on_today(world, april, send) -> None:
    send([{"month": "2021-04"}])
    assert "ya hay un reporte de UNICEF" in shown(as_(world.alice).post(f"{MONTH}nada/", follow=True))
    assert "ya no está dicho" in shown(as_(world.alice).post(f"{MONTH}deshacer-nada/", follow=True))
    assert not NothingDeclared.objects.on(world.platform).exists()


def test_the_last_month_is_copied_into_a_draft(world, april, send) -> None:
    send([{"new": 5}])
    submit_and_accept_only(world)
    assert "Copiar marzo 2021" in shown(as_(world.alice).get(TODAY))
    as_(world.alice).post(f"{MONTH}copiar/")
    assert (only_draft().rows, str(only_draft().submission.month)) == (1, "2021-04")


def test_without_anything_accepted_copying_is_not_offered_and_says_why(world, april) -> None:
    assert "Copiar" not in shown(as_(world.alice).get(TODAY))
    assert "no hay de dónde copiar" in shown(as_(world.alice).post(f"{MONTH}copiar/", follow=True))


def test_the_template_has_the_activities_of_the_last_accepted_month_and_no_number(world, april, send) -> None:
    send([{"new": 5, "activity": "Matrícula escolar"}])
    submit_and_accept_only(world)
    answer = as_(world.alice).get(f"{MONTH}plantilla/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="plantilla-ORG113-2021-04.xlsx"'
    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    first = [cell.value for cell in sheet[2]]
    assert "Matrícula escolar" in first
    assert not any(isinstance(value, int | float) for value in first)
    empty = load_workbook(BytesIO(as_(world.charlie).get(MONTH.replace("113", "118") + "plantilla/").content))
    assert not any(cell.value for cell in empty.worksheets[0][2])


@pytest.mark.parametrize("verb", ["nada", "deshacer-nada", "copiar", "plantilla"])
def test_who_does_not_report_for_the_organisation_does_nothing_of_it(world, april, verb) -> None:
    client = as_(world.charlie)
    answer = client.get(f"{MONTH}plantilla/") if verb == "plantilla" else client.post(f"{MONTH}{verb}/")
    assert answer.status_code == 403
    assert not Version.objects.on(world.platform).exists()


def test_what_a_focal_point_is_to_answer_is_not_the_first_thing_of_who_sent_it_for_them(world, send) -> None:
    send([{}, {"organisation": "ACNUR"}], by=world.iris)
    version = Version.objects.on(world.platform).get(submission__organisation=world.unicef)
    actions.submit(version=version, by=world.iris)
    actions.return_(version=version, sectors=["education"], comment="Faltan totales", by=world.elena)
    page = as_(world.iris).get(TODAY).content.decode()
    assert 'btn btn-primary" href="/p/gtrm-peru/envios/version/' not in page.partition("drafts-title")[0]
    own = as_(world.alice).get(TODAY).content.decode()
    assert f'btn btn-primary" href="/p/gtrm-peru/envios/version/{version.pk}/"' in own
