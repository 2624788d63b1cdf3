"""An installation of the first days and the same one today: each half a process of its own. `main(VERB)`, once Django is ready:

before   prepare the database as the first migrations of each room left it, and put there what people had done
after    bring it to today, as `tinkuy serve` does; print, as JSON, what became of it
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.utils import timezone

from tests.factories.reports import YEAR, write_report
from tinkuy.accounts.models import RoleHeld, User
from tinkuy.audit.models import Event
from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.models import DraftEdit, Standing, Version
from tinkuy.ledger.parts import content_hash, write_part
from tinkuy.packs.loading import load_year
from tinkuy.reports.reading import read

FIRST = ("registries", "accounts", "audit", "ledger", "arrivals", "releases", "jobs")


def before() -> None:
    """A report that stands, a draft with a typed cell, an event, and the roles that there were."""
    executor = MigrationExecutor(connection)
    leaves = [(app, "0001_first") for app in FIRST] + [("sessions", "0001_initial"), ("audit", "0002_kept")]
    state = executor.migrate([*leaves, *executor.loader.graph.leaf_nodes("django_tasks_db")])
    old = state.apps.get_model
    peru = old("registries", "Platform").objects.create(
        scope="r4v", code="gtrm-peru", name="Perú", pack="gtrm-peru", pack_version="1"
    )
    unicef = old("registries", "Organisation").objects.create(scope="r4v", code="ORG1", name_es="UNICEF")
    on = {"platform": peru, "organisation": unicef}
    old("registries", "Membership").across_platforms.create(**on, capacity="member", since=date(2021, 1, 1))
    people = {name: _person(old, name) for name in ("alice", "iris", "gobierno")}
    held = old("accounts", "RoleHeld").across_platforms
    held.create(**on, person=people["alice"], role="focal_point")
    held.create(platform=peru, person=people["iris"], role="information_officer")
    held.create(platform=peru, person=people["gobierno"], role="government")
    slot = old("ledger", "Submission").across_platforms.create(
        **on, month="2021-03", desk=str(people["alice"].pk), last_row=1
    )
    upload = old("ledger", "Upload").across_platforms.create(
        platform=peru, by=people["alice"], digest="0" * 64, name="marzo.xlsx", size=1
    )
    part, content = _rows()
    said = {"platform": peru, "submission": slot, "upload": upload, "made_by": people["alice"], "rows": 1}
    said |= {"content": content, "part": part, "received_part": part, "year": YEAR}
    versions = old("ledger", "Version").across_platforms
    decided = {"submitted_by": people["alice"], "submitted_at": timezone.now()}
    stands = versions.create(**said, **decided, number=1, state="accepted")
    draft = versions.create(**said | {"received_part": "0" * 64}, number=2, state="draft")
    by = {"by": people["iris"], "at": timezone.now()}
    old("ledger", "Slice").across_platforms.create(
        platform=peru, version=stands, sector="health", rows=1, state="accepted", **by
    )
    old("ledger", "Standing").across_platforms.create(platform=peru, submission=slot, version=stands, sector="health")
    old("ledger", "DraftEdit").across_platforms.create(
        platform=peru, version=draft, row_number=1, column="new", written="7", by=people["alice"]
    )
    old("audit", "Event").across_platforms.create(
        platform=peru, who=people["alice"], verb="received", object_type="ledger.version", object_id=stands.pk
    )


def _rows() -> tuple[str, str]:
    """A report's rows as a part: its name, and the hash of what it says."""
    sent = write_report(Path(settings.DATA_FOLDER) / "marzo.csv", [{}])
    rows = read(sent, year=load_year(YEAR)).rows.with_columns(pl.lit(1, dtype=pl.UInt32).alias("row_number"))
    return write_part(rows, content_store()), content_hash(rows)


def _person(old: Any, name: str) -> Any:
    return old("accounts", "User").objects.create(email=f"{name}@example.org", name=name, password="!")


def after() -> None:
    """Today's tables with what was there, and the pages that people open first."""
    call_command("migrate", verbosity=0)
    settings.ALLOWED_HOSTS = ["testserver"]
    alice = Client()
    alice.force_login(User.objects.get(email="alice@example.org"))
    pages = [alice.get(f"/p/gtrm-peru/{page}/").status_code for page in ("hoy", "envios")]
    said = {
        "roles": sorted(RoleHeld.across_platforms.values_list("role", flat=True)),
        "received": [bool(one.received_content) for one in Version.across_platforms.order_by("number")],
        "typed": list(DraftEdit.across_platforms.values_list("written", flat=True)),
        "stands": Standing.across_platforms.get().version.number,
        "events": list(Event.across_platforms.values_list("verb", flat=True)),
        "pages": pages,
    }
    sys.stdout.write(json.dumps(said))


def main(verb: str) -> None:
    """Do what is asked."""
    {"before": before, "after": after}[verb]()
