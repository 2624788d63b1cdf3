"""Sending a report by program: the chain of the page, its questions and refusals, and nothing counted twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.api.serving import PERU, program
from tests.factories.reports import HEADINGS, ORDINARY, YEAR, write_report
from tinkuy.accounts.tokens import Scope
from tinkuy.ledger.models import Version
from tinkuy.ledger.standing import standing_rows
from tinkuy.ledger.versions import rows_now

pytestmark = pytest.mark.django_db
MAY = {"organisation": "UNICEF", "month": "2021-05", "sector": "Education", "indicator": "RE-ED1", "admin1": "Lima", "total": 1234, "new": 12.5, "cva": False}  # fmt: skip


def file_of(folder: Path, rows: list[dict[str, Any]], name: str = "mayo.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, write_report(folder / name, rows).read_bytes())


def test_a_file_goes_the_way_of_the_page_and_says_where_it_is(served, tmp_path) -> None:
    alice = program(served.world.alice)
    sent = alice.post(f"{PERU}/reports", {"year": YEAR, "file": file_of(tmp_path, [{"month": "2021-05", "total": -3}])})
    assert sent.status_code == 202
    told = alice.get(sent["Location"]).json()
    assert (told["state"], len(told["submissions"])) == ("done", 1)
    assert told["receipt"]
    assert told["found"]["findings"] > 0
    found = alice.get(f"{PERU}/submissions/{told['submissions'][0]}/findings").json()["items"]
    assert "C01" in {one["rule"] for one in found} or found[0]["message"]


def test_rows_as_json_are_read_as_they_are_meant(served) -> None:
    alice = program(served.world.alice)
    sent = alice.post(f"{PERU}/reports", {"year": YEAR, "rows": [MAY]}, content_type="application/json")
    (made,) = sent.json()["submissions"]
    version = Version.objects.on(served.world.platform).get(pk=made)
    (row,) = rows_of(version)
    assert (row["total"], row["new"], row["cva"], row["admin1"]) == (1234, 12.5, False, "PE15")


def rows_of(version: Version) -> list[dict[str, Any]]:
    return rows_now(version).to_dicts()


def test_the_same_report_sent_again_changes_no_figure(served, tmp_path) -> None:
    alice, rows = program(served.world.alice), [{"month": "2021-05"}]
    before = Version.objects.on(served.world.platform).count()
    sent = [
        alice.post(f"{PERU}/reports", {"year": YEAR, "file": file_of(tmp_path, rows, name)}).json()
        for name in ("mayo.csv", "mayo.csv", "otra.csv")
    ]
    by_rows = alice.post(f"{PERU}/reports", {"year": YEAR, "rows": [{k: ORDINARY[k] for k in HEADINGS} | rows[0]]}, content_type="application/json")  # fmt: skip
    assert sent[0]["id"] == sent[1]["id"]
    assert (sent[2]["state"], by_rows.json()["same"]) == ("done", sent[0]["submissions"])
    assert Version.objects.on(served.world.platform).count() == before + 1


def test_a_draft_is_sent_to_review_and_refused_as_on_its_page(served) -> None:
    alice, where = program(served.world.alice), f"{PERU}/submissions/{served.draft.pk}/submit"
    before = standing_rows(served.world.platform).height
    sent = alice.post(where, {"note": "Por programa"}, content_type="application/json")
    assert (sent.status_code, sent.json()["state"], sent.json()["note"]) == (200, "in_review", "Por programa")
    again = alice.post(where, {}, content_type="application/json")
    assert (again.status_code, again.json()["reason"]) == (409, "not_a_draft")
    assert standing_rows(served.world.platform).height == before


def test_a_question_is_answered_and_the_file_goes_on(served, tmp_path) -> None:
    alice = program(served.world.alice)
    rows = [{"month": "2021-05"}, {"month": None, "activity": "Otra"}]
    told = alice.post(f"{PERU}/reports", {"year": YEAR, "file": file_of(tmp_path, rows)}).json()
    assert (told["state"], told["question"]["kind"]) == ("asks", "unplaced_rows")
    answered = alice.post(f"{told['address']}/answer", {"leave_out": True}, content_type="application/json")
    assert (answered.status_code, answered.json()["state"], answered.json()["left_out"]) == (202, "done", 1)
    again = alice.post(f"{told['address']}/answer", {"leave_out": True}, content_type="application/json")
    assert again.status_code == 409


def test_a_refusal_is_told_in_the_language_asked_for(served, tmp_path) -> None:
    told = [
        program(served.world.alice, language=language)
        .post(f"{PERU}/reports", {"year": YEAR, "file": SimpleUploadedFile("no.csv", b"nada\n1\n")})
        .json()["refusal"]
        for language in ("es", "en", "pt")
    ]
    assert len(set(told)) == 3


def test_a_program_may_send_only_what_its_person_and_its_token_may(served, tmp_path) -> None:
    world, rows = served.world, [{"month": "2021-05"}]
    form = {"year": YEAR, "file": file_of(tmp_path, rows)}
    only_reads = program(world.alice, Scope.READ).post(f"{PERU}/reports", form)
    assert (only_reads.status_code, only_reads.json()["reason"]) == (403, "only_read")
    donor = program(served.dora).post(f"{PERU}/reports", {"year": YEAR, "file": file_of(tmp_path, rows)})
    assert (donor.status_code, donor.json()["reason"]) == (403, "refused")
    for_others = program(world.charlie).post(f"{PERU}/reports", {"year": YEAR, "file": file_of(tmp_path, rows)}).json()
    assert (for_others["state"], for_others["submissions"]) == ("refused", [])


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ({"year": YEAR, "rows": [{"nope": 1}]}, "no_column"),
        ({"year": "1999", "rows": [{"month": "2021-05"}]}, "no_year"),
        ({"year": YEAR, "rows": []}, "not_understood"),
        ({"year": YEAR, "rows": [{"activity": "\ud800"}]}, "not_understood"),
        ("{", "not_understood"),
    ],
    ids=str,
)
def test_rows_that_cannot_be_taken_are_refused_with_a_sentence(served, sent, reason) -> None:
    answer = program(served.world.alice).post(f"{PERU}/reports", sent, content_type="application/json")
    assert (answer.status_code, answer.json()["reason"]) == (422, reason)
    assert answer["Content-Type"] == "application/problem+json"


def test_too_many_rows_at_once_are_refused_kindly(served) -> None:
    rows = [{"description": "a" * 4000}] * 300
    answer = program(served.world.alice).post(f"{PERU}/reports", {"year": YEAR, "rows": rows}, content_type="application/json")  # fmt: skip
    assert (answer.status_code, answer.json()["reason"]) == (413, "too_large")
