"""Public data to take away: stable addresses, what is sent, what is said where there is nothing, and that nobody is found."""

from __future__ import annotations

import csv
import io
import json
import re

import hxl
import openpyxl
import polars as pl
import pytest
from django.test import Client

from tests.factories import records
from tests.factories.rows import people
from tests.factories.rows import standard_rows as few_rows
from tests.pages.published import publish
from tinkuy.public.actions import close_to_public, open_to_public
from tinkuy.public.tables import BY_CODE, TABLES
from tinkuy.publishing.tables_out import FORMS
from tinkuy.releases.models import Release

pytestmark = pytest.mark.django_db
HERE = "/datos/gtrm-peru/"
LIMA, TUMBES, PUNO = "PE15", "PE24", "PE21"
ROWS = [
    {"organisation": "ORG113", "month": "2021-01", "admin1": LIMA, **people(1_200)},
    {"organisation": "ORG118", "month": "2021-02", "admin1": TUMBES, **people(1)},
    {"organisation": "ORG118", "month": "2021-03", "admin1": PUNO, **people(None)},
]


@pytest.fixture
def carmen(world):
    """The coordinator."""
    carmen = records.person(email="carmen@example.org", name="Carmen")
    records.role(on=world.platform, person=carmen, role="coordinator")
    return carmen


@pytest.fixture
def release(world, carmen) -> Release:
    """A release that everyone may see."""
    made = publish(world, few_rows(ROWS))
    open_to_public(release=made, by=carmen)
    return made


def get(where: str, **headers: str):
    return Client(headers=headers).get(where)


def lines(where: str) -> dict[str, dict[str, str]]:
    answer = get(where)
    assert answer.status_code == 200, answer.content
    return {line["admin1"]: line for line in csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))}


def test_the_page_says_what_each_table_is_and_links_to_its_files(release):
    page = get(HERE).content.decode()
    for table in TABLES:
        assert f'href="{HERE}{table.code}.csv"' in page
        assert str(table.name.es) in page
        assert all(column.meaning.es in page for column in table.columns if column.meaning.es.isascii())
    assert f"https://example.org/datos/gtrm-peru/{release.pk}/" in page.replace(
        "http://testserver", "https://example.org"
    )


def test_every_link_of_the_page_to_a_file_gives_the_file(release):
    links = re.findall(r'href="(/datos/[^"]+\.(?:csv|xlsx|parquet|geojson|json))"', get(HERE).content.decode())
    assert len(links) == len(TABLES) * (len(FORMS) - 1) + 2  # a map of one table; the package
    assert {get(link).status_code for link in links} == {200}


def test_csv_has_codes_names_states_and_the_release(release):
    found = lines(f"{HERE}by_place.csv")
    assert found[LIMA] | {"lower": "", "upper": ""} == {
        "admin1": LIMA, "admin1_name": "Lima", "people_reached": "1200", "lower": "", "upper": "",
        "state": "shown", "state_name": "se muestra", "release": str(release.pk),
    }  # fmt: skip
    assert (found[PUNO]["people_reached"], found[PUNO]["state"]) == ("", "not_reported")
    assert found[TUMBES]["people_reached"] in {"", "10"}, "one person is rounded to 0, which is not shown, or to 10"


def test_labels_are_in_the_language_that_the_address_says_whatever_the_browser_prefers(release):
    plain = get(f"{HERE}by_place.csv", accept_language="en").content.decode()
    asked = get(f"{HERE}by_place.csv?idioma=en", accept_language="pt").content.decode()
    assert "se muestra" in plain
    assert ",shown,shown," in asked
    assert plain.splitlines()[0] == asked.splitlines()[0]


@pytest.mark.parametrize("table", [table.code for table in TABLES])
def test_every_table_is_valid_hxl(release, table):
    content = get(f"{HERE}{table}.hxl.csv").content
    report = hxl.validate(hxl.data(io.BytesIO(content)).cache(), hxl.schema())
    assert report["stats"]["total"] == 0, report["issues"]


def test_workbook_parquet_and_map_hold_the_same_lines_as_csv(release):
    expected = {code: line["people_reached"] for code, line in lines(f"{HERE}by_place.csv").items()}
    sheet = openpyxl.load_workbook(io.BytesIO(get(f"{HERE}by_place.xlsx").content))["by_place"]
    book = {str(row[0]): row[2] for row in sheet.iter_rows(min_row=2, values_only=True)}
    rows = pl.read_parquet(io.BytesIO(get(f"{HERE}by_place.parquet").content)).iter_rows(named=True)
    drawn = json.loads(get(f"{HERE}by_place.geojson").content)["features"]
    by_map = {one["properties"]["admin1"]: one["properties"]["people_reached"] for one in drawn}
    for found in (book, {row["admin1"]: row["people_reached"] for row in rows}, by_map):
        assert {code: str(found[code] if found[code] is not None else "") for code in expected} == expected


