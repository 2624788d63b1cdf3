"""Cutting, signing and withdrawing releases of a platform: who may, what is in them, what stays as it was when refused."""

from __future__ import annotations

import os
import resource
from typing import Any

import polars as pl
import pytest

from tests.factories import records
from tests.factories.reports import HEALTH, YEAR, make_world, send, submit_and_accept
from tinkuy.access.policy import Refused
from tinkuy.audit.models import Event
from tinkuy.figures.of_release import figure
from tinkuy.ledger.actions import accept, declare_nothing, erase, resolve, submit
from tinkuy.ledger.checked import checked
from tinkuy.ledger.standing import seen
from tinkuy.months import Month
from tinkuy.notices.models import Notice
from tinkuy.registries.models import OrganisationAlias
from tinkuy.releases import actions, cutting, keeping, refusals
from tinkuy.releases.models import Release
from tinkuy.releases.opening import opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings, tmp_path) -> Any:
    settings.DATA_FOLDER = tmp_path
    return make_world()


@pytest.fixture
def carmen(world) -> Any:
    """Coordinates the platform: only she signs."""
    carmen = records.person(email="carmen@example.org", name="Carmen")
    records.role(on=world.platform, person=carmen, role="coordinator")
    return carmen


@pytest.fixture
def stand(world, tmp_path) -> Any:
    """Have a report of these rows stand."""
    return lambda *rows, **said: submit_and_accept(world, send(world, tmp_path / "reporte.csv", rows, **said))


def sign(world, by, **said: Any) -> Release:
    return actions.release(platform=world.platform, year=YEAR, by=by, **said)


def test_what_stands_is_in_the_release_with_the_submission_of_every_row(world, carmen, stand) -> None:
    version = stand({"new": 5, "total": 9}, {**HEALTH, "new": 7, "total": 7})
    stand({"month": "2021-04", "new": 1, "total": 1})
    signed = sign(world, carmen, note="Primer trimestre")
    folder = opened(signed, fully=True)
    rows = folder.lazy().collect()
    assert rows.select("submission_organisation", "submission_month", "submission_version", "submission_row", "new").rows() == [
        ("ORG113", "2021-03", 1, 1, 5.0),
        ("ORG113", "2021-03", 1, 2, 7.0),
        ("ORG113", "2021-04", 1, 1, 1.0),
    ]  # fmt: skip
    assert set(rows["submission_desk"]) == {str(world.alice.pk)}
    assert (signed.rows, signed.organisations, str(signed.first_month), str(signed.last_month)) == (
        3,
        1,
        "2021-03",
        "2021-04",
    )
    assert (folder.manifest.signed_by, folder.manifest.note) == ("Carmen", "Primer trimestre")
    assert {version.part, version.upload.digest} <= {one.sha256 for one in folder.manifest.inputs}
    assert [(e.verb, e.who) for e in Event.objects.on(world.platform).filter(object_id=signed.pk)] == [
        ("release", carmen)
    ]


def test_only_what_was_accepted_is_in_it(world, carmen, stand, tmp_path) -> None:
    stand({"new": 5})
    (waiting,) = send(world, tmp_path / "otro.csv", [{"month": "2021-04", "new": 100}]).made
    submit(version=waiting, by=world.alice)
    assert opened(sign(world, carmen)).lazy().collect()["new"].to_list() == [5.0]


def test_a_release_keeps_of_what_there_was_nothing_to_report(world, carmen, stand) -> None:
    stand({"month": "2021-03"})
    stand({"month": "2021-06"})
    for month in (Month(2021, 2), Month(2021, 5), Month(2021, 7), Month(2022, 3)):
        declare_nothing(platform=world.platform, organisation=world.unhcr, month=month, by=world.charlie)
    folder = opened(sign(world, carmen, months=list(Month.between(Month(2021, 1), Month(2021, 3)))), fully=True)
    assert folder.nothing().rows() == [("ORG118", "2021-02")]
    whole = opened(sign(world, carmen)).nothing()
    assert whole.rows() == [("ORG118", "2021-05")], "of the months that stand, March to June, where none are asked for"
    found = figure(folder, "completeness", where={"month": ["2021-02"], "sector": ["education"]})
    assert found.rows() == [("ORG118", "2021-02", "nothing", 0, 0)]


def test_only_the_months_asked_for_are_in_it(world, carmen, stand) -> None:
    stand({"new": 5})
    stand({"month": "2021-04", "new": 1})
    signed = sign(world, carmen, months=[Month(2021, 4)])
    assert opened(signed).lazy().collect()["month"].to_list() == ["2021-04"]


def test_where_nothing_stands_there_is_one_sentence_and_no_release(world, carmen) -> None:
    with pytest.raises(refusals.NothingStands) as told:
        sign(world, carmen)
    assert "no hay qué publicar" in told.value.text.es
    assert not Release.objects.on(world.platform).exists()


