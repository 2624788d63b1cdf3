"""A partner checks a file before sending it: in a browser, with and without JavaScript, by mouse and by keyboard."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

YEAR, PLATFORM = "input[name=year][value=demo-2021]", "input[name=platform][value=demo-peru]"
SEND = "main form button[type=submit]"


def check(page: Page, file: Path) -> None:
    page.goto("/revisar/")
    page.set_input_files("#file", file)
    page.check(YEAR)
    page.check(PLATFORM)
    page.click(SEND)
    page.wait_for_url(re.compile(r"/revisar/[\w-]{32}/$"))


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_a_partner_checks_filters_takes_the_workbook_and_deletes(
    open_page, demonstration, tmp_path, javascript
) -> None:
    page = open_page(java_script_enabled=javascript)
    check(page, demonstration.files[1])
    expect(page.locator("h1")).to_have_text(demonstration.files[1].name)
    before = page.locator(".found").inner_text()

    page.select_option("#regla", index=1)
    if not javascript:
        page.click(".filters button")
    expect(page.locator(".found")).not_to_have_text(before)
    rules = set(page.locator("#findings .rule").all_inner_texts())
    assert len(rules) == 1
    assert f"regla={rules.pop()}" in page.url

    page.click(".cause >> nth=0 >> a")
    expect(page.locator("#causa option:checked")).to_contain_text("Organización Demo")
    page.click(".paging a[rel=next]")
    expect(page.locator(".paging")).to_contain_text("Página 2")

    with page.expect_download() as download:
        page.click("text=Descargar mi Excel con notas")
    download.value.save_as(tmp_path / "back.xlsx")
    assert any("Tinkuy" in name for name in openpyxl.load_workbook(tmp_path / "back.xlsx").sheetnames)

    result = page.url
    page.click("text=Borrar ahora")
    expect(page.locator(".notice-done")).to_contain_text("se borraron")
    assert page.context.request.get(result).status == 410


def test_a_file_can_be_dropped(open_page) -> None:
    page = open_page()
    page.goto("/revisar/")
    page.evaluate("""() => {
        const data = new DataTransfer();
        data.items.add(new File(["a"], "soltado.csv"));
        document.querySelector("[data-drop]").dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true}));
    }""")
    assert page.evaluate("document.querySelector('#file').files[0].name") == "soltado.csv"


def test_a_file_that_is_too_large_is_told_before_it_is_sent(open_page) -> None:
    page = open_page()
    page.goto("/revisar/")
    expect(page.locator("#file-large")).to_be_hidden()
    page.set_input_files(
        "#file", {"name": "grande.csv", "mimeType": "text/csv", "buffer": b"x" * (20 * 1024 * 1024 + 1)}
    )
    expect(page.locator("#file-large")).to_be_visible()
    page.check(YEAR)
    page.click(SEND)
    assert page.url.endswith("/revisar/")


def test_a_file_that_cannot_be_read_is_explained_where_the_person_is(open_page, tmp_path) -> None:
    page = open_page()
    (tmp_path / "nota.csv").write_text("uno,dos\n1,2\n")
    page.goto("/revisar/")
    page.set_input_files("#file", tmp_path / "nota.csv")
    page.check(YEAR)
    with page.expect_response("**/revisar/") as answer:
        page.click(SEND)
    assert answer.value.status == 422
    expect(page.locator("[role=alert]").first).to_contain_text("No se encontró la fila de encabezados")
    expect(page.locator(YEAR)).to_be_checked()


def test_the_form_is_filled_and_sent_by_keyboard_alone(open_page, demonstration) -> None:
    page = open_page()
    page.goto("/revisar/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#file")).to_be_focused()
    page.set_input_files("#file", demonstration.files[1])  # the system's own file dialogue is not a page's
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(10):
        if page.evaluate("document.activeElement.value") == "demo-2021":
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(SEND)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/revisar/[\w-]{32}/$"))