def test_the_package_describes_every_file_as_it_is(release):
    said = json.loads(get(f"{HERE}datapackage.json").content)
    for resource in said["resources"]:
        content = get(resource["path"].removeprefix("http://testserver")).content
        assert resource["bytes"] == len(content)
        fields = [field["name"] for field in resource["schema"]["fields"]]
        assert content.decode("utf-8-sig").splitlines()[0].split(",") == fields
    places = next(one for one in said["resources"] if one["name"] == "by-place")
    assert places["schema"]["primaryKey"] == ["admin1"]
    assert said["version"] == str(release.pk)


def test_a_file_asked_for_again_is_not_sent_again(release):
    first = get(f"{HERE}reached.csv")
    again = get(f"{HERE}reached.csv", if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    assert "public" in first["Cache-Control"]
    assert first["Content-Disposition"].startswith("attachment; filename=")


def test_programs_of_other_sites_may_read_a_file_and_only_read(release):
    client = Client()
    asked = client.options(f"{HERE}reached.csv", headers={"Origin": "https://example.org"})
    assert (asked.status_code, asked["Access-Control-Allow-Origin"]) == (204, "*")
    assert "Access-Control-Allow-Credentials" not in asked
    assert client.post(f"{HERE}reached.csv").status_code == 405


def test_the_latest_moves_on_and_the_permanent_stays(world, carmen, release):
    old = get(f"{HERE}{release.pk}/reached.csv").content
    newer = publish(world, few_rows([{"organisation": "ORG113", "month": "2021-04", **people(500)}]))
    open_to_public(release=newer, by=carmen)
    assert str(newer.pk).encode() in get(f"{HERE}reached.csv").content
    assert get(f"{HERE}{release.pk}/reached.csv").content == old
    page = get(f"{HERE}{release.pk}/").content.decode()
    assert "Hay una publicación más reciente." in page
    assert f'href="{HERE}{release.pk}/reached.csv"' in page


@pytest.mark.parametrize("what", ["reached.csv", "datapackage.json", ""])
def test_a_release_that_was_closed_says_so_in_a_sentence(carmen, release, what):
    assert get(f"{HERE}{release.pk}/{what}").status_code == 200
    close_to_public(release=release, by=carmen, why="Un error en Lima")
    answer = get(f"{HERE}{release.pk}/{what}")
    assert answer.status_code == 410
    assert "Un error en Lima." in answer.content.decode()
    assert "1200" not in answer.content.decode()


def test_a_release_that_was_withdrawn_is_gone_at_once(world, release):
    assert get(f"{HERE}reached.csv").status_code == 200
    said = {"withdrawn_at": release.at, "withdrawn_by": world.alice, "withdrawn_why": "Filas repetidas."}
    Release.objects.on(world.platform).filter(pk=release.pk).update(**said)
    assert get(f"{HERE}{release.pk}/reached.csv").status_code == 410
    assert get(f"{HERE}reached.csv").status_code == 404


def test_what_nobody_opened_is_not_there(world, release):
    secret = publish(world, few_rows([{"organisation": "ORG113", "month": "2021-05", **people(7)}]))
    for where in (
        f"{HERE}{secret.pk}/reached.csv",
        f"{HERE}{secret.pk}/",
        "/datos/gifmm-colombia/",
        "/datos/otra/reached.csv",
    ):
        assert get(where).status_code == 404, where


@pytest.mark.parametrize("name", ["nothing.csv", "reached.pdf", "reached.geojson", "reached.", "by_sector.geojson"])
def test_a_name_or_format_that_there_is_not_is_answered_with_where_to_look(release, name):
    answer = get(f"{HERE}{name}")
    assert answer.status_code == 404
    assert b"/datos/gtrm-peru/" in answer.content


def test_the_only_platform_with_data_is_shown_at_once(release):
    assert get("/datos/").headers["Location"] == HERE


def test_without_data_the_page_says_so(world):
    assert "Todavía no hay datos abiertos" in get("/datos/").content.decode()


def test_the_page_is_light(release):
    import gzip

    assert len(gzip.compress(get(HERE).content)) < 30_000
    assert set(BY_CODE) == {table.code for table in TABLES}
