"""A file becomes one draft per organisation and month; nothing of another's gets in, and the same file twice is once."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.db import OperationalError, connection

from tests.factories.reports import HEALTH, YEAR, World, write_report
from tinkuy.access.policy import Refused
from tinkuy.audit.models import Event
from tinkuy.ledger import actions
from tinkuy.ledger.content import FolderStore, NotKept
from tinkuy.ledger.keeping import content_store, in_use
from tinkuy.ledger.models import Submission, Upload, Version
from tinkuy.ledger.parts import read_part
from tinkuy.ledger.refusals import Asked
from tinkuy.ledger.standing import standing
from tinkuy.reports.additions import ROW_IDENTITY

pytestmark = pytest.mark.django_db

THREE_MONTHS = [{"month": "2021-01"}, {"month": "2021-02"}, {"month": "2021-03"}, {"month": "2021-03", "new": 4}]


def test_a_file_of_three_months_becomes_three_drafts_in_one_event(world: World, send) -> None:
    received = send(THREE_MONTHS)
    assert [(str(v.submission.month), v.rows, v.state) for v in received.made] == [
        ("2021-01", 1, "draft"),
        ("2021-02", 1, "draft"),
        ("2021-03", 2, "draft"),
    ]
    assert standing(world.platform) == ()
    (event,) = Event.objects.on(world.platform)
    assert (event.verb, event.who, event.object_id) == ("receive", world.alice, received.upload.pk)
    assert event.detail["versions"] == [str(version.pk) for version in received.made]


def test_the_file_is_kept_as_it_was_sent_and_each_part_holds_its_rows(send, tmp_path) -> None:
    received = send(THREE_MONTHS)
    assert content_store().open(received.upload.digest).read() == (tmp_path / "reporte-1.csv").read_bytes()
    part = read_part(received.made[2].part, content_store())
    assert part.select("row_number", "month", "new").rows() == [(1, "2021-03", 10.0), (2, "2021-03", 4.0)]


def test_the_same_file_again_changes_nothing(world: World, send) -> None:
    first = send(THREE_MONTHS)
    again = send(THREE_MONTHS)
    assert (again.upload, again.made, again.same) == (first.upload, (), first.made)
    assert [model.objects.on(world.platform).count() for model in (Upload, Version, Event)] == [1, 3, 1]


def test_the_same_rows_in_another_order_are_no_new_version(world: World, send, stand) -> None:
    standing_version = stand([{"new": 1}, {"new": 2}])
    again = send([{"new": 2}, {"new": 1}])
    assert (again.made, again.same) == ((), (standing_version,))
    assert Upload.objects.on(world.platform).count() == 2


def test_a_new_draft_replaces_the_one_before_and_leaves_other_months_alone(world: World, send) -> None:
    first = send([{"month": "2021-02"}, {"month": "2021-03"}])
    second = send([{"month": "2021-02"}, {"month": "2021-03", "new": 7}])
    states = {v.pk: v.state for v in Version.objects.on(world.platform)}
    assert [states[v.pk] for v in first.made] == ["draft", "replaced"]
    assert [(v.number, v.based_on) for v in second.made] == [(2, first.made[1])]


def test_rows_keep_their_numbers_from_version_to_version(send, stand) -> None:
    stand([{"new": 1}, {"new": 2}])
    (version,) = send([{"new": 3, "activity": "Kits"}, {"new": 2}, {"new": 1}]).made
    part = read_part(version.part, content_store())
    assert dict(part.select("new", "row_number").rows()) == {1.0: 1, 2.0: 2, 3.0: 3}


def with_numbers(path: Path, numbers: list[object]) -> None:
    """Give a report the hidden column of our hand-backs."""
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    lines = [f"{head},{ROW_IDENTITY}", *(f"{row},{number}" for row, number in zip(rows, numbers, strict=True))]
    path.write_text("\n".join(lines), encoding="utf-8")


def test_rows_of_a_hand_back_keep_their_numbers_and_those_of_another_month_steal_none(
    world: World, stand, tmp_path
) -> None:
    stand([{"new": 1}, {"new": 2}, {"new": 3}])
    stand([{"new": 8, "month": "2021-02", "activity": "Consultas"} | HEALTH])
    path = write_report(tmp_path / "hand-back.csv", [{"new": 30}, {"new": 10}, {"new": 2, "month": "2021-02"}])
    with_numbers(path, [3, 1, 1])
    february, march = actions.receive(platform=world.platform, path=path, by=world.alice, year=YEAR).made
    rows = read_part(march.part, content_store())
    assert dict(rows.select("new", "row_number").rows()) == {30.0: 3, 10.0: 1}
    assert read_part(february.part, content_store())["row_number"].to_list() == [2]


def test_another_desk_of_the_organisation_has_a_report_of_its_own(world: World, send) -> None:
    send([{}])
    send([{"new": 3}], by=world.bob)
    send([{"new": 4}], desk="Tumbes")
    desks = Submission.objects.on(world.platform).values_list("desk", flat=True)
    assert set(desks) == {str(world.alice.pk), str(world.bob.pk), "Tumbes"}


def test_charlie_never_sends_for_an_organisation_that_is_not_theirs(world: World, send) -> None:
    with pytest.raises(Asked) as refusal:
        send([{}], by=world.charlie)
    assert "(UNICEF)" in refusal.value.text.es
    assert Version.across_platforms.count() == Upload.across_platforms.count() == 0
    assert list(content_store()) == []


def test_who_reports_for_nobody_sends_nothing(world: World, send) -> None:
    with pytest.raises(Refused) as refusal:
        send([{}], by=world.hugo)
    assert "enviar o cambiar" in refusal.value.text.es
    assert Version.across_platforms.count() == Upload.across_platforms.count() == 0


def test_rows_of_another_organisation_are_asked_about_and_never_taken(world: World, send) -> None:
    with pytest.raises(Asked) as question:
        send([{}, {"organisation": "ACNUR"}])
    assert "(ACNUR)" in question.value.text.es
    assert len(question.value.text.all()) == 3
    assert Version.across_platforms.count() == 0


def test_an_information_officer_sends_for_everybody_one_report_each(world: World, send) -> None:
    received = send([{}, {"organisation": "ACNUR"}, {"organisation": "ACNUR", "month": "2021-02"}], by=world.iris)
    slots = [(v.submission.organisation.acronym, str(v.submission.month)) for v in received.made]
    assert slots == [("UNICEF", "2021-03"), ("ACNUR", "2021-02"), ("ACNUR", "2021-03")]


@pytest.mark.parametrize("unclear", [{"organisation": "Otra cosa"}, {"organisation": None}, {"month": None}], ids=str)
def test_rows_without_an_organisation_or_a_month_are_asked_about_and_left_out_only_on_a_word(
    world: World, send, unclear: dict
) -> None:
    with pytest.raises(Asked) as question:
        send([{}, unclear])
    assert question.value.reason == "unplaced_rows"
    assert "1 rows" in question.value.text.en
    received = send([{}, unclear], leave_out_unplaced=True)
    assert (received.left_out, [v.rows for v in received.made]) == (1, [1])


def test_an_organisation_that_the_registry_lacks_is_asked_about(world: World, send) -> None:
    with pytest.raises(Asked, match="ORG"):
        send([{"organisation": "Plan International"}], by=world.iris)


def test_on_a_full_disk_nothing_is_pointed_at(world: World, send, monkeypatch) -> None:
    def full(*_: object) -> None:
        raise NotKept("No space left on device")

    monkeypatch.setattr(FolderStore, "put", full)
    with pytest.raises(NotKept):
        send([{}])
    assert Upload.across_platforms.count() == Submission.across_platforms.count() == Event.across_platforms.count() == 0


@pytest.mark.parametrize("said", ["database or disk is full", "could not extend file: No space left on device"])
def test_where_the_database_has_no_room_the_old_state_stays_and_one_sentence_is_said(
    world: World, send, monkeypatch, said: str
) -> None:
    (first,) = send([{"new": 1}]).made

    def full(*_: object, **__: object) -> None:
        raise OperationalError(said)

    monkeypatch.setattr(Event.objects.__class__, "create", full)  # the last that is written
    with pytest.raises(NotKept, match="No space left") as told:
        send([{"new": 2}])
    assert len(told.value.text.all()) == 3
    first.refresh_from_db()
    assert (first.state, Version.across_platforms.count(), Upload.across_platforms.count()) == ("draft", 1, 1)


def test_another_failure_of_the_database_is_not_called_a_full_disk(send, monkeypatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OperationalError("server closed the connection")

    monkeypatch.setattr(Event.objects.__class__, "create", broken)
    with pytest.raises(OperationalError):
        send([{"new": 2}])


def test_nothing_is_read_or_written_in_the_content_store_inside_a_transaction(world: World, send, monkeypatch) -> None:
    depth = len(connection.savepoint_ids)  # this test runs inside a transaction of its own
    seen_at: list[int] = []
    for verb in ("put", "open"):
        before = getattr(FolderStore, verb)
        monkeypatch.setattr(
            FolderStore,
            verb,
            lambda self, given, before=before: seen_at.append(len(connection.savepoint_ids)) or before(self, given),
        )
    (version,) = send([{}, HEALTH]).made
    actions.edit(version=version, cells={(1, "new"): "5"}, by=world.alice)
    actions.submit(version=version, by=world.alice)
    actions.accept(version=version, seen={"health": None, "education": None}, by=world.iris)
    assert seen_at
    assert set(seen_at) == {depth}


def test_content_of_every_version_and_upload_is_in_use_and_nothing_else(send) -> None:
    received = send([{}])
    orphan = content_store().put(b"orphan")
    assert in_use([*content_store()]) == {received.upload.digest, received.made[0].part}
    assert orphan not in in_use([orphan])


def test_a_version_of_before_knows_what_it_was_received_with_unless_somebody_changed_it(world: World, send) -> None:
    plain, edited = send([{"month": "2021-01"}, {"month": "2021-02"}]).made
    actions.edit(version=edited, cells={(1, "new"): "5"}, by=world.alice)
    actions.submit(version=edited, by=world.alice)
    versions = Version.objects.on(world.platform)
    versions.update(received_content="")
    import_module("tinkuy.ledger.migrations.0002_months_and_resolutions").know_what_was_received(apps, None)
    said = dict(versions.values_list("pk", "received_content"))
    assert said == {plain.pk: plain.content, edited.pk: ""}
