"""The review queue by keyboard, in Spanish, and on a telephone: move, look, return with a sentence, comment, accept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import grave_flaws
from tests.browser.serving import installation, serving

QUEUE = "/p/gtrm-peru/revision/"
SLOW = 15_000  # ms: two cores are shared with other tests


@pytest.fixture
def queue(chromium, tmp_path) -> Iterator[Callable[..., Page]]:
    """Elena's queue of four reports, opened in a browser of hers."""
    contexts, complaints = [], []
    with installation(tmp_path) as installed:
        installed.environment["DJANGO_SETTINGS_MODULE"] = "tinkuy.config.settings"
        installed.environment["TINKUY_SECRET_KEY"] = "una frase larga que nadie más tiene, solo para estas pruebas 0123"
        installed.environment["TINKUY_HOSTS"] = "testserver,127.0.0.1"
        installed.environment["TINKUY_HTTPS"] = "0"  # the cookie of a site without HTTPS
        with serving(installed) as address:
            said = json.loads(installed.run("-m", "tests.browser.seeding_a_queue", str(tmp_path)))

            def open_(**how: object) -> Page:
                context = chromium.new_context(base_url=address, locale="es-PE", **how)
                context.set_default_timeout(SLOW)
                context.add_cookies([{"name": said["cookie"], "value": said["elena"], "url": address}])
                contexts.append(context)
                page = context.new_page()
                page.on("pageerror", lambda error: complaints.append(str(error)))
                page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
                page.goto(QUEUE)
                return page

            yield open_
            for context in contexts:
                context.close()
    assert complaints == []


def lines(page: Page) -> int:
    return page.locator("tr.line").count()


def test_the_queue_is_worked_through_by_keyboard(queue) -> None:
    page = queue()
    assert lines(page) == 4
    first, second = page.locator("a[data-opens]").nth(0), page.locator("a[data-opens]").nth(1)
    page.keyboard.press("j")
    expect(first).to_be_focused()
    page.keyboard.press("j")
    expect(second).to_be_focused()
    page.keyboard.press("k")
    expect(first).to_be_focused()

    page.keyboard.press("a")  # what is closed is looked at first
    expect(page.locator(".panel")).to_contain_text("4 veces lo habitual de UNICEF en Lima (mediana 120)")
    expect(first).to_have_attribute("aria-expanded", "true")
    assert lines(page) == 4

    page.keyboard.press("r")
    area = page.locator(".return-one textarea")
    expect(area).to_be_focused()
    page.locator("button[data-insert]").first.click()
    expect(area).to_have_value("Fila 2: " + area.input_value().removeprefix("Fila 2: "))
    page.keyboard.type(" jaja")  # letters typed in the comment are letters
    assert lines(page) == 4
    page.get_by_role("button", name="Devolver", exact=True).click()
    expect(page.locator(".notice-done")).to_contain_text("devuelto con su comentario")
    assert lines(page) == 3

    next_one = page.locator("a[data-opens][aria-expanded=true]")
    expect(next_one).to_be_focused()  # the next line is open, and the keys go on from it
    page.keyboard.press("a")
    expect(page.locator(".notice-done")).to_contain_text("aceptado")
    assert lines(page) == 2


def test_the_queue_on_a_telephone(queue) -> None:
    page = queue(
        viewport={"width": 390, "height": 844}, bypass_csp=True, reduced_motion="reduce"
    )  # axe comes from outside
    page.locator("a[data-opens]").first.click()
    expect(page.locator(".panel")).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach((part) => part.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert grave_flaws(page) == {}
    page.locator("[data-comment-row]").first.click()
    page.keyboard.type("¿Son personas o atenciones?")
    page.get_by_role("button", name="Comentar", exact=True).click()
    expect(page.locator(".thread")).to_contain_text("¿Son personas o atenciones?")

    for box in page.locator(".pick input").all():
        box.check()
    expect(page.locator("[data-chosen]")).to_have_text("elegidos: 4")
    expect(page.locator(".decision-bar button")).to_be_in_viewport()
    page.get_by_role("button", name="Aceptar los elegidos").click()
    expect(page.locator(".notice-done")).to_have_count(4)
    expect(page.locator("main")).to_contain_text("Nada espera su decisión")
