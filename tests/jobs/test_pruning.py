"""What can be made again is kept for a while and within a size; what quotes people goes when something was erased."""

from __future__ import annotations

import os
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from tests.factories import records
from tinkuy.jobs import due, pruning
from tinkuy.jobs.models import Job
from tinkuy.ledger import checked

pytestmark = pytest.mark.django_db
DAY = 86_400


def kept(path: Path, *, days: float, size: int = 10) -> Path:
    """A file that nobody used for so many days."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * size)
    then = time.time() - days * DAY
    os.utime(path, (then, then))
    return path


def test_what_nobody_used_for_long_goes_and_what_was_read_lately_stays(tmp_path: Path) -> None:
    old, young = kept(tmp_path / "figures/a/1.parquet", days=31), kept(tmp_path / "checked/2", days=29)
    read = kept(tmp_path / "counted/3", days=31)
    os.utime(read, (time.time() - DAY, time.time() - 31 * DAY))
    folders = [tmp_path / name for name in pruning.FOLDERS]
    assert pruning.prune(folders, age=timedelta(days=30), most=10**9) == 1
    assert [path.exists() for path in (old, young, read)] == [False, True, True]


def test_beyond_the_size_those_unused_for_longest_go_and_what_is_in_use_stays(tmp_path: Path) -> None:
    files = [kept(tmp_path / str(days), days=days, size=100) for days in (3, 2, 1, 0)]
    assert pruning.prune([tmp_path], age=timedelta(days=30), most=250) == 2
    assert [path.exists() for path in files] == [False, False, True, True]
    assert pruning.prune([tmp_path], age=timedelta(days=30), most=1) == 1
    assert files[-1].exists()


def test_each_machine_prunes_its_own_folders_every_hour(world, settings, tmp_path: Path) -> None:
    settings.KEPT_DAYS = 7
    gone = kept(tmp_path / "figures/1.parquet", days=8)
    content = kept(tmp_path / "content/ab/cd", days=99)
    assert due.run_due_here() == [pruning.job_name()]
    assert due.run_due_here() == []
    assert [gone.exists(), content.exists()] == [False, True]
    settings.DATA_FOLDER = tmp_path / "another machine"
    assert due.run_due_here() == [pruning.job_name()]
    assert Job.objects.count() == 2


def test_findings_go_from_a_machine_once_something_was_erased_elsewhere(world) -> None:
    quoting = kept(checked.folder() / "1", days=1)
    pruning.prune_here()
    assert quoting.exists()
    records.erasure(world.platform)
    pruning.prune_here()
    assert not quoting.exists()
    again = kept(checked.folder() / "1", days=1)
    Job.objects.create(pk=pruning.job_name(), ended_at=timezone.now() + timedelta(hours=1))
    pruning.prune_here()
    assert again.exists()
