"""Files of the demonstration through the ledger of a platform: the release's figures are those of the command line on the files."""

from __future__ import annotations

import json

import pytest

from tests.factories import records
from tinkuy.cli.main import main
from tinkuy.demonstration.generating import generate
from tinkuy.ledger import actions
from tinkuy.ledger.standing import seen
from tinkuy.registries import installed_packs as packs
from tinkuy.registries.actions import load_pack
from tinkuy.releases.actions import release
from tinkuy.releases.opening import opened

pytestmark = pytest.mark.django_db

FILES = 5  # of those that partners sent, in five formats
ASKED = (("--model", "max-sector", "--by", "admin1"), ("--model", "sum", "--by", "month,sector"))


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory):
    return generate(tmp_path_factory.mktemp("demonstration"), months=2)


@pytest.fixture
def platform(settings, tmp_path, demonstration):
    settings.DATA_FOLDER = tmp_path
    settings.PACK_FOLDERS = [str(demonstration.year_pack.parent)]
    packs.forget()
    yield load_pack(packs.platform_pack("demo-peru"), [packs.year_pack("demo-2021")])
    packs.forget()


def _person(platform, role: str):
    person = records.person()
    records.role(on=platform, person=person, role=role)
    return person


def test_figures_of_a_release_are_those_of_the_files_it_was_made_from(platform, demonstration, capsys) -> None:
    iris, irma, carmen = (_person(platform, role) for role in ("information_officer", "information_officer", "coordinator"))  # fmt: skip
    files = demonstration.files[:FILES]
    for path in files:
        received = actions.receive(platform=platform, path=path, by=iris, year="demo-2021")
        assert received.left_out == 0
        for version in received.made:
            actions.submit(version=version, by=iris)
            actions.accept(version=version, seen=seen(version), by=irma)
    folder = opened(release(platform=platform, year="demo-2021", by=carmen), fully=True)
    packs_said = ["--year", str(demonstration.year_pack), "--platform", str(demonstration.platform_pack)]
    for words in ASKED:
        answers = []
        for rows in ([*map(str, files), *packs_said], ["--release", str(folder.folder)]):
            assert main(["reached", *rows, *words, "--json", "-"]) == 0
            answers.append(json.loads(capsys.readouterr().out))
        assert answers[1]["figures"] == answers[0]["figures"]
        assert answers[1]["rows_with_errors"] == answers[0]["rows_with_errors"]
