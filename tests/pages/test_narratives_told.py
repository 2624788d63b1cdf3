"""The pages of narratives: a form per sector for whoever reports, a list and a file for whoever writes the report."""

from __future__ import annotations

import pytest

from tests.pages.reporting import as_, shown
from tinkuy.narratives.models import Narrative

pytestmark = pytest.mark.django_db
LIST = "/p/gtrm-peru/relato/"
UNICEF = f"{LIST}2021-03/ORG113/"
TYPED = {"highlight": "Abrió el albergue", "barrier": "funding", "barrier_text": "", "gap": "", "priority": ""}


@pytest.fixture
def march(world, send) -> None:
    """UNICEF reported education in March."""
    send([{}])


def test_there_is_a_form_for_each_sector_that_was_reported_and_others_are_a_click_away(world, march) -> None:
    page = as_(world.alice).get(UNICEF).content.decode()
    assert page.count("data-keep=") == 1
    assert 'name="highlight"' in page
    assert as_(world.alice).get(UNICEF, {"sector": "health"}).content.decode().count("data-keep=") == 2
    assert as_(world.alice).get(LIST).url == UNICEF


def test_what_is_typed_is_kept_and_the_page_says_so(world, march) -> None:
    answer = as_(world.alice).post(f"{UNICEF}education/", TYPED | {"edition": "0"}, follow=True)
    assert "Guardado." in shown(answer)
    assert "Abrió el albergue" in shown(answer)


def test_a_script_is_told_how_it_went(world, march) -> None:
    by_script = {"headers": {"X-Tinkuy-Keep": "1"}}
    kept = as_(world.alice).post(f"{UNICEF}education/", TYPED | {"edition": "0"}, **by_script)
    assert kept.json() == {"edition": 1, "said": "Guardado."}
    late = as_(world.bob).post(f"{UNICEF}education/", TYPED | {"edition": "0", "highlight": "Otro"}, **by_script)
    assert (late.status_code, "mientras tanto" in late.json()["said"]) == (409, True)


def test_what_somebody_else_wrote_is_shown_beside_what_was_typed(world, march) -> None:
    as_(world.alice).post(f"{UNICEF}education/", TYPED | {"edition": "0"})
    answer = as_(world.bob).post(f"{UNICEF}education/", TYPED | {"edition": "0", "highlight": "De Bob"})
    assert answer.status_code == 409
    assert "De Bob" in shown(answer)
    assert "Abrió el albergue" in shown(answer)


def test_the_officer_sees_all_with_barriers_counted_and_takes_them_as_a_file(world, march) -> None:
    as_(world.alice).post(f"{UNICEF}education/", TYPED | {"edition": "0"})
    page = shown(as_(world.iris).get(LIST))
    assert "Abrió el albergue" in page
    assert "Falta de fondos (1)" in page
    for format_, start in (("csv", b"\xef\xbb\xbfMes,Sector"), ("xlsx", b"PK")):
        file = as_(world.iris).get(f"{LIST}descargar/", {"mes": "2021-03", "formato": format_})
        assert file.content.startswith(start)
        assert file.headers["Content-Disposition"].endswith(f'relatos-gtrm-peru-2021-03.{format_}"')


def test_a_lead_reads_their_sector_and_others_nothing(world, march) -> None:
    as_(world.alice).post(f"{UNICEF}education/", TYPED | {"edition": "0"})
    assert "Abrió el albergue" in shown(as_(world.elena).get(LIST))
    assert "Nadie contó nada" in shown(as_(world.hugo).get(LIST))
    assert as_(world.hugo).get(f"{LIST}descargar/", {"mes": "2021-03"}).status_code == 404


@pytest.mark.parametrize("who", ["charlie", "hugo"])
def test_who_does_not_report_for_the_organisation_writes_nothing(world, march, who) -> None:
    client = as_(getattr(world, who))
    assert client.get(UNICEF).status_code == 403
    assert client.post(f"{UNICEF}education/", TYPED).status_code == 403
    assert not Narrative.objects.on(world.platform).exists()


@pytest.mark.parametrize("address", ["2021-13/ORG113/", "2021-03/NADA/"])
def test_a_month_or_an_organisation_that_is_not_there_is_not_found(world, address) -> None:
    assert as_(world.alice).get(LIST + address).status_code == 404


def test_without_months_the_list_says_so(world) -> None:
    assert "Todavía no hay meses" in shown(as_(world.iris).get(LIST))
