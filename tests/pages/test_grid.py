"""The table of a draft's rows: what the browser is given, how changes come in, what is found, who may; a report begun here."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest

from tests.pages.reporting import HERE, as_, only_draft, shown, version
from tinkuy.ledger.models import DraftBatch, DraftEdit, ReportingMonth, Version
from tinkuy.ledger.versions import rows_now
from tinkuy.months import Month

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(world, send) -> Version:
    send([{"new": 5}, {"new": 6}])
    return only_draft()


def post(person: Any, draft: Version, cells: list, **more: Any) -> Any:
    """Send a batch as the browser does."""
    body = {"id": str(uuid4()), "cells": cells} | more
    return as_(person).post(version(draft, "celdas/"), json.dumps(body), content_type="application/json")


def test_the_page_has_the_table_and_without_scripts_the_rows_that_lead_to_forms(world, draft) -> None:
    page = as_(world.alice).get(version(draft, "filas/")).content.decode()
    data = json.loads(page.partition('<script id="grid-data" type="application/json">')[2].partition("</script>")[0])
    assert data["order"] == [[1, 2]]
    assert {"organisation", "month"}.isdisjoint(column["key"] for column in data["columns"])
    assert f"/version/{draft.pk}/fila/1/" in page.partition("<noscript>")[2].partition("</noscript>")[0]


def test_cells_come_as_they_can_be_typed_again_with_the_names_of_their_codes(world, draft) -> None:
    said = as_(world.bob).get(version(draft, "celdas/"), {"filas": "1-1,7,x"}).json()
    page = as_(world.bob).get(version(draft, "filas/")).content.decode()
    data = json.loads(page.partition('<script id="grid-data" type="application/json">')[2].partition("</script>")[0])
    row = dict(zip((column["key"] for column in data["columns"]), said["rows"]["1"]["cells"], strict=True))
    assert (row["new"], row["admin1"], row["value_usd"]) == ("5", "PE15", "")
    assert said["names"]["admin1"] == {"PE15": "Lima"}
    assert list(said["rows"]) == ["1"]


def test_a_batch_is_saved_and_answers_with_what_was_found_in_the_rows_it_touched(world, draft) -> None:
    answer = post(world.alice, draft, [[1, "new", "500", ["5"]], [2, "new", "mil", ["6"]]]).json()
    assert answer["kept"] == [[1, "new", "500"]]
    assert answer["refused"] == [[2, "new", "No se entiende «mil».", []]]
    assert any(column == "new" and "500" in sentence for column, _, sentence in answer["found"]["1"])
    assert rows_now(draft).sort("row_number")["new"].to_list() == [500.0, 6.0]


def test_what_may_have_been_meant_is_offered_as_people_write_it_and_as_it_is_typed(world, draft) -> None:
    (cell,) = post(world.alice, draft, [[1, "new", "1.250", ["5"]]]).json()["refused"]
    assert cell[2:] == ["No se entiende «1.250». ¿Cuál es?", [["1.250", "1250"], ["1,25", "1.25"]]]


def test_somebody_elses_change_is_told_with_their_name(world, draft) -> None:
    post(world.bob, draft, [[1, "new", "8", ["5"]]])
    (cell,) = post(world.alice, draft, [[1, "new", "9", ["5"]]]).json()["others"]
    assert cell[:3] == [1, "new", "8"]
    assert "Bob la cambió" in cell[3]


def test_all_rules_are_asked_about_all_rows_and_tell_those_on_the_screen(world, draft) -> None:
    post(world.alice, draft, [[2, "new", "5", ["6"]]])
    said = as_(world.alice).get(version(draft, "hallazgos/"), {"filas": "1-2"}).json()
    assert said["left"] == said["order"] == [[1, 2]]
    assert any("2 veces" in sentence for _, _, sentence in said["found"]["1"])  # a rule that compares rows


def test_choices_are_names_in_the_readers_language_with_what_they_must_fit(world, draft) -> None:
    said = as_(world.alice).get(version(draft, "listas/")).json()
    assert ["PE24", "Tumbes", "PER"] in said["admin1"]
    assert ["true", "Sí"] in said["setup"]
    assert all(len(one) == 3 for one in said["indicator"])


@pytest.mark.parametrize("body", ["", "[]", '{"id": "x"}', '{"cells": [[1, "new"]]}', '{"id": null, "cells": 3}'])
def test_what_is_no_batch_is_refused_with_a_sentence(world, draft, body) -> None:
    answer = as_(world.alice).post(version(draft, "celdas/"), body, content_type="application/json")
    assert answer.status_code == 400
    assert "sigue en este equipo" in answer.json()["text"]


def test_a_draft_that_is_one_no_more_answers_so_and_keeps_nothing(world, draft) -> None:
    as_(world.alice).post(version(draft, "enviar/"))
    answer = post(world.alice, draft, [[1, "new", "9", ["5"]]])
    assert (answer.status_code, answer.json()["reason"]) == (409, "not_a_draft")
    assert not DraftEdit.across_platforms.exists()


def test_who_does_not_report_for_the_organisation_finds_no_table_and_changes_nothing(world, draft) -> None:
    for page in ("filas/", "celdas/", "hallazgos/", "listas/"):
        assert as_(world.charlie).get(version(draft, page)).status_code == 404
    assert post(world.charlie, draft, [[1, "new", "9", ["5"]]]).status_code == 404
    assert not DraftBatch.across_platforms.exists()


def test_a_report_is_begun_here_and_leads_to_its_table(world) -> None:
    ReportingMonth.objects.create(platform=world.platform, month=Month(2021, 5), by=world.iris)
    page = as_(world.alice).get(f"{HERE}escribir/")
    assert "mayo 2021" in shown(page)
    asked = {"organisation": str(world.unicef.pk), "month": "2021-05"}
    begun = as_(world.alice).post(f"{HERE}escribir/", asked, follow=True)
    assert "UNICEF · mayo 2021" in shown(begun)
    again = as_(world.alice).post(f"{HERE}escribir/", asked)
    assert again.status_code == 422
    assert "ya hay un reporte" in shown(again)


def test_nobody_begins_a_report_of_others_nor_of_a_closed_month(world) -> None:
    ReportingMonth.objects.create(platform=world.platform, month=Month(2021, 5), by=world.iris, state="closed")
    for organisation in (world.unhcr, world.unicef):
        asked = {"organisation": str(organisation.pk), "month": "2021-05"}
        assert as_(world.alice).post(f"{HERE}escribir/", asked).status_code == 422
    assert not Version.across_platforms.exists()


def test_who_signs_out_leaves_nothing_typed_in_the_browser(world) -> None:
    assert as_(world.alice).post("/salir/").headers["Clear-Site-Data"] == '"storage"'
