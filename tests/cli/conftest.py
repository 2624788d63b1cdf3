"""A command line that tests can type into: what it printed, what it said aside, its exit status."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tinkuy.cli.main import main


@dataclass(frozen=True)
class Answer:
    status: int
    out: str
    err: str


@pytest.fixture
def tinkuy(capsys, monkeypatch, tmp_path) -> Callable[..., Answer]:
    """Type words after `tinkuy`; the answers about headings are kept in a folder of the test."""
    monkeypatch.setenv("TINKUY_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)

    def type_words(*words: object) -> Answer:
        capsys.readouterr()
        try:
            status = main([str(word) for word in words])
        except SystemExit as left:
            status = int(left.code or 0)
        said = capsys.readouterr()
        return Answer(status, said.out, said.err)

    return type_words
