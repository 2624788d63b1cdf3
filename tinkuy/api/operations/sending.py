"""Sending a report: a file, or rows; how far it is; answering what it asks. The chain is that of the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO, Final
from uuid import UUID

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Router, Status
from pydantic import ValidationError

from tinkuy.accounts.tokens import Scope
from tinkuy.api.callers import Token, own_platform
from tinkuy.api.limits import count
from tinkuy.api.operations.own import told_cause
from tinkuy.api.paging import Limit, Offset, part
from tinkuy.api.problems import SENTENCES, Problem
from tinkuy.api.rows_sent import written
from tinkuy.api.shapes import Answer, ArrivalShape, Page, RowsSent
from tinkuy.arrivals.actions import answer as give_answer
from tinkuy.arrivals.actions import cancel as give_up
from tinkuy.arrivals.actions import send as send_file
from tinkuy.arrivals.models import Arrival
from tinkuy.ledger.checked import checked
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.uploads.visible import arrival_or_404, arrivals, require_sender, versions_of
from tinkuy.pages.uploads.weighing import to_mend
from tinkuy.registries.installed_packs import years

router = Router(tags=["sending"])
_SENDS: Final = Token(Scope.REPORT)
_FORM: Final = "multipart/form-data"
_JSON: Final = "application/json"
_LONGEST: Final = {"year": 40, "desk": 80}
_BODY: Final = {
    "requestBody": {
        "required": True,
        "content": {
            _FORM: {
                "schema": {
                    "type": "object",
                    "required": ["file", "year"],
                    "properties": {
                        "file": {"type": "string", "format": "binary", "description": "The 5W, as XLSX, XLS, ODS or CSV."},
                        "year": {"type": "string", "maxLength": 40, "examples": ["r4v-2021"]},
                        "desk": {"type": "string", "maxLength": 80, "description": "The office that sends it, where several of one organisation do."},
                    },
                }
            },
            _JSON: {"schema": {"$ref": "#/components/schemas/RowsSent"}},
        },
    }
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it came: its content, its name, its plan year, its desk."""

    content: BinaryIO
    name: str
    year: str
    desk: str


@router.post("/platforms/{platform}/reports", response={202: ArrivalShape}, auth=_SENDS, openapi_extra=_BODY)  # fmt: skip
def send(request: HttpRequest, platform: str, response: HttpResponse) -> Any:
    """Send a 5W: a file (multipart/form-data) or rows (JSON, up to 1 MB). It is read in the background, like one sent by hand.

    The answer names the address (also in `Location`) that says how far it is. The same report sent again changes no figure.
    """
    here = own_platform(request, platform)
    require_sender(request)
    count("sending", request.user.pk)
    sent = _of_form(request) if request.content_type == _FORM else _of_json(request)
    said = {"name": sent.name, "year": sent.year, "desk": sent.desk}
    arrival = send_file(platform=here, content=sent.content, by=request.user, **said)
    response["Location"] = _address(request, arrival)
    return Status(202, _told(request, arrival))


def _of_form(request: HttpRequest) -> Sent:
    """The file of a form. Raises Problem 422."""
    file = request.FILES.get("file")
    if file is None:
        raise Problem(422, "no_file")
    said = {name: request.POST.get(name, "") for name in _LONGEST}
    if errors := [(name, f"at most {longest} characters") for name, longest in _LONGEST.items() if len(said[name]) > longest]:  # fmt: skip
        raise Problem(422, "not_understood", errors=errors)
    return Sent(file, file.name or "", _year(said["year"]), said["desk"])


def _of_json(request: HttpRequest) -> Sent:
    """Rows as JSON, written as a file. Raises Problem 413, 422."""
    try:
        said = RowsSent.model_validate_json(request.body)
    except RequestDataTooBig as error:
        raise Problem(413, "too_large") from error
    except ValidationError as error:
        errors = [(".".join(map(str, one["loc"])), one["msg"]) for one in error.errors(include_url=False)[:20]]
        raise Problem(422, "not_understood", errors=errors) from error
    year = years()[_year(said.year)]
    return Sent(BytesIO(written(said.rows, year)), f"{said.name.removesuffix('.csv')}.csv", year.id, said.desk)


