"""Documents lead somewhere: links resolve, decisions are listed, the README's commands exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.source import REPOSITORY, tracked_files
from tinkuy.cli.main import COMMANDS

DOCUMENTS = [path for path in tracked_files() if path.suffix == ".md" and "methods" not in path.parts]
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


def title(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


@pytest.mark.parametrize("document", DOCUMENTS, ids=title)
def test_every_link_leads_to_a_file(document: Path) -> None:
    links = LINK.findall(document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_decision_is_listed_once_and_numbered_as_its_file() -> None:
    folder = REPOSITORY / "docs" / "adr"
    listed = re.findall(r"^(\d+)\. \[.+\]\((.+)\)$", (folder / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for _, name in listed] == sorted(path.name for path in folder.glob("0*.md"))
    assert [int(number) for number, _ in listed] == [int(name[:4]) for _, name in listed]


def test_the_readme_names_commands_that_exist() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:\./run |`)tinkuy (\w+)", readme))
    assert named
    assert named <= set(COMMANDS)
