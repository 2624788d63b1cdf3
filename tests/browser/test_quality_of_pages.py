"""Every page: accessible (axe), light on the wire, whole at 320 px, nothing from elsewhere, in light and in dark."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.test_check_in_the_browser import check

PAGES = ("/", "/revisar/", "/metodos/", "/entrar/", "/componentes/", "/nada/", "result")
HEAVIEST = 100 * 1024  # bytes on the wire, styles and scripts included
REPEATED = 30 * 1024  # with styles and scripts already there


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
    page.evaluate("document.querySelectorAll('details').forEach((part) => part.open = true)")
    report = Axe().run(page).response
    assert len(report["passes"]) > 10  # it looked
    found = report["violations"]
    grave = {
        each["id"]: [node["html"] for node in each["nodes"]][:3]
        for each in found
        if each["impact"] in {"serious", "critical"}
    }
    assert grave == {}


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("address", PAGES)
def test_a_narrow_screen_never_scrolls_sideways(open_page, go, address, width) -> None:
    page = open_page(viewport={"width": width, "height": 640})
    go(page, address)
    page.evaluate("document.querySelectorAll('details').forEach((part) => part.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def wire(page: Page) -> tuple[list[int], set[str]]:
    """What comes over the wire from now on: bytes of each answer with its headers, and the hosts asked."""
    sizes: list[int] = []
    hosts: set[str] = set()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    return sizes, hosts


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_light_and_asks_nobody_else(open_page, go, site, address) -> None:
    page = open_page()
    if address == "result":
        go(page, address)
        address = page.url
        page = open_page()
    sizes, hosts = wire(page)
    page.goto(address, wait_until="networkidle")
    first = sum(sizes)
    sizes.clear()
    page.goto(address, wait_until="networkidle")
    assert 0 < first < HEAVIEST
    assert sum(sizes) < REPEATED
    assert hosts == {site.removeprefix("http://")}
