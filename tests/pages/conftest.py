"""Pages without a browser: a folder of their own for checks, and a made-up report with the packs that read it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tinkuy.demonstration.generating import Demonstration, generate
from tinkuy.registries import installed_packs as packs


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory) -> Demonstration:
    return generate(tmp_path_factory.mktemp("demonstration"), months=1)


@pytest.fixture(autouse=True)
def checks_folder(settings, tmp_path, demonstration) -> Path:
    settings.CHECKS_FOLDER = tmp_path / "checks"
    settings.PACK_FOLDERS = [str(demonstration.year_pack.parent)]
    packs.forget()
    yield settings.CHECKS_FOLDER
    packs.forget()


@pytest.fixture
def visitor() -> Client:
    return Client(HTTP_ACCEPT_LANGUAGE="es")


@pytest.fixture
def check(visitor, demonstration):
    """Send a file as the form does; by default the demonstration's second workbook, with the packs that read it."""

    def send(content: bytes | None = None, name: str = "reporte.xlsx", **said: str):
        whole = content if content is not None else demonstration.files[1].read_bytes()
        chosen = {"year": "demo-2021", "platform": "demo-peru"} | said
        return visitor.post("/revisar/", {**chosen, "file": SimpleUploadedFile(name, whole)})

    return send


@pytest.fixture
def world(db, settings, tmp_path: Path) -> Any:
    """People, organisations and a platform, with a content store of this test's own."""
    from tests.factories.reports import make_world

    settings.DATA_FOLDER = tmp_path
    return make_world()


@pytest.fixture
def send(world, tmp_path: Path) -> Callable[..., Any]:
    """Send rows through the form: send([{...}], by=alice); its answer."""
    from tests.factories.reports import write_report
    from tests.pages.reporting import HERE, as_

    numbers = count(1)

    def through_the_form(rows: list, by: Any = None, name: str = "", **said: str) -> Any:
        path = write_report(tmp_path / f"reporte-{next(numbers)}.csv", rows)
        sent = SimpleUploadedFile(name or path.name, path.read_bytes())
        return as_(by or world.alice).post(HERE, {"year": "r4v-2021", "file": sent} | said)

    return through_the_form


@pytest.fixture
def submitted(world, tmp_path: Path) -> Callable[..., Any]:
    """Send and submit a report of one month: submitted([{...}], by=...)."""
    from tests.factories import reports

    numbers = count(1)

    def submit(rows: list, note: str = "", **said: Any) -> Any:
        return reports.submit(world, reports.send(world, tmp_path / f"reporte-{next(numbers)}.csv", rows, **said), note)

    return submit
