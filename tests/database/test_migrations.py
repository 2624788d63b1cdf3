"""Migrations on an installation that people use: they lock nothing for long, can be taken back, and lose nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.postgres.operations import AddConstraintNotValid, AddIndexConcurrently
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

from tests.architecture.source import REPOSITORY
from tests.factories.installation import installation

# Rooms whose tables grow with every report. A lock on one of them keeps everybody waiting as long as it takes to read the table.
GROWING = {"arrivals", "audit", "ledger", "limits", "notices"}
READS_THE_TABLE = (migrations.AddConstraint, migrations.AddIndex, migrations.AlterField, migrations.AlterUniqueTogether)
TAKES_AWAY = (migrations.RemoveField, migrations.RenameField, migrations.DeleteModel, migrations.RenameModel)
# Up to these, nobody used Tinkuy yet, and no table had many rows.
BEFORE_ANYBODY = {"ledger": "0007", "notices": "0003"}


def ours() -> Iterator[migrations.Migration]:
    """Every migration of our own rooms."""
    for (app, _), migration in sorted(MigrationLoader(None, ignore_no_migrations=True).disk_migrations.items()):
        if migration.__module__.startswith("tinkuy."):
            assert app
            yield migration


def troubles(migration: migrations.Migration) -> Iterator[str]:
    """What of the migration would hurt an installation that people use."""
    made = {one.name.lower() for one in migration.operations if isinstance(one, migrations.CreateModel)}
    grown = migration.app_label in GROWING and migration.name[:4] > BEFORE_ANYBODY.get(migration.app_label, "")
    for one in migration.operations:
        if isinstance(one, migrations.SeparateDatabaseAndState):
            continue
        table = getattr(one, "model_name", getattr(one, "name", "")).lower()
        if not one.reversible:
            yield "cannot be taken back"
        if isinstance(one, TAKES_AWAY):
            yield f"takes away what the version before still reads: {one.describe()}"
        if table not in made and isinstance(one, migrations.AddField) and not _has_a_value(one.field):
            yield f"needs a value that rows have not: {one.describe()}"
        if table not in made and grown and _waits(one):
            yield f"keeps everybody waiting: {one.describe()}"


def _has_a_value(field: models.Field) -> bool:
    return field.null or field.has_default() or (field.blank and field.empty_strings_allowed) or field.many_to_many


def _waits(one: Operation) -> bool:
    unique = isinstance(one, migrations.AddField) and (
        one.field.unique or (one.field.has_default() and callable(one.field.default))
    )
    reads = isinstance(one, READS_THE_TABLE) and not isinstance(one, AddIndexConcurrently | AddConstraintNotValid)
    return unique or reads


def test_no_migration_hurts_an_installation_that_people_use() -> None:
    found = {(one.app_label, one.name): set(troubles(one)) for one in ours()}
    assert {key: said for key, said in found.items() if said} == {}


def a_field(**options: object) -> models.Field:
    return models.CharField(max_length=3, **options)


@pytest.mark.parametrize(
    ("operation", "trouble"),
    [
        (migrations.AddField("version", "x", models.IntegerField()), "needs a value"),
        (migrations.AddField("version", "x", models.IntegerField(default=0)), None),
        (migrations.AddField("version", "x", models.UUIDField(null=True, unique=True)), "keeps everybody waiting"),
        (migrations.AddIndex("version", models.Index(fields=["at"], name="x")), "keeps everybody waiting"),
        (AddIndexConcurrently("version", models.Index(fields=["at"], name="x")), None),
        (migrations.AlterField("version", "x", a_field()), "keeps everybody waiting"),
        (migrations.RemoveField("version", "x"), "takes away"),
        (migrations.RunPython(lambda *_: None), "cannot be taken back"),
        (migrations.RunPython(lambda *_: None, migrations.RunPython.noop), None),
    ],
    ids=lambda one: one.describe()[:40] if isinstance(one, Operation) else "",
)
def test_what_hurts_is_found(operation: Operation, trouble: str | None) -> None:
    migration = migrations.Migration("9999_of_tomorrow", "ledger")
    migration.operations = [operation]
    assert [said[: len(trouble or "")] for said in troubles(migration)] == ([trouble] if trouble else [])


@pytest.mark.django_db
def test_an_installation_of_the_first_days_is_brought_to_today_with_all_that_people_did(tmp_path: Path) -> None:
    def half(verb: str) -> str:
        program = f"import django; django.setup(); from tests.database.upgrading import main; main('{verb}')"
        done = subprocess.run(
            [sys.executable, "-c", program],
            env=environment,
            cwd=REPOSITORY,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    with installation(tmp_path) as environment:
        half("before")
        found = json.loads(half("after"))
    assert found == {
        "roles": ["focal_point", "government", "information_officer"],
        "received": [True, False],  # known where nobody had changed a row
        "typed": ["7"],
        "stands": 1,
        "events": ["received"],
        "pages": [200, 200],
    }
