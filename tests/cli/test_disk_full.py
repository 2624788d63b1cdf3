"""When the disk is full the command says one sentence, and leaves nothing half written."""

from __future__ import annotations

import errno
import os
import resource
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from tinkuy.cli.main import UNUSABLE

SENTENCES = {
    "es": "No queda espacio en el disco",
    "en": "There is no room left on the disk",
    "pt": "Não há mais espaço",
}


def _small_files_only() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


@pytest.mark.parametrize("language", SENTENCES)
def test_a_template_that_does_not_fit_on_the_disk_is_one_sentence_and_no_file(tmp_path: Path, language: str) -> None:
    words = ["template", "--year", "r4v-2021", "--out", str(tmp_path / "template.xlsx"), "--lang", language]
    command = [sys.executable, "-m", "tinkuy.cli.main", *words]
    told = subprocess.run(command, check=False, capture_output=True, text=True, preexec_fn=_small_files_only)
    assert told.returncode == UNUSABLE
    assert told.stderr.startswith(SENTENCES[language])
    assert len(told.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_findings_that_do_not_fit_on_the_disk_leave_no_half_file(tinkuy, tmp_path, monkeypatch) -> None:
    def full(path: Path, text: str, **_: object) -> None:
        path.touch()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (sent := tmp_path / "report.csv").write_text(_REPORT, encoding="utf-8")
    monkeypatch.setattr(Path, "write_text", full)
    answer = tinkuy("check", sent, "--year", "r4v-2021", "--platform", "gtrm-peru", "--json", tmp_path / "found.json")
    assert answer.status == UNUSABLE
    assert answer.err.splitlines()[-1].startswith(SENTENCES["es"])
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["report.csv"]


_REPORT = """Organización,País,Departamento,Mes,Sector,Indicador,Actividad,Total,Personas nuevas
ACNUR,Perú,Lima,2021-03,Educación,RE-ED1,Kits,12,8
"""


def test_any_other_error_shows_where_it_happened(tinkuy, tmp_path, monkeypatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("ours to mend")

    monkeypatch.setattr("tinkuy.cli.template.write_template", broken)
    with pytest.raises(RuntimeError, match="ours to mend"):
        tinkuy("template", "--year", "r4v-2021", "--out", tmp_path / "template.xlsx")


def test_a_template_has_hxl_tags_where_asked_for(tinkuy, tmp_path) -> None:
    assert tinkuy("template", "--year", "r4v-2021", "--out", tmp_path / "t.xlsx", "--hxl").status == 0
    book = openpyxl.load_workbook(tmp_path / "t.xlsx", read_only=True)
    assert any(
        str(row[0].value).startswith("#") for sheet in book for row in sheet.iter_rows(min_row=2, max_row=2) if row
    )
