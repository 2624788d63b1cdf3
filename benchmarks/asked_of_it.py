"""What benchmarks ask of an installation (`benchmarks.installation.asked`): each verb prints its answer as JSON.

prepare ROWS            make the database and the platform, with reports that stand; the platform's code, a session's key
accept ROWS RUNS        receive and submit a report of one organisation's month as often, and accept it; seconds of each accept
partners COUNT ROWS     make the platform with as many organisations that report, each with a workbook of a month; sessions and files
received                how many files arrived, in how many states, and of how many organisations drafts hold how many rows
release                 cut and sign a release of all that stands; its name, its seconds, the peak of memory in MB
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import polars as pl
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from benchmarks.regional_report import standard_rows as report_of_a_region
from benchmarks.regional_report import write_workbook
from tinkuy.accounts.models import RoleHeld, User
from tinkuy.arrivals.models import Arrival
from tinkuy.checks.run import PROBLEMS
from tinkuy.demonstration import standard_rows
from tinkuy.ledger import actions
from tinkuy.ledger.actions import sending
from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.models import Slice, Standing, Submission, Upload, Version
from tinkuy.ledger.parts import content_hash, write_part
from tinkuy.ledger.standing import seen
from tinkuy.months import Month
from tinkuy.registries.actions import load_pack
from tinkuy.registries.installed_packs import platform_pack, year_pack
from tinkuy.registries.models import Organisation, Platform
from tinkuy.releases.actions import release

PLATFORM: Final = "gtrm-peru"
YEAR: Final = "r4v-2021"
_DUE, _DUE_ON = Month(2021, 3), date(2021, 4, 10)
_KILOBYTE: Final = 1024  # what Linux counts the peak of memory in


def prepare(rows: str) -> dict[str, str]:
    """Make the database, the platform, somebody with a session who reads what is released, and reports that stand."""
    call_command("migrate", verbosity=0)
    platform = Platform.objects.create(scope="r4v", code=PLATFORM, name=PLATFORM, pack=PLATFORM, pack_version="1")
    people = {role: _person(platform, role) for role in ("coordinator", "information_officer")}
    people["sector_lead"] = _person(platform, "sector_lead", sector="health")  # reads figures, needs no second factor
    sent = standard_rows(int(rows), 7)
    with transaction.atomic():  # one commit for all: making them is not what is measured
        for (organisation, month), part in sent.group_by("organisation", "month", maintain_order=True):
            _stand(platform, _organisation(organisation), Month.parse(month), part, people["information_officer"])
    return {"platform": PLATFORM, "session": _session(people["sector_lead"])}


def accept(rows: str, runs: str) -> list[float]:
    """Accept a report as often as asked, each of other numbers; the seconds of each."""
    platform = Platform.objects.get(code=PLATFORM)
    officer = User.objects.get(name="information_officer")
    organisation = _organisation("ACCEPT")
    reporter = _person(platform, "focal_point", organisation=organisation)
    whole = standard_rows(int(rows), 11).with_columns(
        organisation=pl.lit(organisation.code), month=pl.lit("2021-06"), organisation_text=pl.lit(organisation.code)
    )
    return [_accepted(platform, whole, number, reporter, officer) for number in range(int(runs))]


def _accepted(platform: Platform, whole: pl.DataFrame, number: int, reporter: User, officer: User) -> float:
    """Send and submit, as the focal point does; then the seconds that the officer waits for the accept."""
    numbers = whole.with_columns(total=pl.col("total") + number, new=pl.col("new") + number)
    path = Path(settings.DATA_FOLDER) / "reporte.csv"
    path.write_text(str(number))  # reading is measured elsewhere; here what was read goes into the ledger
    sending.read = lambda *_, **__: SimpleNamespace(rows=numbers, problems=pl.DataFrame(schema=PROBLEMS))
    (version,) = actions.receive(platform=platform, path=path, by=reporter, year=YEAR).made
    actions.submit(version=version, by=reporter)
    start = time.perf_counter()
    actions.accept(version=version, seen=seen(version), by=officer)
    return time.perf_counter() - start


def partners(count: str, rows: str) -> list[dict[str, str]]:
    """Make the database, the national platform and a focal point with a session and a workbook for each of its organisations."""
    call_command("migrate", verbosity=0)
    platform = load_pack(platform_pack(PLATFORM), [year_pack(YEAR)])
    actions.open_month(platform=platform, month=_DUE, due_on=_DUE_ON, by=_person(platform, "information_officer"))
    members = Organisation.objects.filter(scope=platform.scope).order_by("code")[: int(count)]
    return [_partner(platform, one, number, int(rows)) for number, one in enumerate(members)]


def _partner(platform: Platform, organisation: Organisation, number: int, rows: int) -> dict[str, str]:
    """Somebody who reports for the organisation: the key of their session, and the file they will send."""
    person = User.objects.create_user(f"partner{number}@example.org", name=f"partner{number}")
    RoleHeld.objects.create(platform=platform, person=person, role="focal_point", organisation=organisation)
    own = {"organisation": organisation.code, "organisation_text": organisation.code, "month": str(_DUE)}
    place = {"month_text": str(_DUE), "country": "PER", "country_text": "Peru", "admin1": "PE15", "admin1_text": "Lima"}
    path = Path(settings.DATA_FOLDER) / f"partner{number}.xlsx"
    written = report_of_a_region(rows, number).with_columns(**{key: pl.lit(v) for key, v in (own | place).items()})
    write_workbook(written, path)
    return {"session": _session(person), "file": str(path), "platform": platform.code, "year": YEAR}


def received() -> dict[str, Any]:
    """What became of the files that were sent."""
    platform = Platform.objects.get(code=PLATFORM)
    states = Counter(Arrival.objects.on(platform).values_list("state", flat=True))
    drafts = list(Version.objects.on(platform).values_list("submission__organisation", "rows"))
    return {"states": states, "organisations": len({one for one, _ in drafts}), "rows": sum(rows for _, rows in drafts)}


def sign() -> dict[str, Any]:
    """Cut and sign a release of all that stands."""
    platform, coordinator = Platform.objects.get(code=PLATFORM), User.objects.get(name="coordinator")
    start, spent = time.perf_counter(), time.process_time()
    signed = release(platform=platform, year=YEAR, by=coordinator)
    seconds, processor = time.perf_counter() - start, time.process_time() - spent
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KILOBYTE / 1e6
    return {"release": str(signed.pk), "rows": signed.rows, "seconds": seconds, "processor": processor, "peak_mb": peak}


def _stand(platform: Platform, organisation: Organisation, month: Month, rows: pl.DataFrame, by: User) -> None:
    """A report as it is once it was accepted in all its sectors."""
    numbered = rows.with_columns(pl.int_range(1, pl.len() + 1, dtype=pl.UInt32).alias("row_number"))
    part = write_part(numbered, content_store())
    slot = Submission.objects.create(
        platform=platform, organisation=organisation, month=month, desk=str(by.pk), last_row=rows.height
    )
    upload = Upload.objects.create(platform=platform, by=by, digest=part, name=f"{slot}.xlsx", size=1)
    version = Version.objects.create(
        platform=platform, submission=slot, number=1, upload=upload, part=part, received_part=part,
        content=content_hash(numbered), rows=rows.height, state="accepted", made_by=by, submitted_by=by,
        submitted_at=timezone.now(), year=YEAR, year_hash="", platform_hash="",
    )  # fmt: skip
    for sector, height in rows["sector"].fill_null("").value_counts().iter_rows():
        said = {"platform": platform, "version": version, "sector": sector}
        Slice.objects.create(**said, rows=height, state="accepted", by=by, at=timezone.now())
        Standing.objects.create(**said, submission=slot)


def _organisation(code: str) -> Organisation:
    return Organisation.objects.get_or_create(scope="r4v", code=code, defaults={"name_es": code})[0]


def _person(platform: Platform, role: str, **of: object) -> User:
    person = User.objects.create_user(f"{role}@example.org", name=role)
    RoleHeld.objects.create(platform=platform, person=person, role=role, **of)
    return person


def _session(person: User) -> str:
    """The key of a session in which the person is signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return session.session_key


def main(verb: str, *said: str) -> None:
    """Do what was asked and print the answer."""
    verbs = {"prepare": prepare, "accept": accept, "release": sign, "partners": partners, "received": received}
    answer = verbs[verb](*said)
    json.dump(answer, sys.stdout)
