"""The real file of Peru through the ledger: 27 organisations, three months, one cause; what stands gives the golden numbers."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path

import polars as pl
import pytest

from tests.factories import records
from tests.real.test_golden_numbers import GOLDEN, MODELS
from tinkuy.accounts.models import User
from tinkuy.audit.models import Event
from tinkuy.checks.acceptance import accept
from tinkuy.checks.causes import find_causes
from tinkuy.checks.run import run_checks
from tinkuy.cli.main import main
from tinkuy.figures import people_reached
from tinkuy.ledger import actions
from tinkuy.ledger.checked import checked
from tinkuy.ledger.models import Version
from tinkuy.ledger.parts import content_hash
from tinkuy.ledger.standing import seen, standing_rows
from tinkuy.publishing.layout import write_layout
from tinkuy.registries.actions import load_pack
from tinkuy.registries.installed_packs import platform_pack, year_pack
from tinkuy.registries.models import Platform
from tinkuy.reports.reading import read

pytestmark = pytest.mark.django_db

YEAR = "r4v-2021"
MARCH = "new-not-reported:PER:2021-03"


@pytest.fixture
def path(shared_data: Path) -> Path:
    return shared_data / "five_ws" / "peru_2021_jan_mar.csv"


@pytest.fixture
def peru(db, settings, tmp_path: Path) -> Platform:
    settings.DATA_FOLDER = tmp_path
    return load_pack(platform_pack("gtrm-peru"), [year_pack(YEAR)])


@pytest.fixture
def iris(peru: Platform) -> User:
    """Sends for everybody."""
    return _officer(peru, "iris")


def _officer(peru: Platform, name: str) -> User:
    person = records.person(email=f"{name}@example.org")
    records.role(on=peru, person=person, role="information_officer")
    return person


def _now(peru: Platform, versions: Sequence[Version]) -> list[Version]:
    return list(Version.objects.on(peru).filter(pk__in=[one.pk for one in versions]))


def submit_and_accept(peru: Platform, versions: Sequence[Version], by: User) -> None:
    """The sender submits everything, and another officer accepts all of it."""
    reviewer = _officer(peru, "olga")
    for version in _now(peru, versions):
        actions.submit(version=version, by=by)
        actions.accept(version=version, seen=seen(version), by=reviewer)


def test_the_file_becomes_72_versions_of_27_organisations_with_every_row(peru, iris, path) -> None:
    received = actions.receive(platform=peru, path=path, by=iris, year=YEAR)
    assert (len(received.made), len({one.submission.organisation for one in received.made})) == (72, 27)
    found = checked(received.made)
    assert (found.rows.height, found.rows["new"].sum()) == (2430, 190_466)
    assert found.rows.filter(pl.col("indicator_type") == "direct_assistance")["new"].sum() == GOLDEN["PER"][2]


def test_findings_and_causes_are_those_of_the_file(peru, iris, path) -> None:
    received = actions.receive(platform=peru, path=path, by=iris, year=YEAR)
    year, platform = year_pack(YEAR), platform_pack("gtrm-peru")
    rows, problems = received.reading.rows, received.reading.problems
    causes = find_causes(rows, run_checks(rows, year, platform=platform, problems=problems), year, platform=platform)
    found = checked(received.made)
    assert found.findings.equals(causes.findings)
    assert found.causes == causes.causes
    assert checked(received.made).causes == causes.causes  # from what was kept


def test_marchs_cause_is_resolved_in_the_drafts_of_23_organisations_at_once(peru, iris, path) -> None:
    made = actions.receive(platform=peru, path=path, by=iris, year=YEAR).made
    before = checked(made)
    shown = actions.resolution_preview(versions=made, cause=MARCH, by=iris)
    assert (shown.changed, len(shown.organisations), len(shown.cells)) == (1190, 23, 20)
    assert (shown.new_before, shown.new_after) == (188_286, 188_286)
    assert people_reached(shown.after, model="sum")["not_reported"].item() == 1138
    done = actions.resolve(versions=made, cause=MARCH, by=iris, why="Lo vimos en la reunión")
    assert len(done) == 23
    assert Event.objects.on(peru).filter(verb="resolve").count() == 1
    after = checked(_now(peru, made))
    assert MARCH not in {cause.id for cause in after.causes}
    explained = before.findings.filter(pl.col("cause") == MARCH).select("row_id", "rule", "column")
    assert explained.join(after.findings, on=["row_id", "rule", "column"], how="semi").is_empty()
    actions.unresolve(resolution=done[0], by=iris, everywhere=True)
    assert checked(_now(peru, made)).findings.equals(before.findings)


def test_what_stands_after_the_cause_gives_the_numbers_of_the_command_line(peru, iris, path, tmp_path, capsys) -> None:
    received = actions.receive(platform=peru, path=path, by=iris, year=YEAR)
    actions.resolve(versions=received.made, cause=MARCH, by=iris, why="Lo vimos en la reunión")
    submit_and_accept(peru, received.made, iris)
    rows = standing_rows(peru)
    assert (rows.height, rows["new"].sum()) == (2430, 190_466)
    found = [people_reached(rows, model=model).row(0, named=True) for model in MODELS]
    assert [figure["reached"] for figure in found[:3]] == [*GOLDEN["PER"][2:5]]
    assert {(figure["lower"], figure["upper"]) for figure in found} == {(GOLDEN["PER"][6], GOLDEN["PER"][2])}
    accepted = _as_the_command_line_accepts(received.reading)
    assert [figure["reached"] for figure in found] == [
        people_reached(accepted, model=model)["reached"].item() for model in MODELS
    ]
    told = tmp_path / "cifras.json"
    main(["reached", str(path), "--year", YEAR, "--model", "max-sector", "--json", str(told)])
    capsys.readouterr()
    (line,) = json.loads(told.read_text())["figures"]
    assert {key: line[key] for key in ("reached", "lower", "upper")} == {
        key: found[1][key] for key in ("reached", "lower", "upper")
    }


def _as_the_command_line_accepts(reading) -> pl.DataFrame:
    year, platform = year_pack(YEAR), platform_pack("gtrm-peru")
    findings = run_checks(reading.rows, year, platform=platform, problems=reading.problems)
    cause = find_causes(reading.rows, findings, year, platform=platform)[MARCH]
    at = dt.datetime(2026, 4, 10, tzinfo=dt.UTC)
    return accept(reading.rows, cause, year, by="Iris", why="Lo vimos", at=at, platform=platform)[0]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_file_in_the_layout_of_the_year_is_the_same_report(path, tmp_path, ending: str) -> None:
    year, platform = year_pack(YEAR), platform_pack("gtrm-peru")
    rows = read(path, year=year, platform=platform).rows
    out = tmp_path / f"peru.{ending}"
    write_layout(rows, year, platform, out, format=ending)
    assert content_hash(read(out, year=year, platform=platform).rows) == content_hash(rows)


def test_the_same_file_again_changes_nothing_before_or_after_it_was_accepted(peru, iris, path) -> None:
    first = actions.receive(platform=peru, path=path, by=iris, year=YEAR)
    actions.resolve(versions=first.made, cause=MARCH, by=iris)
    for state in ("drafts", "accepted"):
        events = Event.objects.on(peru).count()
        again = actions.receive(platform=peru, path=path, by=iris, year=YEAR)
        assert (again.made, len(again.same)) == ((), 72)
        assert Event.objects.on(peru).count() == events
        if state == "drafts":
            submit_and_accept(peru, first.made, iris)
    assert standing_rows(peru)["new"].sum() == 190_466
