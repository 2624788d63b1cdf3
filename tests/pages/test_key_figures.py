"""Key figures: one month of a release to paste, as page, text, picture, workbook and PDF; the numbers are the figures'."""

from __future__ import annotations

import html
import io
import re

import openpyxl
import pytest

from tests.factories import records
from tests.factories.rows import people
from tests.factories.rows import standard_rows as few_rows
from tests.pages.published import donor, publish
from tests.pages.reporting import as_
from tinkuy.languages import number
from tinkuy.narratives.models import Narrative
from tinkuy.public.actions import open_to_public
from tinkuy.public.opening import public_tables

pytestmark = pytest.mark.django_db
HEALTH = {"sector": "health", "indicator": "RE-HE1"}
UNICEF, ACNUR, OTHER = "ORG113", "ORG118", "ORG101"
ROWS = [
    {"organisation": UNICEF, "month": "2021-01", "admin1": "PE15", **people(1_000)},
    {"organisation": OTHER, "month": "2021-01", "admin1": "PE15", **people(200)},
    {"organisation": UNICEF, "month": "2021-02", "admin1": "PE15", **people(1_500)},
    {"organisation": ACNUR, "month": "2021-02", "admin1": "PE24", "cva": True, "value_usd": 5_000, **HEALTH, **people(600)},
    {"organisation": ACNUR, "month": "2021-02", "admin1": "PE24", **HEALTH, **people(4)},
]  # fmt: skip


@pytest.fixture
def release(world):
    return publish(world, few_rows(ROWS))


def where(release, ending: str = "") -> str:
    return f"/p/gtrm-peru/cifras-clave/{release.pk}/{ending}"


def as_text(person, release, query: str = "") -> str:
    answer = as_(person).get(where(release, f"cifras-clave.txt{query}"))
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_latest_month_is_shown_unless_another_is_asked_for(world, release):
    assert "Cifras clave, febrero 2021" in as_text(world.iris, release)
    assert "Cifras clave, enero 2021" in as_text(world.iris, release, "?mes=2021-01")


def test_a_month_that_the_release_has_not_is_not_there(world, release):
    assert as_(world.iris).get(where(release, "?mes=2021-07")).status_code == 404


def test_every_number_is_that_of_the_page_of_its_figure(world, release):
    text = as_text(world.iris, release)
    addresses = dict(re.findall(r"^\[(\d+)\] http://testserver(\S+)$", text, re.MULTILINE))
    numbers = re.findall(r": (?:USD\s)?([\d.]+)[^\n]*\[(\d+)\]$", text, re.MULTILINE)
    assert len(numbers) >= 9
    for written, mark in numbers:
        path, _, query = addresses[mark].partition("?")
        lines = as_(world.iris).get(f"{path.rstrip('/')}.json?{query}").json()
        lines = lines.get("figures") or lines["lines"]
        told = [
            line[key]
            for line in lines
            for key in ("reached", "organisations", "value_usd")
            if line.get(key) is not None
        ]
        told += [sum(line["rows"] > 0 for line in lines)] if "completeness" in path else []
        assert float(written.replace(".", "")) in [round(one) for one in told], addresses[mark]


def test_a_change_says_who_came_who_is_missing_and_who_reported_both_months(world, release):
    text = as_text(world.iris, release)
    assert "904 (75 %) más que en enero 2021 (1.200)." in text
    assert "+604: reportaron personas en febrero 2021 y no en enero 2021: UNHCR." in text
    assert "−200: las reportaron en enero 2021 y no en febrero 2021" in text
    assert "+500: la organización que reportó ambos meses." in text


@pytest.mark.parametrize(
    ("language", "said"), [("en", "more than in January 2021"), ("pt", "a mais que em janeiro 2021")]
)
def test_the_text_is_in_the_language_that_is_chosen(world, release, language, said):
    assert said in as_text(world.iris, release, f"?idioma={language}")


def test_numbers_are_written_as_the_language_has_them(world, release):
    assert "2.104" in as_text(world.iris, release, "?idioma=pt")
    assert "2,104" in as_text(world.iris, release, "?idioma=en")


def test_the_page_shows_the_same_text_without_a_script(world, release):
    page = as_(world.iris).get(where(release)).content.decode()
    shown = html.unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)[1])
    assert shown == as_text(world.iris, release)


def test_a_workbook_has_the_release_and_the_address_beside_each_number(world, release):
    answer = as_(world.iris).get(where(release, "cifras-clave.xlsx"))
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    lines = [row for row in sheet.iter_rows(min_row=5, values_only=True) if row[7]]
    reached = next(row for row in lines if row[1] == "Personas alcanzadas en febrero 2021")
    assert reached[2] == 2_104
    assert {row[7] for row in lines} == {str(release.pk)}
    assert all(row[8].startswith(f"http://testserver/cifras/{release.pk}/") for row in lines)


def test_what_was_told_is_shown_to_who_may_read_it(world, release):
    said = {"month": "2021-02", "sector": "health", "highlight": "Se abrió un puesto de salud.", "by": world.charlie}
    Narrative.objects.create(platform=world.platform, organisation=world.unhcr, **said)
    assert "Se abrió un puesto de salud." in as_text(world.hugo, release)
    assert "Se abrió un puesto de salud." not in as_text(world.alice, release)


def test_who_only_sees_results_without_small_numbers_finds_none_here(world, release):
    dora = as_(donor(world))
    assert dora.get(where(release)).status_code == 404
    assert dora.get(where(release, "cifras-clave.pdf")).status_code == 404


def test_a_pdf_is_tagged_for_everybody_and_says_its_title_and_language(world, release):
    content = as_(world.iris).get(where(release, "cifras-clave.pdf?idioma=en")).content
    said = content.replace(b" ", b"")
    assert b"/Lang(en)" in said
    assert b"/MarkInfo" in said
    assert b"pdfuaid:part" in said
    assert b"Keyfigures,February2021" in said


@pytest.fixture
def opened(world, release):
    carmen = records.person(email="carmen@example.org", name="Carmen")
    records.role(on=world.platform, person=carmen, role="coordinator")
    return open_to_public(release=release, by=carmen)


def in_public(client, form: str) -> bytes:
    answer = client.get(f"/publico/gtrm-peru/cifras-clave/cifras-clave.{form}")
    assert answer.status_code == 200
    return answer.content


def test_everyone_reads_numbers_of_the_public_tables_only(client, opened):
    text = in_public(client, "txt").decode()
    tables = public_tables(opened)
    (reached,) = tables["reached"]["people_reached"].to_list()
    assert f"Personas alcanzadas, enero a febrero 2021: {number(reached)} " in text
    for mark in re.findall(r"^\[\d+\] http://testserver(\S+)$", text, re.MULTILINE):
        assert client.get(mark).status_code == 200
        assert mark.startswith("/datos/gtrm-peru/")


def test_everyone_takes_the_same_forms(client, opened):
    assert in_public(client, "pdf").startswith(b"%PDF")
    assert in_public(client, "png").startswith(b"\x89PNG")
    assert in_public(client, "xlsx").startswith(b"PK")


def test_the_public_page_names_nobody(client, opened):
    page = client.get("/publico/gtrm-peru/cifras-clave/").content.decode()
    assert "Cifras clave, enero a febrero 2021" in page
    assert "Alice" not in page


def test_before_anything_is_open_there_are_no_public_figures(client, world, release):
    answer = client.get("/publico/gtrm-peru/cifras-clave/")
    assert answer.status_code == 404
    assert "Todavía no hay cifras públicas" in answer.content.decode()
