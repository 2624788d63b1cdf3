"""Pages without a browser: a folder of their own for checks, and a made-up report with the packs that read it."""

from __future__ import annotations

from pathlib import Path

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
