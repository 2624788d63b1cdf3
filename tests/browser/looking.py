"""Looking at a page as it must be: accessible (axe), whole on a narrow screen, light on the wire, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

HEAVIEST = 100 * 1024  # bytes on the wire, styles and scripts included
REPEATED = 30 * 1024  # with styles and scripts already there
NARROW = 390
NARROWEST = 320
ZOOMED = 640  # what is left of 1280 at 200 %
_GRAVE = frozenset({"serious", "critical"})


def grave_flaws(page: Page, only: Sequence[str] = ()) -> dict[str, list[str]]:
    """What axe finds serious or critical, of all its rules or of some: rule -> elements.

    The page must be opened with `bypass_csp`: axe is from outside.
    """
    page.evaluate("document.querySelectorAll('details').forEach((part) => part.open = true)")
    asked = {"runOnly": {"type": "rule", "values": list(only)}} if only else None
    report = Axe().run(page, options=asked).response
    assert only or len(report["passes"]) > 10  # it looked
    found = (each for each in report["violations"] if each["impact"] in _GRAVE)
    return {each["id"]: [node["html"] for node in each["nodes"]][:3] for each in found}


def wire(page: Page) -> tuple[list[int], set[str]]:
    """What comes over the wire from now on: bytes of each answer with its headers, and the hosts asked."""
    sizes: list[int] = []
    hosts: set[str] = set()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    return sizes, hosts


def weights(page: Page, address: str) -> tuple[int, int, set[str]]:
    """Bytes of the first visit, bytes of the second, hosts asked; `page` is of a fresh browser profile."""
    sizes, hosts = wire(page)
    page.goto(address, wait_until="networkidle")
    first = sum(sizes)
    sizes.clear()
    page.goto(address, wait_until="networkidle")
    return first, sum(sizes), hosts


def flaws(page: Page, address: str) -> dict[str, object]:
    """What is wrong with a page, seen in one window with an empty cache: on the smallest phone, at 200 % on a desk, by axe in
    light and in dark, on the wire; empty where nothing is. The page must be opened with `bypass_csp`, in light."""
    page.set_viewport_size({"width": NARROWEST, "height": 640})
    sizes, hosts = wire(page)
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.goto(address, wait_until="load")
    first = sum(sizes)
    sizes.clear()
    answer = page.goto(address, wait_until="load")
    wrong: dict[str, object] = {} if answer.status == 200 else {"status": answer.status}
    if not 0 < first < HEAVIEST or sum(sizes) >= REPEATED:
        wrong["bytes"] = (first, sum(sizes))
    if hosts != {page.url.split("/")[2]}:
        wrong["hosts"] = hosts
    if found := grave_flaws(page):
        wrong["axe"] = found
    for width in (NARROWEST, ZOOMED):
        page.set_viewport_size({"width": width, "height": 640})
        if (needed := page.evaluate("document.documentElement.scrollWidth")) > width:
            wrong[f"width at {width}"] = needed
    page.emulate_media(color_scheme="dark")
    if found := grave_flaws(page, only=("color-contrast",)):
        wrong["axe in dark"] = found
    page.emulate_media(color_scheme="light")
    return wrong


def look(page: Page) -> dict[str, object]:
    """What is wrong with the page that somebody is on, seen by the same person in other windows; empty where nothing is."""
    browser, person = page.context.browser, {"storage_state": page.context.storage_state(), "locale": "es-PE"}
    wrong: dict[str, object] = {}
    with_axe = browser.new_context(**person, bypass_csp=True, reduced_motion="reduce").new_page()
    with_axe.goto(page.url)
    if flaws := grave_flaws(with_axe):
        wrong["axe"] = flaws
    with_axe.set_viewport_size({"width": NARROW, "height": 800})
    if (width := with_axe.evaluate("document.documentElement.scrollWidth")) > NARROW:
        wrong["width on a phone"] = width
    with_axe.context.close()
    fresh = browser.new_context(**person).new_page()
    first, again, hosts = weights(fresh, page.url)
    fresh.context.close()
    if not 0 < first < HEAVIEST or again >= REPEATED:
        wrong["bytes"] = (first, again)
    if hosts != {page.url.split("/")[2]}:
        wrong["hosts"] = hosts
    return wrong
