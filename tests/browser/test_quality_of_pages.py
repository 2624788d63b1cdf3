"""Every page: accessible (axe), light on the wire, whole at 320 px, nothing from elsewhere, in light and in dark."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.looking import HEAVIEST, REPEATED, grave_flaws, weights
from tests.browser.test_check_in_the_browser import check

PAGES = ("/", "/revisar/", "/metodos/", "/entrar/", "/recuperar/", "/componentes/", "/nada/", "result")


@pytest.fixture
def go(demonstration):
    """Go to a page; `result` is that of a made-up file."""

    def to(page: Page, address: str) -> None:
        if address == "result":
            check(page, demonstration.files[1])
        else:
            page.goto(address)

    return to


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_serious(open_page, go, address, scheme) -> None:
    page = open_page(color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")  # axe is a script from outside
    go(page, address)
    assert grave_flaws(page) == {}


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("address", PAGES)
def test_a_narrow_screen_never_scrolls_sideways(open_page, go, address, width) -> None:
    page = open_page(viewport={"width": width, "height": 640})
    go(page, address)
    page.evaluate("document.querySelectorAll('details').forEach((part) => part.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_light_and_asks_nobody_else(open_page, go, site, address) -> None:
    page = open_page()
    if address == "result":
        go(page, address)
        address = page.url
        page = open_page()
    first, again, hosts = weights(page, address)
    assert 0 < first < HEAVIEST
    assert again < REPEATED
    assert hosts == {site.removeprefix("http://")}