def _year(year: str) -> str:
    if year not in years():
        raise Problem(422, "no_year", SENTENCES["no_year"].format(known=", ".join(years())))
    return year


@router.get("/platforms/{platform}/reports", response=Page[ArrivalShape], auth=Token())
def reports(request: HttpRequest, platform: str, limit: Limit = 20, offset: Offset = 0) -> Any:
    """The files that the token's person sent, or that hold reports of their organisations; the latest first."""
    own_platform(request, platform)
    require_sender(request)
    return part(request, arrivals(request), limit, offset, lambda one: _told(request, one, look_inside=False))


@router.get("/platforms/{platform}/reports/{uuid:report}", response=ArrivalShape, auth=Token())  # fmt: skip
def report(request: HttpRequest, platform: str, report: UUID) -> Any:
    """One file: its state, its question or refusal in the language asked for, and what was found once it is done."""
    own_platform(request, platform)
    return _told(request, arrival_or_404(request, report))


@router.post("/platforms/{platform}/reports/{uuid:report}/answer", response={202: ArrivalShape}, auth=_SENDS)  # fmt: skip
def answer(request: HttpRequest, platform: str, report: UUID, said: Answer) -> Any:
    """Of a heading: `column`, one of the choices or “-” to leave it unread. Of rows without organisation or month: `leave_out`."""
    own_platform(request, platform)
    arrival = arrival_or_404(request, report)
    return Status(202, _told(request, give_answer(arrival=arrival, by=request.user, **said.model_dump())))


@router.post("/platforms/{platform}/reports/{uuid:report}/cancel", response=ArrivalShape, auth=_SENDS)  # fmt: skip
def cancel(request: HttpRequest, platform: str, report: UUID) -> Any:
    """Give a file up before it is read, or instead of answering."""
    own_platform(request, platform)
    return _told(request, give_up(arrival=arrival_or_404(request, report), by=request.user))


def _told(request: HttpRequest, one: Arrival, *, look_inside: bool = True) -> dict[str, Any]:
    language, receipt = spoken(), one.receipt or {}
    place = reverse("arrival", kwargs={"platform": request.platform.code, "arrival": one.pk})
    return {
        "id": one.pk,
        "name": one.name,
        "year": one.year,
        "desk": one.desk,
        "sent_at": one.at,
        "state": one.state,
        "step": one.step,
        "question": _question(one.question) if one.question else None,
        "refusal": one.refusal[language] if one.refusal else None,
        "receipt": [line[language] for line in receipt.get("lines", [])],
        "left_out": one.left_out,
        "submissions": one.made,
        "same": one.same,
        "found": _found(request, one) if look_inside and one.state == Arrival.State.DONE else None,
        "address": _address(request, one),
        "page": request.build_absolute_uri(place),
    }


def _question(asked: Mapping[str, Any]) -> dict[str, Any]:
    return {"kind": asked["kind"], "text": asked["text"][spoken()], "choices": asked.get("choices", [])}


def _found(request: HttpRequest, one: Arrival) -> dict[str, Any]:
    """How much there is to mend in what the file became, the causes of all of it together first."""
    found = checked(versions_of(request, one))
    blocked = found.findings.filter(found.findings["severity"] == "blocking")
    return {
        "findings": found.findings.height,
        "explained": sum(cause.findings for cause in found.causes),
        "rows_to_mend": to_mend(found)["row_id"].n_unique(),
        "rows_blocked": blocked["row_id"].n_unique(),
        "causes": [told_cause(cause) for cause in found.causes],
    }


def _address(request: HttpRequest, one: Arrival) -> str:
    place = reverse("api:report", kwargs={"platform": request.platform.code, "report": one.pk})
    return request.build_absolute_uri(place)
