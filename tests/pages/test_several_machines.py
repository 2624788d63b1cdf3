"""Two machines that serve pages and one that works, on one bucket: none needs a file that is only on another."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import fastexcel
import pytest

from tests.factories import records
from tests.pages.reporting import arrival_of, as_, only_draft, shown, submit_and_accept_only, version
from tinkuy.arrivals.taking import take
from tinkuy.pages.check.keeping import sweep
from tinkuy.releases import actions
from tinkuy.storage.bucket import Bucket

pytestmark = pytest.mark.django_db


@pytest.fixture
def on(settings, tmp_path: Path, bucket: Bucket) -> Callable[[str], None]:
    """Go on on the machine of this name, which has a disk of its own."""
    settings.STORAGE = bucket.address

    def machine(name: str) -> None:
        settings.DATA_FOLDER = tmp_path / name
        settings.CHECKS_FOLDER = tmp_path / name / "checks"
        settings.DATA_FOLDER.mkdir(exist_ok=True)

    machine("first")
    return machine


def test_a_report_goes_from_one_machine_to_the_other_until_its_figure(world, on, send, settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    answer = send([{"new": 5}, {"new": 7, "activity": "Otra"}])
    on("worker")
    assert take(str(arrival_of(answer).pk)) == "done"
    on("second")
    assert "Se leyeron 2 filas" in shown(as_(world.alice).get(answer.url))
    notes = as_(world.alice).get(version(only_draft(), "notas/"))
    assert fastexcel.read_excel(b"".join(notes)).sheet_names
    on("first")
    submit_and_accept_only(world)
    carmen = records.person(name="Carmen")
    records.role(on=world.platform, person=carmen, role="coordinator")
    on("worker")
    release = actions.release(platform=world.platform, year="r4v-2021", by=carmen)
    on("second")
    figure = as_(world.iris).get(f"/cifras/{release.pk}/people_reached.json")
    assert figure.status_code == 200, figure.content[:200]


def test_a_check_is_answered_and_deleted_on_another_machine_than_it_was_sent_to(check, visitor, on, bucket) -> None:
    address = check().url
    on("second")
    assert visitor.get(address).status_code == 200
    changed = visitor.post(f"{address}anio/", {"year": "r4v-2021"})
    on("first")
    assert "2021" in visitor.get(changed.url).content.decode()
    visitor.post(f"{address}borrar/")
    on("second")
    assert visitor.get(address).status_code == 410
    assert list(bucket.under("checks").entries()) == []


def test_after_its_hour_a_check_is_gone_from_every_machine_and_from_the_bucket(
    check, visitor, on, bucket, settings
) -> None:
    address = check().url
    time.sleep(1.1)  # a bucket tells times in whole seconds
    settings.CHECKS_KEPT_SECONDS = 0.01
    on("second")
    assert visitor.get(address).status_code == 410
    sweep()
    assert list(bucket.under("checks").entries()) == []
