"""The rows of a draft edited in place, in Spanish: keyboard, Excel, without a connection, two people, 2,000 rows, a phone."""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.looking import HEAVIEST, REPEATED, grave_flaws, weights
from tests.browser.serving import Installation, installation, serving

ROWS = 2000
CELLS = re.compile("/celdas/")
SLOW = 15_000  # ms: two cores are shared with other tests
PASTE = """(text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""
COPY = """() => {
  const data = new DataTransfer();
  document.activeElement.dispatchEvent(new ClipboardEvent("copy", {clipboardData: data, bubbles: true, cancelable: true}));
  return data.getData("text/plain");
}"""


@dataclass(frozen=True)
class Place:
    """A server with a draft of 2,000 rows and an empty one; the cookies of Alice and Bob."""

    installed: Installation
    address: str
    said: dict[str, str]

    def rows(self, version: str) -> dict[int, dict[str, object]]:
        """What the ledger holds now."""
        code = (
            "import django, sys; django.setup()\n"
            "from tinkuy.ledger.models import Version\nfrom tinkuy.ledger.versions import rows_now\n"
            f"sys.stdout.write(rows_now(Version.across_platforms.get(pk='{version}')).write_json())"
        )
        return {row["row_number"]: row for row in json.loads(self.installed.run("-c", code))}


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("grid")
    with installation(folder) as installed:
        installed.environment["DJANGO_SETTINGS_MODULE"] = "tinkuy.config.settings"
        installed.environment["TINKUY_SECRET_KEY"] = "una frase larga que nadie más tiene, solo para estas pruebas 0123"
        installed.environment["TINKUY_HOSTS"] = "testserver,127.0.0.1"
        installed.environment["TINKUY_HTTPS"] = "0"  # the cookie of a site without HTTPS
        with serving(installed) as address:
            said = installed.run("-m", "tests.browser.seeding_a_draft", str(ROWS), str(folder))
            yield Place(installed, address, json.loads(said))


@pytest.fixture
def enter(chromium, place) -> Iterator[Callable[..., BrowserContext]]:
    """A browser profile in which somebody is signed in."""
    contexts: list[BrowserContext] = []

    def as_(who: str = "alice", at: Place = place, **how: object) -> BrowserContext:
        context = chromium.new_context(base_url=at.address, locale="es-PE", **how)
        context.set_default_timeout(SLOW)
        cookie = {"name": at.said["cookie"], "value": at.said[who], "url": at.address}
        context.add_cookies([cookie])
        contexts.append(context)
        return context

    yield as_
    for context in contexts:
        context.close()


def opened(context: BrowserContext, version: str) -> Page:
    """The page of a draft's rows, once they are there."""
    page = context.new_page()
    page.goto(f"/p/gtrm-peru/envios/version/{version}/filas/")
    expect(page.locator("[data-count]")).to_contain_text("con observaciones", timeout=SLOW)
    return page


@pytest.fixture
def page(enter, place) -> Page:
    return opened(enter(), place.said["version"])


def cell(page: Page, row: int, column: str) -> Locator:
    """The cell of a row, by its number in the ledger, and of a column, by its heading; scrolled to."""
    page.locator("[data-grid]").evaluate("(place, row) => { place.scrollTop = Math.max(0, row - 5) * 36; }", row)
    headings = [one.strip() for one in page.locator("[role=columnheader]").all_inner_texts()]
    return page.locator(f'[data-row="{row}"] [aria-colindex="{headings.index(column) + 1}"]')


def saved(page: Page) -> None:
    expect(page.locator("[data-state]")).to_contain_text("Guardado", timeout=SLOW)


