"""What comes back runs once when it is due; what a killed process left behind is found and done."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests.factories import records
from tinkuy.arrivals.models import Arrival
from tinkuy.arrivals.tasks import take_in
from tinkuy.jobs import daily, due, left_behind
from tinkuy.jobs.heartbeat import alive
from tinkuy.jobs.models import Job, Worker
from tinkuy.ledger.keeping import content_store

pytestmark = pytest.mark.django_db
PATIENCE = 60.0
LONG_AGO = timedelta(days=40)


def ago(**said: float):
    return timezone.now() - timedelta(**said)


@pytest.fixture
def counted(monkeypatch) -> list[str]:
    """One daily job that counts, in place of those there are."""
    runs: list[str] = []
    monkeypatch.setattr(due, "jobs", lambda _: (due.Due("count", timedelta(days=1), lambda: runs.append("run")),))
    return runs


def test_a_daily_job_runs_once_however_many_look(world, counted) -> None:
    assert [due.run_due(PATIENCE) for _ in range(3)] == [["count"], [], []]
    assert counted == ["run"]


def test_a_daily_job_runs_again_the_next_day(world, counted) -> None:
    due.run_due(PATIENCE)
    Job.objects.update(begun_at=ago(days=1, minutes=1), ended_at=ago(days=1))
    due.run_due(PATIENCE)
    assert counted == ["run", "run"]


def test_a_job_that_was_cut_short_runs_again_after_an_hour_and_one_that_ended_does_not(world, counted) -> None:
    Job.objects.create(pk="count", begun_at=ago(hours=2), ended_at=ago(days=1))
    assert due.run_due(PATIENCE) == ["count"]
    Job.objects.update(begun_at=ago(hours=2), ended_at=ago(hours=1))
    assert due.run_due(PATIENCE) == []


def test_a_job_that_is_going_on_is_not_begun_by_another(world, counted) -> None:
    Job.objects.create(pk="count", begun_at=ago(minutes=5))
    assert due.run_due(PATIENCE) == []


def test_a_job_that_fails_says_so_and_the_others_run(world, monkeypatch) -> None:
    after: list[str] = []
    jobs = (
        due.Due("breaks", timedelta(days=1), lambda: 1 / 0),
        due.Due("after", timedelta(days=1), lambda: after.append("run")),
    )
    monkeypatch.setattr(due, "jobs", lambda _: jobs)
    due.run_due(PATIENCE)
    assert after == ["run"]
    assert "ZeroDivisionError" in Job.objects.get(pk="breaks").failure
    assert Job.objects.get(pk="after").failure == ""


def test_every_job_there_is_runs_on_an_empty_installation(world) -> None:
    assert due.run_due(PATIENCE) == [job.name for job in due.jobs(PATIENCE)]
    assert not Job.objects.exclude(failure="").exists()


def running(by: str, times: int = 1) -> DBTaskResult:
    """A task that a worker says it is doing."""
    arrival = records.arrival(records.platform(), state="working", attempts=times)
    take_in.enqueue(str(arrival.pk))
    DBTaskResult.objects.update(status="RUNNING", started_at=timezone.now(), worker_ids=[by] * times)
    return DBTaskResult.objects.get()


def test_the_task_of_a_dead_worker_is_queued_again_and_that_of_a_living_one_is_not(world) -> None:
    task = running("alice")
    Worker.objects.create(pk="alice", seen_at=timezone.now())
    assert left_behind.queue_again(PATIENCE) == 0
    Worker.objects.update(seen_at=ago(seconds=PATIENCE + 1))
    assert alive(PATIENCE) == set()
    assert left_behind.queue_again(PATIENCE) == 1
    task.refresh_from_db()
    assert (task.status, task.started_at) == ("READY", None)


def test_the_task_of_a_worker_that_nobody_knows_is_queued_again(world) -> None:
    running("charlie")
    assert left_behind.queue_again(PATIENCE) == 1


def test_a_task_that_killed_its_workers_again_and_again_is_given_up(world) -> None:
    task = running("charlie", times=left_behind.ATTEMPTS)
    assert left_behind.queue_again(PATIENCE) == 0
    task.refresh_from_db()
    assert (task.status, "killed" in task.traceback) == ("FAILED", True)


def test_an_arrival_that_nobody_queued_is_queued_once(world) -> None:
    arrival = records.arrival(world.platform, touched_at=ago(seconds=PATIENCE + 1))
    assert [left_behind.queue_again(PATIENCE), left_behind.queue_again(PATIENCE)] == [1, 0]
    assert DBTaskResult.objects.get().args_kwargs["args"] == [str(arrival.pk)]


def test_an_arrival_that_has_just_come_is_left_to_its_sender_to_queue(world) -> None:
    records.arrival(world.platform)
    assert left_behind.queue_again(PATIENCE) == 0


def test_an_arrival_whose_task_ended_without_its_knowing_is_queued(world) -> None:
    task = running("alice")
    Worker.objects.create(pk="alice")
    DBTaskResult.objects.filter(pk=task.pk).update(status="FAILED")
    Arrival.across_platforms.update(touched_at=ago(seconds=PATIENCE + 1))
    assert left_behind.queue_again(PATIENCE) == 1


def test_a_question_that_nobody_answers_in_two_weeks_is_given_up(world) -> None:
    asked = {"state": "asks", "question": {"kind": "unplaced_rows"}}
    old = records.arrival(world.platform, touched_at=ago(days=15), **asked)
    new = records.arrival(world.platform, touched_at=ago(days=13), **asked)
    assert daily.give_up_unanswered() == 1
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.state, old.refusal["reason"], new.state) == ("refused", "file_gone", "asks")


def test_a_file_that_waits_for_an_answer_is_kept_and_one_that_nothing_waits_for_is_swept(world) -> None:
    store = content_store()
    waiting, orphan = store.put(b"waiting"), store.put(b"orphan")
    for digest in (waiting, orphan):
        os.utime(store.path(digest), (0, 0))
    records.arrival(world.platform, digest=waiting, state="asks", question={"kind": "unplaced_rows"})
    assert daily.sweep_content() == [orphan]
    assert waiting in store


def test_what_is_old_is_forgotten(world) -> None:
    running("alice")
    DBTaskResult.objects.update(status="SUCCESSFUL", finished_at=timezone.now() - LONG_AGO)
    Worker.objects.create(pk="alice", seen_at=timezone.now() - LONG_AGO)
    daily.forget_old()
    assert not DBTaskResult.objects.exists()
    assert not Worker.objects.exists()