@pytest.mark.parametrize("who", ["alice", "charlie", "iris", "hugo"])
def test_nobody_but_the_coordinator_of_the_platform_signs_or_withdraws(world, carmen, stand, who) -> None:
    stand({"new": 5})
    with pytest.raises(Refused):
        sign(world, getattr(world, who))
    signed = sign(world, carmen)
    with pytest.raises(Refused):
        actions.withdraw(release=signed, why="No", by=getattr(world, who))
    signed.refresh_from_db()
    assert signed.stands


def test_a_release_stays_as_it_was_when_what_stands_changes(world, carmen, stand) -> None:
    stand({"new": 5})
    signed = sign(world, carmen)
    stand({"new": 6})
    assert opened(signed, fully=True).lazy().collect()["new"].to_list() == [5.0]
    assert opened(sign(world, carmen)).lazy().collect()["new"].to_list() == [6.0]


def test_who_looked_at_something_else_signs_nothing(world, carmen, stand) -> None:
    stand({"new": 5})
    looked_at = actions.look(world.platform, YEAR).seen
    stand({"month": "2021-04", "new": 1})
    with pytest.raises(refusals.LookAgain):
        sign(world, carmen, seen=looked_at)
    assert not Release.objects.on(world.platform).exists()
    assert sign(world, carmen, seen=actions.look(world.platform, YEAR).seen).rows == 2


def test_a_new_release_withdraws_the_one_before_with_its_reason_and_both_say_so(world, carmen, stand) -> None:
    stand({"new": 5})
    old = sign(world, carmen)
    stand({"new": 6})
    new = sign(world, carmen, withdraws=[old], why="UNICEF corrigió marzo")
    old.refresh_from_db()
    assert (old.stands, old.withdrawn_why, old.withdrawn_by_release, old.withdrawn_by) == (
        False, "UNICEF corrigió marzo", new, carmen,
    )  # fmt: skip
    assert opened(old, fully=True).withdrawn["withdrawn_by"] == str(new.pk)
    assert [one.release for one in opened(new).manifest.withdraws] == [str(old.pk)]


def test_a_release_is_withdrawn_without_another_in_its_place(world, carmen, stand) -> None:
    stand({"new": 5})
    signed = sign(world, carmen)
    with pytest.raises(refusals.NoReason):
        actions.withdraw(release=signed, why=" ", by=carmen)
    actions.withdraw(release=signed, why="Faltaba una organización", by=carmen)
    signed.refresh_from_db()
    mark = opened(signed, fully=True).withdrawn
    assert (mark["withdrawn_by"], mark["why"], mark["signed_by"]) == (None, "Faltaba una organización", "Carmen")
    with pytest.raises(refusals.AlreadyWithdrawn):
        actions.withdraw(release=signed, why="Otra vez", by=carmen)


def test_what_was_withdrawn_already_is_not_withdrawn_by_another_and_nothing_is_signed(world, carmen, stand) -> None:
    stand({"new": 5})
    old = sign(world, carmen)
    seen_before = Release.objects.on(world.platform).get(pk=old.pk)
    actions.withdraw(release=old, why="Error", by=carmen)
    with pytest.raises(refusals.AlreadyWithdrawn):
        sign(world, carmen, withdraws=[seen_before], why="Error")
    assert Release.objects.on(world.platform).count() == 1
    assert [path.name for path in keeping.releases_folder().glob("[!.]*") if path.is_dir()] == [str(old.pk)]


def test_a_mark_that_a_dead_process_did_not_put_is_put_by_tidying(world, carmen, stand) -> None:
    stand({"new": 5})
    signed = sign(world, carmen)
    actions.withdraw(release=signed, why="Error", by=carmen)
    (keeping.releases_folder() / f"{signed.pk}.withdrawn.json").unlink()
    assert opened(signed).withdrawn is None
    actions.tidy()
    assert opened(signed).withdrawn["why"] == "Error"


def test_folders_that_nobody_signed_are_swept_and_releases_are_not(world, carmen, stand) -> None:
    stand({"new": 5})
    signed = sign(world, carmen)
    orphans = [keeping.folder_of("00000000-0000-8000-8000-000000000000"), keeping.place_to_cut()]
    for folder in (*orphans, keeping.folder_of(signed.pk)):
        folder.mkdir(parents=True, exist_ok=True)
        os.utime(folder, (0, 0))
    young = keeping.place_to_cut()
    young.mkdir()
    assert actions.tidy() == sorted(folder.name for folder in orphans)
    assert young.exists()
    assert opened(signed, fully=True).manifest.rows == 1


def test_what_was_erased_while_the_release_was_cut_is_not_in_it(world, carmen, stand, monkeypatch) -> None:
    version = stand({"new": 5, "description": "Llamar a Ana, 999 111 222"})
    records.role(on=world.platform, person=world.iris, role="coordinator")
    writing = actions._cut

    def cut_while_iris_erases(*said: Any) -> Any:
        folder = writing(*said)
        monkeypatch.setattr(actions, "_cut", writing)
        erase(submission=version.submission, row_number=1, column="description", reason="Un nombre", by=world.iris)
        return folder

    monkeypatch.setattr(actions, "_cut", cut_while_iris_erases)
    rows = opened(sign(world, carmen), fully=True).lazy().collect()
    assert "Ana" not in rows["description"].item()
    assert len([path for path in keeping.releases_folder().glob("[!.]*") if path.is_dir()]) == 1


