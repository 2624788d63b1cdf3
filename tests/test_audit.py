"""What is known to be vulnerable is red; where nobody can be asked, that is said, and is not."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

FOUND = {"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["9"]}


@pytest.fixture
def audit(tmp_path: Path, monkeypatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("audit", Path(__file__).parents[1] / "requirements" / "audit.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ACCEPTED", tmp_path / "accepted.txt")
    return module


def service(*vulnerabilities: dict):
    return lambda pins: [{"name": "django", "version": "5", "vulns": list(vulnerabilities)}]


def test_a_known_vulnerability_is_red_and_says_which_version_mends_it(audit, capsys) -> None:
    assert audit.main(service(FOUND)) == 1
    assert "django 5: PYSEC-1, mended in 9" in capsys.readouterr().out


def test_one_that_is_accepted_with_a_reason_is_not(audit) -> None:
    audit.ACCEPTED.write_text("CVE-1 we never call it\n")
    assert audit.main(service(FOUND)) == 0
    assert audit.main(service(FOUND, FOUND | {"id": "PYSEC-2", "aliases": []})) == 1


@pytest.mark.parametrize("said", [None, [{"name": "django", "skip_reason": "not found"}]], ids=["away", "a mirror"])
def test_where_nobody_can_be_asked_one_line_says_so_and_one_pin_alone_was_asked(audit, capsys, said) -> None:
    asked = []
    assert audit.main(lambda pins: asked.append(pins.read_text()) or said) == 0
    assert capsys.readouterr().out.startswith("Not audited")
    assert [text.count("==") for text in asked] == [1]
    assert asked[0].startswith("django==")
    assert "--hash" in asked[0]