def test_cells_are_typed_with_the_keyboard_undone_and_saved(page: Page, place: Place) -> None:
    first = cell(page, 1, "Nombre de la actividad")
    first.click()
    page.keyboard.type("Kits de abrigo")  # typing replaces what is there
    page.keyboard.press("Tab")
    page.keyboard.press("F2")
    page.keyboard.type("no se queda")
    page.keyboard.press("Escape")
    expect(cell(page, 1, "Descripción")).not_to_contain_text("no se queda")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("sí")
    page.keyboard.press("Enter")
    saved(page)
    cell(page, 3, "Nombre de la actividad").click()
    page.keyboard.press("Delete")
    expect(cell(page, 3, "Nombre de la actividad")).to_have_text("", timeout=SLOW)
    page.keyboard.press("Control+z")
    expect(cell(page, 3, "Nombre de la actividad")).to_contain_text("Actividad número 3")
    saved(page)
    rows = place.rows(place.said["version"])
    assert [rows[n]["activity"] for n in (1, 3)] == ["Kits de abrigo", "Actividad número 3"]
    assert rows[2]["setup"] is True


def test_what_is_typed_before_a_row_has_come_is_kept(enter, place: Place) -> None:
    page = opened(enter(), place.said["version"])
    page.route(CELLS, lambda route: None)  # asked for, and not answered
    cell(page, 1500, "Descripción").click()
    page.keyboard.type("Escrito antes!")
    page.keyboard.press("Backspace")
    page.keyboard.press("Enter")
    page.keyboard.type("Debajo")
    page.keyboard.press("Tab")
    expect(cell(page, 1500, "Descripción")).to_contain_text("Escrito antes")
    page.unroute(CELLS)  # what was held goes on its way
    saved(page)
    rows = place.rows(place.said["version"])
    assert [rows[n]["description"] for n in (1500, 1501)] == ["Escrito antes", "Debajo"]


def test_a_code_is_chosen_by_its_name_and_what_is_found_shows_beside_the_cell(page: Page, place: Place) -> None:
    cell(page, 4, "Departamento (admin1)").click()
    page.keyboard.type("tumb")
    expect(page.get_by_role("option", name="Tumbes")).to_be_visible(timeout=SLOW)
    page.keyboard.press("Enter")
    expect(cell(page, 4, "Departamento (admin1)")).to_contain_text("Tumbes")
    new = cell(page, 4, "Personas nuevas del mes")
    new.click()
    page.keyboard.type("1.250")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    detail = page.locator("[data-detail]")
    expect(detail).to_contain_text("No se guardó", timeout=SLOW)
    detail.get_by_role("button", name="1.250", exact=True).click()  # 1250, as Spanish writes it
    saved(page)
    row = place.rows(place.said["version"])[4]
    assert (row["admin1"], row["new"]) == ("PE24", 1250.0)
    expect(new).to_contain_text("1.250")
    expect(detail).to_contain_text("Personas nuevas", timeout=SLOW)
    expect(new.locator(".grid-mark")).to_be_visible(timeout=SLOW)


def test_a_block_of_excel_is_pasted_and_copied(page: Page, place: Place) -> None:
    cell(page, 10, "Total de personas del mes").click()
    page.evaluate(PASTE, "11\t5\t1\t0\r\n12\t6\t2\t0\r\n13\t7\t3\t0\r\n")
    cell(page, 10, "Descripción").click()
    page.evaluate(PASTE, '"Dos líneas:\nuna y ""otra"""')
    saved(page)
    rows = place.rows(place.said["version"])
    assert [[rows[n][key] for key in ("total", "new", "in_destination", "in_transit")] for n in (10, 11, 12)] == [
        [11, 5, 1, 0],
        [12, 6, 2, 0],
        [13, 7, 3, 0],
    ]
    assert rows[10]["description"] == 'Dos líneas:\nuna y "otra"'
    cell(page, 10, "Total de personas del mes").click()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowRight")
    assert page.evaluate(COPY) == "11\t5\n12\t6"
    cell(page, 900, "Cantidad de la unidad medida").click()
    page.evaluate(
        PASTE, "\n".join(str(n % 7 + 1) for n in range(900, 1400))
    )  # most of these rows were never on the screen
    for _ in range(60):  # the last word said of saving may still be that of the paste before
        rows = place.rows(place.said["version"])
        if rows[1399]["output"] is not None:
            break
        page.wait_for_timeout(500)
    saved(page)
    expect(page.locator("[data-state]")).not_to_contain_text("decidir")
    assert [rows[n]["output"] for n in (899, 900, 1399, 1400)] == [None, 5, 7, None]


