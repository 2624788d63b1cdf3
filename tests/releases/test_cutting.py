"""Cutting: what goes in comes out, whole, signed, named by what it says; withdrawing leaves a mark beside."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import uuid
from dataclasses import replace

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from tests.factories.rows import people, standard_rows
from tests.releases.conftest import PLATFORM, YEAR
from tinkuy.checks.acceptance import accept, replay
from tinkuy.checks.causes import find_causes
from tinkuy.checks.run import run_checks
from tinkuy.languages import Text
from tinkuy.packs.schema import CodeList, Entry
from tinkuy.releases import Input, open_release
from tinkuy.releases.cutting import Withdrawing, mark_withdrawn
from tinkuy.releases.refusals import AlreadyThere, NoReason, NotSigned, SameIds
from tinkuy.releases.schema import CURRENT
from tinkuy.releases.whole import whole_folder
from tinkuy.reports.five_ws import standard_schema

MONTHS = [{"month": m, "sector": s, **people(n)} for m, s, n in (("2021-03", "wash", 3), ("2021-01", "wash", 1), ("2021-01", "health", 2), (None, None, 4))]  # fmt: skip


def test_rows_come_out_as_they_went_in_sorted_by_month_and_sector(cutting):
    rows = standard_rows(MONTHS)
    found = cutting(rows).lazy().collect()
    assert dict(found.schema) == CURRENT.columns
    assert found["new"].to_list() == [2, 1, 3, 4]
    assert_frame_equal(found.sort("row_id").select(list(standard_schema())), rows)


def test_blank_zero_and_nothing_reported_stay_apart(cutting):
    rows = standard_rows([{"new": 0}, {"new": None}, {"new": 12.6667}])
    assert cutting(rows).lazy().sort("row_id").collect()["new"].to_list() == [0.0, None, 12.6667]


def test_a_lazy_frame_gives_the_same_rows_as_a_frame(cutting):
    rows = standard_rows(MONTHS)
    assert_frame_equal(cutting(rows.lazy()).lazy().collect(), cutting(rows).lazy().collect())


def test_a_release_is_named_by_its_moment_and_by_what_it_says(cutting):
    rows = standard_rows(MONTHS)
    early, late = (dt.datetime(2026, 1, day, tzinfo=dt.UTC) for day in (1, 2))
    ids = [cutting(rows, at=early).id, cutting(rows, at=late).id, cutting(rows, at=late, note="otra").id]
    assert len(set(ids)) == 3
    assert ids[0] < min(ids[1:])
    assert cutting(rows, at=early).id == ids[0]
    assert {uuid.UUID(id).variant for id in ids} == {uuid.RFC_4122}
    assert {uuid.UUID(id).version for id in ids} == {8}


def test_the_manifest_says_who_what_and_from_which_files(cutting, tmp_path):
    sent = tmp_path / "reporte.csv"
    sent.write_text("lo que se envió")
    release = cutting(standard_rows(MONTHS), platform=PLATFORM, note=" enero ", inputs=[Input.of(sent, 4)])
    manifest = release.manifest
    assert (manifest.signed_by, manifest.note, manifest.rows) == ("Alice", "enero", 4)
    assert (manifest.year.id, manifest.year.hash) == (YEAR.id, YEAR.hash)
    assert (manifest.platform.id, manifest.platform.hash) == (PLATFORM.id, PLATFORM.hash)
    assert set(manifest.year.lists) == set(YEAR.lists)
    assert manifest.inputs == (Input("reporte.csv", hashlib.sha256(sent.read_bytes()).hexdigest(), 4),)
    assert manifest.code.startswith("tinkuy ")


def test_the_packs_in_effect_come_out_as_they_were(cutting):
    release = open_release(cutting(standard_rows(MONTHS), platform=PLATFORM).folder)
    for name in ("id", "title", "lists", "rules", "columns", "open_columns", "consolidation", "hash", "plan_years"):
        assert getattr(release.year, name) == getattr(YEAR, name), name
    assert_frame_equal(release.year.shares, YEAR.shares)
    assert release.platform == replace(PLATFORM, outlines=None)


def test_a_list_that_a_registry_changed_is_the_one_kept_and_has_its_own_hash(cutting):
    entry = Entry("ORG001", Text("Nombre nuevo"), ("Alias",), {"type": "un"})
    changed = replace(
        YEAR, lists=dict(YEAR.lists) | {"organisations": CodeList("organisations", True, "registro", (entry,))}
    )
    before, after = cutting(standard_rows([{}])), cutting(standard_rows([{}]), year=changed)
    assert after.year.lists["organisations"].entries == (entry,)
    assert after.manifest.year.lists["organisations"] != before.manifest.year.lists["organisations"]
    assert after.manifest.year.lists["sectors"] == before.manifest.year.lists["sectors"]
    assert after.lazy().collect()["organisation_type"].to_list() == ["un"]


def test_what_was_found_and_accepted_is_told_and_can_be_played_again(cutting):
    reported = standard_rows(
        {"organisation": o, "month": "2021-03", "new": 0, "total": n, "girls": n, "boys": 0, "women": 0, "men": 0}
        for o in ("ORG001", "ORG002", "ORG003")
        for n in range(1, 12)
    )
    causes = find_causes(reported, run_checks(reported, YEAR), YEAR)
    at = dt.datetime(2026, 2, 3, tzinfo=dt.UTC)
    rows, record = accept(reported, causes["new-not-reported:PER:2021-03"], YEAR, by="Bob", why="no se pidió", at=at)
    findings = find_causes(rows, run_checks(rows, YEAR), YEAR).findings
    release = cutting(rows, findings=findings, acceptances=[record])
    assert release.acceptances() == (record,)
    assert_frame_equal(replay(reported, release.acceptances(), YEAR), rows)
    assert release.findings()["findings"].sum() == findings.height
    assert set(release.row_findings()["row_id"]) == set(findings["row_id"])
    assert release.rows_with_errors() == findings.filter(pl.col("severity") != "hint")["row_id"].n_unique()


def test_nothing_stands_where_a_release_is_cut_and_nothing_is_written_over(cutting, tmp_path):
    folder = tmp_path / "enero"
    first = cutting(standard_rows(MONTHS), folder=folder)
    with pytest.raises(AlreadyThere):
        cutting(standard_rows([{}]), folder=folder)
    assert open_release(folder, fully=True).id == first.id


def test_of_two_that_write_the_same_folder_the_first_one_stays(cutting, tmp_path):
    folder = tmp_path / "enero"
    with pytest.raises(AlreadyThere), whole_folder(folder) as partial:  # noqa: PT012 - the other one writes inside
        (partial / "manifest.json").write_text("{}")
        first = cutting(standard_rows(MONTHS), folder=folder)
    assert open_release(folder, fully=True).id == first.id
    assert [path.name for path in tmp_path.iterdir()] == ["enero"]


@pytest.mark.parametrize("name", ["", "  "])
def test_a_release_that_nobody_signs_is_refused(cutting, name):
    with pytest.raises(NotSigned):
        cutting(standard_rows([{}]), signed_by=name)


def test_two_rows_with_one_id_are_refused_and_leave_nothing(cutting, tmp_path):
    rows = standard_rows([{}, {}]).with_columns(pl.lit(0, dtype=pl.UInt32).alias("row_id"))
    with pytest.raises(SameIds):
        cutting(rows)
    assert list(tmp_path.iterdir()) == []


def test_an_hour_without_a_time_zone_is_refused(cutting):
    with pytest.raises(ValueError, match="time zone"):
        cutting(standard_rows([{}]), at=dt.datetime(2026, 1, 1))  # noqa: DTZ001


def test_withdrawing_is_a_new_release_that_says_so_and_a_mark_beside_the_old_one(cutting):
    old = cutting(standard_rows(MONTHS))
    before = {path.name: path.read_bytes() for path in old.folder.iterdir()}
    new = cutting(standard_rows(MONTHS[:3]), signed_by="Bob", withdraws=[Withdrawing(old, "una fila de más")])
    assert [(one.release, one.why) for one in new.manifest.withdraws] == [(old.id, "una fila de más")]
    assert (old.withdrawn["withdrawn_by"], old.withdrawn["signed_by"]) == (new.id, "Bob")
    assert {path.name: path.read_bytes() for path in old.folder.iterdir()} == before
    assert open_release(old.folder, fully=True).withdrawn == old.withdrawn
    assert new.withdrawn is None


def test_a_release_is_not_withdrawn_without_a_reason_nor_by_one_that_does_not_say_so(cutting):
    old = cutting(standard_rows(MONTHS))
    with pytest.raises(NoReason):
        cutting(standard_rows(MONTHS), withdraws=[Withdrawing(old, " ")])
    with pytest.raises(NoReason):
        mark_withdrawn(old, by=cutting(standard_rows(MONTHS)))
    assert old.withdrawn is None


def test_a_mark_that_an_interruption_left_out_can_be_made_later(cutting):
    old = cutting(standard_rows(MONTHS))
    new = cutting(standard_rows(MONTHS), withdraws=[Withdrawing(old, "errata")])
    old.folder.with_name(f"{old.folder.name}.withdrawn.json").unlink()
    mark_withdrawn(old, by=new)
    assert old.withdrawn["why"] == "errata"


def test_what_an_old_interruption_left_is_swept_and_what_may_still_be_written_is_not(cutting, tmp_path):
    old, young = (tmp_path / f".release-1.{name}.partial" for name in ("old", "young"))
    for left in (old, young):
        left.mkdir()
    os.utime(old, (0, 0))
    cutting(standard_rows([{}]))
    assert not old.exists()
    assert young.exists()
