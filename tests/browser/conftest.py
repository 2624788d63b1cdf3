"""Debian's chromium on the pages as `tinkuy serve` serves them, with made-up data."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.browser.serving import installation, serving
from tinkuy.demonstration.generating import Demonstration, generate

CHROMIUM = shutil.which("chromium")
ANSWERS = re.compile(r"status of (404|410|422)")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="chromium is not on this machine (apt-get install chromium)"))


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory) -> Demonstration:
    return generate(tmp_path_factory.mktemp("demonstration"), months=2)


@pytest.fixture(scope="session")
def site(tmp_path_factory, demonstration) -> Iterator[str]:
    """The address of a server with the demonstration's packs and nobody in it."""
    data, packs = tmp_path_factory.mktemp("data"), demonstration.year_pack.parent
    with installation(data, packs=packs) as place, serving(place) as address:
        yield address


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Started and ended per module: while it runs, this process has an event loop, which Django's database refuses."""
    arguments = [
        "--disable-dev-shm-usage",
        *(["--no-sandbox"] if os.geteuid() == 0 else []),
    ]  # containers have little shared memory
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


def _is_complaint(said: ConsoleMessage) -> bool:
    """An error of the page; that an address is not there, or a file refused, is an answer and no error."""
    return said.type == "error" and not ANSWERS.search(said.text)


@pytest.fixture
def open_page(chromium, site) -> Iterator[Callable[..., Page]]:
    """Open a page in Spanish in a fresh browser profile; errors the browser complains of fail the test."""
    contexts, complaints = [], []

    def open_(**how: object) -> Page:
        context = chromium.new_context(base_url=site, locale="es-PE", **how)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if _is_complaint(said) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []
