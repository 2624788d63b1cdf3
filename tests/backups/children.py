"""Processes of an installation that is backed up and restored. `main(VERB, ...)`, once Django is ready:

prepare       the people of tests.factories.reports, what stands, an open question, a release and one withdrawn
tell          print, as JSON, the hash of every table's rows, a figure of each release, the content that is whole
write         between two tables of a backup, somebody else writes; prints the id of what the backup may not hold
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db.models import QuerySet

from tests.architecture.source import REPOSITORY
from tests.factories import records
from tests.factories.reports import YEAR, make_world, send, submit_and_accept
from tinkuy.backups import rows, taking
from tinkuy.figures.of_release import figure
from tinkuy.ledger import keeping
from tinkuy.registries.models import Organisation
from tinkuy.releases import actions
from tinkuy.releases.models import Release
from tinkuy.releases.opening import opened


def prepare() -> None:
    """Make a small installation with something of everything."""
    call_command("migrate", verbosity=0)
    world = make_world()
    carmen = records.person(email="carmen@example.org", name="Carmen Ñuñez “C”")
    records.role(on=world.platform, person=carmen, role="coordinator")
    for month, new in (("2021-01", 5), ("2021-02", 7)):
        sent = send(
            world,
            Path(os.environ["TINKUY_DATA"]) / f"{month}.csv",
            [{"month": month, "new": new, "description": "Açúcar\t1\n2"}],
        )
        submit_and_accept(world, sent)
    first = actions.release(platform=world.platform, year=YEAR, by=carmen, note="Primera")
    actions.release(platform=world.platform, year=YEAR, by=carmen, withdraws=[first], why="Faltaba febrero")
    waiting = keeping.content_store().put(b"a file that waits for an answer")
    records.arrival(world.platform, digest=waiting, state="asks", question={"kind": "heading", "text": None})


def tell() -> None:
    """Say what is here."""
    said = {
        "tables": {model._meta.db_table: _hash(model) for model in rows.tables(apps)},
        "figures": {str(one.pk): _figure(one) for one in Release.across_platforms.all()},
        "content": [_whole(digest) for digest in sorted(keeping.content_store())],
    }
    sys.stdout.write(json.dumps(said))


def _whole(digest: str) -> str:
    keeping.content_store().open(digest).close()  # raises NotWhole
    return digest


def _hash(model: Any) -> str:
    columns = [field.attname for field in model._meta.local_concrete_fields]
    found = [repr(row) for row in QuerySet(model).order_by("pk").values_list(*columns)]
    return f"{len(found)} {hashlib.sha256(''.join(found).encode()).hexdigest()}"


def _figure(release: Release) -> list[Any]:
    folder = opened(release, fully=True)
    return [figure(folder, "people_reached", model="sum").rows(), bool(folder.withdrawn)]


def write(folder: str) -> None:
    """Take a backup in which another process writes as soon as the first table was read."""
    writing, told = rows.write_table, []

    def write_table(model: Any, where: Path) -> Any:
        made = writing(model, where)
        if not told:
            told.append(_another("elsewhere"))
        return made

    taking.write_table = write_table
    made = taking.take(Path(folder))
    sys.stdout.write(json.dumps({"written": told[0], "rows": made.tables["registries_organisation"].rows}))


def elsewhere() -> None:
    """Write something, while the backup is being taken."""
    Organisation.objects.create(
        scope="r4v", code="ORG999", name_es="Nueva", name_en="New", name_pt="Nova", type="other"
    )
    sys.stdout.write(str(Organisation.objects.count()))


def _another(verb: str) -> int:
    program = f"import django; django.setup(); from tests.backups.children import {verb}; {verb}()"
    return int(subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, capture_output=True, check=True).stdout)


def main(verb: str, *said: str) -> None:
    """Do what is asked."""
    {"prepare": prepare, "tell": tell, "write": write}[verb](*said)
