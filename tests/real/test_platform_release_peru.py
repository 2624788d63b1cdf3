"""The real Peru file through the ledger of a platform: sent, accepted, released; the figures are those of the file (METHODS 3.3)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.factories import records
from tinkuy.cli.main import main
from tinkuy.figures.of_release import figure
from tinkuy.ledger import actions
from tinkuy.ledger.standing import seen
from tinkuy.registries.actions import load_pack
from tinkuy.registries.installed_packs import platform_pack, year_pack
from tinkuy.releases.actions import release
from tinkuy.releases.models import Release
from tinkuy.releases.opening import opened

pytestmark = pytest.mark.django_db

YEAR, PLATFORM = "r4v-2021", "gtrm-peru"
GOLDEN = {"sum": 188286, "max-sector": 172234, "max-sector-ytd": 168217, "max-age-gender": 205589}
ASKED = (
    ("--model", "max-sector", "--by", "country,admin1"),
    ("--model", "sum", "--by", "month"),
    ("--model", "sum", "--by", "organisation_type"),
    ("--model", "per-organisation", "--by", "organisation"),
)


@pytest.fixture
def reported(shared_data: Path) -> Path:
    return shared_data / "five_ws" / "peru_2021_jan_mar.csv"


@pytest.fixture
def signed(settings, tmp_path, reported: Path) -> Release:
    """Sent by one information officer, accepted by another, signed by the coordinator."""
    settings.DATA_FOLDER = tmp_path
    peru = load_pack(platform_pack(PLATFORM), [year_pack(YEAR)])
    iris, irma, carmen = (_person(peru, role) for role in ("information_officer", "information_officer", "coordinator"))
    received = actions.receive(platform=peru, path=reported, by=iris, year=YEAR)
    assert (len(received.made), received.left_out) == (72, 0)
    for version in received.made:
        actions.submit(version=version, by=iris)
        actions.accept(version=version, seen=seen(version), by=irma)
    return release(platform=peru, year=YEAR, by=carmen)


def _person(platform: Any, role: str) -> Any:
    person = records.person()
    records.role(on=platform, person=person, role=role)
    return person


def test_a_release_of_the_platform_gives_the_figures_of_the_file(signed: Release, reported: Path, capsys) -> None:
    folder = opened(signed, fully=True)
    assert (signed.rows, signed.organisations) == (2430, 27)
    for model, golden in GOLDEN.items():
        found = figure(folder, "people_reached", model=model).row(0, named=True)
        assert (found["reached"], found["upper"], found["lower"], found["rows"]) == (golden, 188286, 164058, 2051)
    for words in ASKED:
        answers = []
        for rows in ([str(reported), "--year", YEAR, "--platform", PLATFORM], ["--release", str(folder.folder)]):
            assert main(["reached", *rows, *words, "--json", "-"]) == 0
            answers.append(json.loads(capsys.readouterr().out))
        assert answers[1]["figures"] == answers[0]["figures"], words
        assert answers[1]["rows_with_errors"] == answers[0]["rows_with_errors"]
