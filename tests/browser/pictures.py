"""Pictures of every main page for the documentation: on a desk, on a phone, in the dark; of the invented year, in Spanish.

./run pictures [names of pages]

Each page becomes one picture in docs/pictures/, the three views side by side, so that they are looked at together.
"""

from __future__ import annotations

import base64
import json
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.serving import installation, serving
from tinkuy.demonstration import world

FOLDER: Final = Path(__file__).parents[2] / "docs" / "pictures"
CHROMIUM: Final = "/usr/bin/chromium"
VIEWS: Final = {  # width, height, colours, and how wide it stands in the picture
    "desk": (1280, 1500, "light", 720),
    "phone": (390, 1500, "light", 300),
    "dark": (1280, 1500, "dark", 720),
}
PUBLIC: Final = {
    "home": "/",
    "check": "/revisar/",
    "sign_in": "/entrar/",
    "public": f"/publico/{world.PLATFORM}/",
    "public_key_figures": f"/publico/{world.PLATFORM}/cifras-clave/",
    "public_search": f"/publico/{world.PLATFORM}/buscar/?q=salud%20en%20Tumbes",
    "downloads": f"/datos/{world.PLATFORM}/",
}
OWN: Final = {  # a focal point's, which no link but a form leads to, or one that goes on to another page
    "search": f"/p/{world.PLATFORM}/buscar/?q=salud%20en%20Tumbes",
    "own_history": f"/p/{world.PLATFORM}/mi-historial/",
}
MAIN: Final = (
    "today", "uploads", "report_version", "findings", "findings_cause", "version_rows", "review", "review_version", "matrix",
    "months", "month", "narratives", "signing", "signing_release", "dashboard", "figure", "key_figures", "search", "results", "groups",
    "lists", "members", "history", "permissions", "own_history", "notices", "account", "what_is_new", "through_us",
)  # fmt: skip
_INDEX: Final = (
    "# Every main page\n\nOf the invented year (`./run demo`), in Spanish: on a desk, on a phone, in the dark. "
    "`./run pictures` takes them again."
)
_PAGE: Final = (
    """<body style="margin:0;display:flex;gap:12px;padding:12px;background:#8b95a1;align-items:flex-start">{}</body>"""
)


def main(only: Iterable[str] = ()) -> None:
    """Make the year, serve it, look at its pages."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as made, installation(Path(made) / "data", packs=Path(made) / "packs") as place:
        place.data.mkdir()
        found = json.loads(place.run("-m", "tests.browser.seeding_pages", made))
        with serving(place) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            for name, where, cookie in _wanted(found, set(only)):
                wrong = _pictured(browser, address, name, where, cookie)
                sys.stdout.write(f"{name} {where} {sorted(wrong) or ''}\n")
            browser.close()
    _index()


def _index() -> None:
    """The page on which all pictures are seen, in the order of a month."""
    order = [*PUBLIC, *MAIN]
    there = sorted(FOLDER.glob("*.jpg"), key=lambda one: (order.index(_page_of(one.stem)), one.stem))
    lines = [f"![{one.stem}: on a desk, on a phone, in the dark]({one.name})" for one in there]
    (FOLDER / "README.md").write_text("\n\n".join([_INDEX, *lines]) + "\n", encoding="utf-8")


def _page_of(stem: str) -> str:
    return "today" if stem.startswith("today_") else stem


def _wanted(found: dict[str, dict[str, Any]], only: set[str]) -> Iterable[tuple[str, str, dict[str, str] | None]]:
    """Name, address and cookie of the pages to look at; today's page once for each role."""
    pages = [(name, where, None) for name, where in PUBLIC.items()]
    pages += [(name, where, found["focal_point"]["cookie"]) for name, where in OWN.items()]
    for role, mine in found.items():
        for name, where in mine["pages"].items():
            if name in MAIN and name not in OWN:
                pages.append((f"{name}_{role}" if name == "today" else name, where, mine["cookie"]))
    missing = set(MAIN) - set(OWN) - {name for mine in found.values() for name in mine["pages"]}
    if missing:
        sys.stderr.write(f"No role of the demonstration finds: {', '.join(sorted(missing))}\n")
    return [one for one in pages if not only or one[0] in only]


def _pictured(browser: Browser, address: str, name: str, where: str, cookie: dict[str, str] | None) -> set[int]:
    """Take one page's picture; the statuses other than 200 that it answered with."""
    shots, wrong = [], set()
    for width, height, colours, shown in VIEWS.values():
        context = browser.new_context(
            base_url=address, locale="es-PE", color_scheme=colours, reduced_motion="reduce",
            viewport={"width": width, "height": 900},
        )  # fmt: skip
        if cookie:
            context.add_cookies([cookie | {"url": address}])
        page = context.new_page()
        answer = page.goto(where, wait_until="networkidle")
        wrong |= {answer.status} - {200}
        shots.append((_shot(page, width, height), shown))
        context.close()
    _joined(browser, shots).screenshot(path=FOLDER / f"{name}.jpg", type="jpeg", quality=62, full_page=True)
    return wrong


def _shot(page: Page, width: int, height: int) -> bytes:
    tall = page.evaluate("document.documentElement.scrollHeight")
    return page.screenshot(clip={"x": 0, "y": 0, "width": width, "height": min(tall, height)}, full_page=True)


def _joined(browser: Browser, shots: Iterable[tuple[bytes, int]]) -> Page:
    page = browser.new_page(viewport={"width": 1788, "height": 200})
    images = (
        f'<img width="{width}" src="data:image/png;base64,{base64.b64encode(shot).decode()}">' for shot, width in shots
    )
    page.set_content(_PAGE.format("".join(images)), wait_until="load")
    return page


if __name__ == "__main__":
    main(sys.argv[1:])
