"""Every page that a role finds by following links from its own day: accessible, whole on the smallest phone, light, in light and dark.

No page is forgotten: whoever adds one and links to it finds it here. And the way of a partner on a slow line.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import flaws
from tests.browser.serving import Installation, installation, serving
from tests.browser.signing_in import sign_in
from tinkuy.demonstration import story, world

pytestmark = pytest.mark.timeout(900)
ROLES = tuple(one.role.value for one in story.ACCOUNTS)
KILOBIT = 1000 / 8
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 400 * KILOBIT, "uploadThroughput": 400 * KILOBIT}
PATIENCE = 8.0  # seconds that somebody on such a line waits for a page


@dataclass(frozen=True, slots=True)
class Year:
    """The invented year, served; what each role found in it."""

    place: Installation
    address: str
    found: dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def year(tmp_path_factory) -> Iterator[Year]:
    folder = tmp_path_factory.mktemp("year")
    with installation(folder / "data", packs=folder / "packs") as place:
        place.data.mkdir()
        found = json.loads(place.run("-m", "tests.browser.seeding_pages", str(folder)))
        with serving(place) as address:
            yield Year(place, address, found)


@pytest.mark.parametrize("role", ROLES)
def test_every_page_that_a_role_finds_is_good(year: Year, chromium: Browser, role: str) -> None:
    mine = year.found[role]
    with chromium.new_context(
        base_url=year.address, locale="es-PE", bypass_csp=True, reduced_motion="reduce", color_scheme="light"
    ) as context:
        context.add_cookies([mine["cookie"] | {"url": year.address}])
        page = context.new_page()
        wrong = {f"{name} {address}": flaws(page, address) for name, address in mine["pages"].items()}
    assert {name: found for name, found in wrong.items() if found} == {}


def test_the_pages_of_the_month_are_among_those_that_were_looked_at(year: Year) -> None:
    seen = {name for mine in year.found.values() for name in mine["pages"]}
    assert {
        "today", "uploads", "report_version", "findings", "findings_cause", "version_row", "review", "review_version", "months",
        "month", "matrix", "signing", "signing_prepared", "signing_release", "dashboard", "figure", "lists", "members", "account",
    } <= seen  # fmt: skip


def test_an_answer_comes_while_somebody_types_and_is_told_to_who_does_not_see_it(year: Year, chromium: Browser) -> None:
    with chromium.new_context(base_url=year.address, locale="es-PE") as context:
        context.add_cookies([year.found["coordinator"]["cookie"] | {"url": year.address}])
        page = context.new_page()
        page.goto(f"/p/{world.PLATFORM}/buscar/")
        page.get_by_role("searchbox").press_sequentially("salud en tumves", delay=30)
        expect(page.locator("#answer")).to_contain_text("Tumbes (escrito «tumves»)")
        expect(page.locator("#said")).to_contain_text("organizaciones")
        assert page.url.endswith("?q=salud%20en%20tumves"), "the view can be sent to a colleague"


def test_the_address_of_a_view_is_copied_and_its_charts_are_taken_away(year: Year, chromium: Browser) -> None:
    with chromium.new_context(base_url=year.address, locale="es-PE") as context:
        context.add_cookies([year.found["coordinator"]["cookie"] | {"url": year.address}])
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.goto(f"/p/{world.PLATFORM}/tablero/")
        page.get_by_label("Lugar", exact=True).select_option("PE24")
        page.wait_for_url("**admin1=PE24**")
        expect(page.locator("#board .lead")).to_contain_text("en Tumbes")
        page.get_by_role("button", name="Copiar la dirección de esta vista").click()
        expect(page.locator(".copied")).to_contain_text("verá lo mismo")
        copied = page.evaluate("navigator.clipboard.readText()")
        shown = page.locator("#board .headlines").inner_text()
        colleague = context.new_page()
        colleague.goto(copied)
        assert colleague.locator("#board .headlines").inner_text() == shown
        with colleague.expect_download() as taken:
            colleague.get_by_role("link", name="PNG Por sector").click()
        assert "_sectores_PE24_" in taken.value.suggested_filename


def test_on_a_slow_line_a_partner_comes_from_signing_in_to_a_draft(year: Year, chromium: Browser) -> None:
    partner = story.ACCOUNTS[0]
    made = json.loads((year.place.data / "demostracion.json").read_text())
    with chromium.new_context(base_url=year.address, locale="es-PE", viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW_3G)
        took = {"sign in": _seconds(lambda: page.goto("/entrar/"))}
        took["today"] = _seconds(lambda: sign_in(page, partner.email, made["passwords"][partner.email]))
        assert f"/p/{world.PLATFORM}/hoy/" in page.url
        draft = page.locator("main a[href*='/envios/']").first
        took["a draft"] = _seconds(lambda: _follow(page, draft))
    assert {name: round(seconds, 1) for name, seconds in took.items() if seconds > PATIENCE} == {}


def _seconds(do: Any) -> float:
    begun = time.monotonic()
    do()
    return time.monotonic() - begun


def _follow(page: Page, link: Any) -> None:
    with page.expect_navigation():
        link.click()
