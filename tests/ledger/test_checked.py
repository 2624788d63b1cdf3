"""What is found in versions: as in the file, also when the file is gone; kept on disk, and made again when anything differs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import polars as pl
import pytest

from tests.factories.reports import HEALTH, YEAR, World
from tinkuy.checks.causes import UnknownCause
from tinkuy.checks.run import run_checks
from tinkuy.ledger import actions, checked
from tinkuy.ledger.checked import Checked, folder
from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.models import Version
from tinkuy.registries.installed_packs import platform_pack, year_pack
from tinkuy.registries.models import OrganisationAlias

pytestmark = pytest.mark.django_db

UNREADABLE = [{"new": "doce"}, {"new": 3, "activity": "Kits"}]


def look(*versions: Version) -> Checked:
    return checked.checked(versions)


def found(result: Checked, rule: str) -> list[tuple]:
    lines = result.findings.filter(pl.col("rule") == rule).join(result.rows, on="row_id")
    return lines.select("row", "column", "value").rows()


def test_findings_of_a_draft_are_those_of_its_file_with_the_rows_as_the_spreadsheet_shows_them(send) -> None:
    received = send([*UNREADABLE, {"admin1": "Limma la grande"}])
    of_file = run_checks(
        received.reading.rows,
        year_pack(YEAR),
        platform=platform_pack("gtrm-peru"),
        problems=received.reading.problems,
    )
    result = look(*received.made)
    assert result.findings.drop("cause").equals(of_file.drop("cause"))
    assert found(result, "C02-unknown") == [(4, "admin1", "Limma la grande")]
    assert set(result.rows["file"]) == {"reporte-1.csv"}


def test_what_could_not_be_read_is_told_also_when_the_file_is_gone(send) -> None:
    received = send(UNREADABLE)
    content_store().delete(received.upload.digest)
    (version,) = received.made
    assert [value for _, column, value in found(look(version), "A15") if column == "new"] == ["doce"]


def test_a_cell_typed_since_ends_what_was_not_understood_in_it_and_stays_so_when_submitted(world: World, send) -> None:
    (version,) = send(UNREADABLE).made
    actions.edit(version=version, cells={(1, "new"): "12"}, by=world.alice)
    assert found(look(version), "A15") == []
    actions.submit(version=version, by=world.alice)
    assert (found(look(version), "A15"), version.problems) == ([], "")


def test_a_correction_still_says_what_nobody_mended(world: World, stand) -> None:
    version = stand(UNREADABLE)
    draft = actions.correct(version=version, by=world.alice)
    assert len(found(look(draft), "A15")) == 1


def test_a_file_that_only_mends_what_could_not_be_read_is_something_new(send) -> None:
    send(UNREADABLE)
    again = send([{"new": None}, UNREADABLE[1]])
    assert len(again.made) == 1
    assert send([{"new": None}, UNREADABLE[1]]).made == ()


def test_what_was_found_is_kept_and_not_looked_for_twice(send, monkeypatch) -> None:
    (version,) = send(UNREADABLE).made
    first = look(version)
    monkeypatch.setattr(checked, "run_checks", None)
    again = look(version)
    assert again.findings.equals(first.findings)
    assert again.causes == first.causes


@pytest.mark.parametrize("harm", ["gone", "damaged", "cut short", "of another kind"])
def test_what_was_kept_and_is_lost_or_damaged_is_made_again(send, harm: str) -> None:
    (version,) = send(UNREADABLE).made
    first = look(version)
    (kept,) = folder().iterdir()
    whole = kept.read_bytes()
    harmed = {"damaged": b"\0" * len(whole), "cut short": whole[:100], "of another kind": b"{}"}
    kept.unlink() if harm == "gone" else kept.write_bytes(harmed[harm])
    assert look(version).findings.equals(first.findings)
    assert kept.read_bytes()[:4] == b"PAR1"


def test_where_nothing_can_be_kept_it_is_made_each_time_and_no_half_file_stays(send, monkeypatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    (version,) = send(UNREADABLE).made
    monkeypatch.setattr(pl.DataFrame, "write_parquet", full)
    assert look(version).findings.height > 0
    assert list(folder().iterdir()) == []


def test_a_name_that_the_registry_learns_is_looked_at_anew(world: World, send, monkeypatch) -> None:
    (version,) = send([{}]).made
    look(version)
    OrganisationAlias.objects.create(organisation=world.unhcr, name="ACNUR Perú")
    asked = []
    monkeypatch.setattr(checked, "run_checks", lambda *given, **said: asked.append(given) or run_checks(*given, **said))
    look(version)
    look(version)
    assert len(asked) == 1


def test_rows_of_several_versions_have_one_sequence_of_ids_and_each_its_own(world: World, send) -> None:
    made = send([{"month": "2021-01"}, {}, HEALTH, {"organisation": "ACNUR", "new": -3}], by=world.iris).made
    result = look(*made)
    assert result.rows["row_id"].to_list() == [0, 1, 2, 3]
    assert result.rows["row"].to_list() == [2, 3, 4, 5]
    mine = result.of(made[-1])
    assert mine.rows["organisation"].unique().to_list() == ["ORG118"]
    assert set(mine.findings["row_id"]) == {3}
    assert look().rows.is_empty()


def test_the_order_in_which_versions_are_given_makes_no_difference(world: World, send) -> None:
    made = send([{"month": "2021-01"}, {}, {"organisation": "ACNUR", "new": -3}], by=world.iris).made
    assert look(*reversed(made)).findings.equals(look(*made).findings)
    assert len(list(folder().iterdir())) == 1


def test_a_cause_that_is_not_there_is_said_with_those_that_are(send) -> None:
    with pytest.raises(UnknownCause) as told:
        look(*send([{}]).made)["new-not-reported:PER:2021-03"]
    assert len(told.value.text.all()) == 3


def test_text_that_is_erased_while_somebody_looks_is_not_kept(
    world: World, send, monkeypatch, django_capture_on_commit_callbacks
) -> None:
    (version,) = send([{"description": "Se atendió a María Pérez, DNI 12345678"}]).made

    def slow(*given: object, **said: object) -> pl.DataFrame:
        with django_capture_on_commit_callbacks(execute=True):
            actions.erase(
                submission=version.submission, row_number=1, column="description", reason="Un nombre", by=world.iris
            )
        return run_checks(*given, **said)

    monkeypatch.setattr(checked, "run_checks", slow)
    assert look(version).findings["value"].str.contains("DNI").any()
    assert list(folder().iterdir()) == []


def test_what_nobody_asked_for_in_long_is_forgotten(send) -> None:
    (version,) = send([{}]).made
    look(version)
    now = datetime.now(UTC)
    assert checked.forget_old(now - timedelta(days=1)) == 0
    assert checked.forget_old(now + timedelta(days=1)) == 1
    assert list(folder().iterdir()) == []