def test_without_a_connection_nothing_typed_is_lost_even_when_the_tab_is_closed(enter, place: Place) -> None:
    context = enter()
    page = opened(context, place.said["version"])
    cell(page, 20, "Nombre de la actividad").click()
    context.set_offline(True)
    for n in range(3):
        page.keyboard.type(f"Sin red {n}")
        page.keyboard.press("Enter")
    expect(page.locator("[data-state]")).to_contain_text("Sin conexión: 3 cambios por guardar", timeout=SLOW)
    page.close()
    context.set_offline(False)
    page = opened(context, place.said["version"])
    saved(page)
    rows = place.rows(place.said["version"])
    assert [rows[n]["activity"] for n in (20, 21, 22)] == ["Sin red 0", "Sin red 1", "Sin red 2"]
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('tinkuy-grid:')).length") == 0


def test_the_second_of_two_people_is_told_and_chooses(enter, place: Place) -> None:
    alice, bob = (opened(enter(who), place.said["version"]) for who in ("alice", "bob"))
    for page in (alice, bob):
        cell(page, 30, "Nombre de la actividad").click()
    bob.keyboard.type("De Bob")
    bob.keyboard.press("Enter")
    saved(bob)
    alice.keyboard.type("De Alice")
    alice.keyboard.press("Enter")
    expect(alice.locator("[data-state]")).to_contain_text("Por decidir: 1 cambio", timeout=SLOW)
    alice.get_by_role("button", name="Mostrar").click()
    expect(alice.locator("[data-detail]")).to_contain_text("Bob la cambió")
    alice.get_by_role("button", name="Poner «De Alice»").click()
    expect(alice.locator("[data-state]")).not_to_contain_text("decidir", timeout=SLOW)
    saved(alice)
    assert place.rows(place.said["version"])[30]["activity"] == "De Alice"


def test_two_thousand_rows_scroll_within_the_table_and_the_last_is_a_key_away(page: Page) -> None:
    cell(page, 1, "Sector").click()
    page.keyboard.press("Control+End")
    expect(cell(page, ROWS, "Nombre de la actividad")).to_contain_text(f"Actividad número {ROWS}", timeout=SLOW)
    assert page.locator("[role=grid] [role=row]").count() < 60  # the others are not in the page
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.get_by_role("grid").get_attribute("aria-rowcount") == str(ROWS + 1)
    head = page.get_by_role("columnheader", name="Fila").bounding_box()
    grid = page.locator("[data-grid]").bounding_box()
    assert (round(head["x"] - grid["x"]), round(head["y"] - grid["y"])) == (1, 1)  # heading and first column stay


