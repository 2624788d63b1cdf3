"""Key figures in every form: what is written, what a change says, and that names are only ever text."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from tinkuy.publishing.key_figures import NOT_REPORTED, SUPPRESSED, Fact, KeyFigures, Number, Part, Told, as_text
from tinkuy.publishing.key_figures_book import as_workbook
from tinkuy.publishing.key_figures_change import Side, change
from tinkuy.publishing.key_figures_pdf import as_pdf

DAY = dt.date(2021, 4, 20)
HOSTILE = '"] #panic("x") #read("/etc/passwd") *_$x$ `y` @z <pages> \\ #{'


def page(*facts: Fact, told: tuple[Told, ...] = ()) -> KeyFigures:
    part = (Part("Por sector", "Sector", facts),) if facts else ()
    headline = (Fact("Personas alcanzadas", Number(12_345, 10_000, 15_000, address="https://a.example/1")),)
    said = {
        "platform": HOSTILE,
        "title": "Cifras clave",
        "release": "r",
        "signed": "Publicación r",
        "address": "https://a.example/",
    }
    return KeyFigures(language="es", headline=headline, parts=part, told=told, **said)


def words_of(pdf: bytes, folder: Path) -> str:
    (folder / "a.pdf").write_bytes(pdf)
    told = subprocess.run(["pdftotext", "-layout", folder / "a.pdf", "-"], capture_output=True, text=True, check=True)
    assert told.stdout.count("\f") == 1, "more than one page"
    return " ".join(told.stdout.split())


needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext is not on this machine (apt-get install poppler-utils)"
)


@needs_poppler
def test_a_hostile_name_is_text_in_a_pdf(tmp_path):
    shown = words_of(as_pdf(page(told=(Told(HOSTILE, "Salud", "Se atendió"),)), DAY), tmp_path)
    assert '#panic("x")' in shown
    assert '#read("/etc/passwd")' in shown


@needs_poppler
def test_however_much_there_is_it_is_one_page_of_readable_words(tmp_path):
    facts = tuple(Fact(f"Sector {n}", Number(1_000 - n, 100, 1_000)) for n in range(20))
    told = tuple(Told(f"Organización {n}", "Salud", "Se atendió a muchas personas. " * 20) for n in range(9))
    shown = words_of(as_pdf(page(*facts, told=told), DAY), tmp_path)
    assert "5 relatos más en la página" in shown


def test_states_are_said_in_words_and_never_as_zero():
    text = as_text(page(Fact("VBG", Number(state=SUPPRESSED)), Fact("Trata", Number(state=NOT_REPORTED))))
    assert "- VBG: <10\n" in text
    assert "- Trata: no reportado\n" in text
    assert "«No reportado» es un vacío, no un cero." in text


def test_in_a_workbook_a_number_that_is_not_there_is_no_number_and_a_name_is_no_formula():
    facts = (Fact("=1+1", Number(state=SUPPRESSED)), Fact("Salud", Number(7, 7, 7)))
    sheet = openpyxl.load_workbook(io.BytesIO(as_workbook(page(*facts)))).active
    suppressed, health = sheet.iter_rows(min_row=6, max_row=7, values_only=True)
    assert suppressed[1] == "'=1+1"
    assert suppressed[2] == "<10"
    assert health[2:5] == (7, None, None), "both ends are the same: there is no interval to say"


def side(month: str, value: float | None, *, without: int = 0, state: str = "shown", **brought: float) -> Side:
    return Side(month, None if value is None and state == "shown" else Number(value, state=state), 10, without, brought)


#   the month before, the month, what is said of it
CHANGES = [
    (side("enero", 100, A=100), side("febrero", 150, A=150), ["50 (50 %) más que en enero (100).", "+50: la organización que reportó ambos meses."]),
    (side("enero", 100, A=60, B=40), side("febrero", 60, A=60), ["40 (40 %) menos que en enero (100).", "−40: las reportaron en enero y no en febrero: B. Puede ser un reporte que falta, no una caída.", "0: la organización que reportó ambos meses."]),
    (side("enero", 0), side("febrero", 5, A=5), ["5 más que en enero (0).", "+5: reportaron personas en febrero y no en enero: A."]),
    (side("enero", None), side("febrero", 5, A=5), ["No se compara: en esta publicación no hay filas de enero."]),
    (side("enero", 5, A=5), side("febrero", None, state="not_reported"), ["No se compara con enero: las personas nuevas de febrero no se reportaron. Es un vacío, no una caída."]),
    (side("enero", None, state="suppressed"), side("febrero", 50, A=50), ["No se compara con enero: hay números pequeños que no se muestran."]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "said"), CHANGES)
def test_a_change_is_said_with_its_reasons_or_not_at_all(before, after, said):
    assert list(change(before, after, model="sum", name=str, language="es")) == said


def test_the_reasons_add_up_to_the_change_of_the_sum():
    before, after = side("enero", 100, A=60, B=40), side("febrero", 130, A=50, C=80)
    said = change(before, after, model="sum", name=str, language="es")
    assert [line.split(":")[0] for line in said[1:]] == ["+80", "−40", "−10"]  # = +30


def test_rows_that_do_not_say_new_people_are_told():
    said = change(side("enero", 10, A=10), side("febrero", 20, without=3, A=20), model="sum", name=str, language="en")
    assert "In febrero, 3 of 10 rows do not say how many people are new: the true number may be larger." in said
