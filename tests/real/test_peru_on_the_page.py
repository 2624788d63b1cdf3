"""Peru's three months on “Revise su archivo”: the page says what the command line says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

pytestmark = pytest.mark.django_db  # how often an address asks is counted there

FILES = ("peru_2021_jan_mar.xlsx", "peru_2021_jan_mar.csv")


@pytest.mark.parametrize("name", FILES)
def test_the_page_has_the_command_line_s_numbers(shared_data: Path, settings, tmp_path, name) -> None:
    settings.CHECKS_FOLDER = tmp_path
    visitor = Client(HTTP_ACCEPT_LANGUAGE="es")
    sent = SimpleUploadedFile(name, (shared_data / "five_ws" / name).read_bytes())
    answer = visitor.post("/revisar/", {"year": "r4v-2021", "platform": "gtrm-peru", "file": sent}, follow=True)
    page = " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())
    assert "filas leídas 2.430" in page
    assert "Como está reportado 188.286" in page
    assert "Si se acepta lo propuesto 217.055" in page
    assert "En marzo nadie reportó personas nuevas: 1.138 filas" in page