def test_an_empty_report_is_written_here_row_by_row(enter, place: Place) -> None:
    page = enter().new_page()
    page.goto(f"/p/gtrm-peru/envios/version/{place.said['empty']}/filas/")
    expect(page.get_by_text("Todavía no hay filas.")).to_be_visible()
    page.get_by_role("button", name="Agregar fila").click()
    page.keyboard.press("Escape")
    cell_ = page.locator("[role=gridcell][tabindex='0']")
    expect(cell_).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.evaluate(PASTE, "Salud\tRE-HE1\tConsultas\nEducación\tRE-ED1\tMatrícula")  # the second row is added by itself
    saved(page)
    page.get_by_role("button", name="Duplicar fila").click()
    expect(page.locator("[data-count]")).to_contain_text("3 filas")
    saved(page)
    page.get_by_role("button", name="Quitar fila").click()
    expect(page.locator("[data-count]")).to_contain_text("2 filas")
    page.get_by_role("button", name="Deshacer").click()
    expect(page.locator("[data-count]")).to_contain_text("3 filas")
    page.wait_for_timeout(400)
    saved(page)
    rows = place.rows(place.said["empty"])
    said = [(rows[n]["sector"], rows[n]["indicator"], rows[n]["activity"], rows[n]["country"]) for n in sorted(rows)]
    assert said == [
        ("health", "RE-HE1", "Consultas", "PER"),
        ("education", "RE-ED1", "Matrícula", "PER"),
        ("education", "RE-ED1", "Matrícula", "PER"),
    ]


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_a_row_is_a_form(enter, place: Place, width: int) -> None:
    page = opened(enter(viewport={"width": width, "height": 740}), place.said["version"])
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Actividad número 40").or_(page.locator(".row-card").nth(5)).first.click()
    page.get_by_label("Nombre de la actividad").fill(f"Desde el teléfono {width}")
    page.get_by_label("Sector", exact=True).focus()
    page.keyboard.type("salud")
    page.keyboard.press("Enter")
    saved(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Volver", exact=True).click()
    expect(page.get_by_text(f"Desde el teléfono {width}")).to_be_visible()
    row = next(r for r in place.rows(place.said["version"]).values() if r["activity"] == f"Desde el teléfono {width}")
    assert row["sector"] == "health"


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
def test_axe_finds_nothing_serious(enter, place: Place, scheme: str, width: int) -> None:
    how = {"color_scheme": scheme, "viewport": {"width": width, "height": 800}, "reduced_motion": "reduce"}
    page = opened(enter(bypass_csp=True, **how), place.said["version"])
    if width > 600:
        cell(page, 1, "Departamento (admin1)").click()
        page.keyboard.press("F2")
        expect(page.get_by_role("option").first).to_be_visible(timeout=SLOW)
    else:
        page.locator(".row-card").first.click()
    assert grave_flaws(page) == {}


def test_the_page_is_light_with_two_thousand_rows(enter, place: Place) -> None:
    page = enter().new_page()
    first, again, hosts = weights(page, f"/p/gtrm-peru/envios/version/{place.said['version']}/filas/")
    assert 0 < first < HEAVIEST
    assert again < REPEATED
    assert hosts == {place.address.removeprefix("http://")}


def test_a_server_killed_while_somebody_types_loses_nothing(enter, tmp_path: Path) -> None:
    """The browser goes on where the next server begins, and a batch that was on its way is taken once."""
    with installation(tmp_path) as installed:
        environment = {
            "DJANGO_SETTINGS_MODULE": "tinkuy.config.settings",
            "TINKUY_HOSTS": "testserver,127.0.0.1",
            "TINKUY_HTTPS": "0",
        }
        installed.environment.update(
            environment, TINKUY_SECRET_KEY="otra frase larga que nadie más tiene 0123456789 abc"
        )
        with serving(installed) as address:
            place = Place(
                installed,
                address,
                json.loads(installed.run("-m", "tests.browser.seeding_a_draft", "30", str(tmp_path))),
            )
            page = opened(enter(at=place), place.said["version"])
            cell(page, 1, "Nombre de la actividad").click()
            for n in range(6):
                page.keyboard.type(f"Escrito {n}")
                page.keyboard.press("Enter")
                page.wait_for_timeout(120)
            os.killpg(int((tmp_path / "pid").read_text()), signal.SIGKILL)  # as a power cut does
            page.keyboard.type("Escrito 6")
            page.keyboard.press("Enter")
            expect(page.locator("[data-state]")).to_contain_text("Sin conexión", timeout=SLOW)
        with serving(installed, port=int(address.rpartition(":")[2])):
            saved(page)
            rows = place.rows(place.said["version"])
            assert [rows[n]["activity"] for n in range(1, 8)] == [f"Escrito {n}" for n in range(7)]
            page.close()