def test_names_that_the_registry_added_are_in_the_list_of_the_release(world, carmen, stand) -> None:
    OrganisationAlias.objects.create(organisation=world.unicef, name="Fondo para la Infancia")
    stand({"new": 5})
    listed = opened(sign(world, carmen)).year.lists["organisations"].by_code()
    assert "Fondo para la Infancia" in listed["ORG113"].aliases
    assert listed["ORG113"].attributes["type"]


def test_findings_of_the_rows_are_counted_in_the_release(world, carmen, stand) -> None:
    stand({"new": 12, "total": 10, "women": 10})
    folder = opened(sign(world, carmen))
    assert folder.findings()["findings"].sum() > 0
    assert folder.lazy().filter(pl.col("worst_finding").is_not_null()).collect().height == 1


@pytest.mark.parametrize("room", [100, 20_000], ids=["not even for the rows", "not for the packs"])
def test_a_full_disk_leaves_everything_as_it_was_and_says_so_in_one_sentence(
    world, carmen, stand, monkeypatch, room
) -> None:
    """Files may not grow beyond `room` bytes while the folder is written: what writes meets the error of the system."""
    stand({"new": 5})
    before = sign(world, carmen)
    writing, limits = cutting.cut, resource.getrlimit(resource.RLIMIT_FSIZE)

    def with_little_room(*rows: Any, **said: Any) -> Any:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, limits[1]))
        try:
            return writing(*rows, **said)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    monkeypatch.setattr(actions, "cut", with_little_room)
    with pytest.raises(refusals.NotWritten) as told:
        sign(world, carmen, withdraws=[before], why="Otra")
    assert "no se firmó nada" in told.value.text.es
    before.refresh_from_db()
    assert before.stands
    assert [path.name for path in keeping.releases_folder().iterdir() if path.name != ".cutting"] == [str(before.pk)]
    assert list((keeping.releases_folder() / ".cutting").iterdir()) == []


def test_what_was_accepted_is_recorded_with_the_rows_of_the_release(world, carmen, stand, tmp_path) -> None:
    stand({"month": "2021-04", "new": 1})
    rows = [{"new": None, "women": 10 + n, "total": 10 + n, "activity": f"Taller {n}"} for n in range(30)]
    (draft,) = send(world, tmp_path / "sin-nuevos.csv", rows).made
    cause = next(one for one in checked([draft]).causes if one.treatment)
    resolve(versions=[draft], cause=cause.id, by=world.alice, why="Así lo pidió la plataforma")
    submit(version=draft, by=world.alice)
    draft.refresh_from_db()
    accept(version=draft, seen=seen(draft), by=world.iris)
    folder = opened(sign(world, carmen))
    (record,) = folder.acceptances()
    accepted = folder.lazy().filter(pl.col("row_id").is_in(list(record.rows))).collect()
    assert (record.cause, record.by, record.why) == (cause.id, "Alice", "Así lo pidió la plataforma")
    assert set(accepted["submission_month"]) == {"2021-03"}
    assert accepted.height == len(record.rows) > 0


def test_rows_of_an_organisation_that_was_merged_count_as_of_the_kept_one(world, carmen, stand) -> None:
    stand({"new": 5})
    world.unicef.merged_into, world.unicef.retired_on = world.unhcr, "2021-06-01"
    world.unicef.save()
    rows = opened(sign(world, carmen)).lazy().collect()
    assert rows.select("organisation", "submission_organisation").rows() == [("ORG118", "ORG113")]


def test_a_release_that_is_damaged_can_be_withdrawn_and_replaced(world, carmen, stand) -> None:
    stand({"new": 5})
    lost, damaged = sign(world, carmen), sign(world, carmen)
    for one in (lost, damaged):
        (keeping.folder_of(one.pk) / "manifest.json").unlink()
    actions.withdraw(release=lost, why="Se dañó", by=carmen)
    sign(world, carmen, withdraws=[damaged], why="Se dañó")
    assert not any(one.stands for one in Release.objects.on(world.platform).filter(pk__in=[lost.pk, damaged.pk]))


def test_a_coordinator_withdraws_nothing_of_another_platform(world, carmen, stand) -> None:
    stand({"new": 5})
    elsewhere = records.release(records.platform("gifmm-ecuador"))
    with pytest.raises(Refused):
        sign(world, carmen, withdraws=[elsewhere], why="Error")
    assert not Release.objects.on(world.platform).exists()


def test_whoever_looks_on_is_told_of_a_release_by_the_page_that_they_may_read(world, carmen, stand) -> None:
    gloria = records.role(on=world.platform, role="regional_government", place="PE24").person
    records.role(on=world.platform, person=world.bob, role="donor")
    stand({})
    made = sign(world, carmen)
    told = dict(Notice.objects.on(world.platform).filter(kind="released").values_list("person", "address"))
    assert told[gloria.pk] == "/p/gtrm-peru/resultados/"
    assert told[world.bob.pk] == told[world.iris.pk] == f"/p/gtrm-peru/publicaciones/{made.pk}/"
