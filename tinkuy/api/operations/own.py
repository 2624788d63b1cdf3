"""What a token's person answers for: what is due, the submissions of their organisations, findings and causes in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal
from uuid import UUID

import polars as pl
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Router

from tinkuy.access.roles import Grant
from tinkuy.accounts.tokens import Scope
from tinkuy.api.callers import Token, own_platform
from tinkuy.api.paging import Limit, Offset, part
from tinkuy.api.problems import Problem
from tinkuy.api.shapes import CauseShape, DueShape, FindingShape, Note, Page, SubmissionShape, TokenShape
from tinkuy.checks.causes import Cause
from tinkuy.checks.messages import with_messages
from tinkuy.ledger import actions
from tinkuy.ledger.checked import checked
from tinkuy.ledger.models import Slice, Version
from tinkuy.ledger.months import Due, due
from tinkuy.ledger.parts import ROW_NUMBER
from tinkuy.months import Month
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.uploads.visible import require_sender, version_or_404, versions
from tinkuy.publishing.palette import SEVERITIES
from tinkuy.registries.installed_packs import today_on, year_pack
from tinkuy.registries.models import Organisation, Platform

router = Router(tags=["reports"])
Code = Annotated[str | None, Query(max_length=80)]
Severity = Literal["blocking", "warning", "hint"]
State = Literal["draft", "in_review", "accepted", "returned", "replaced", "withdrawn"]


@router.get("/token", response=TokenShape, auth=Token())
def token(request: HttpRequest) -> Any:
    """What the token may be used for, until when, and the roles that its person holds."""
    own, grants = request.auth.token, list(request.user.grants())
    platforms = _codes(Platform, {grant.platform for grant in grants})
    organisations = _codes(Organisation, {grant.organisation for grant in grants} - {None})
    return {
        "name": own.name,
        "scope": own.scope,
        "expires_at": own.expires_at,
        "person": request.user.name,
        "roles": [_grant(grant, platforms, organisations) for grant in grants],
    }


def _codes(model: Any, keys: set[str]) -> dict[str, str]:
    return {str(pk): code for pk, code in model.objects.filter(pk__in=keys).values_list("pk", "code")}


def _grant(grant: Grant, platforms: Mapping[str, str], organisations: Mapping[str, str]) -> dict[str, Any]:
    return {
        "platform": platforms.get(grant.platform, ""),
        "role": grant.role.value,
        "sector": grant.sector,
        "place": grant.place,
        "partner": grant.partner,
        "organisation": organisations.get(str(grant.organisation)),
    }


@router.get("/platforms/{platform}/months", response=Page[DueShape], auth=Token())
def months(request: HttpRequest, platform: str, limit: Limit = 100, offset: Offset = 0) -> Any:
    """What the organisations of the token's person owe of every month that is open for reports, the earliest day first."""
    here = own_platform(request, platform)
    return part(request, due(here, request.user, today_on(here)), limit, offset, _due)


def _due(one: Due) -> dict[str, Any]:
    return {
        "organisation": one.organisation.code,
        "month": str(one.month),
        "due_on": one.due_on,
        "days_left": one.days_left,
        "state": str(one.state),
        "done": one.done,
        "submissions": [version.pk for version in one.versions],
    }


@router.get("/platforms/{platform}/submissions", response=Page[SubmissionShape], auth=Token())
def submissions(
    request: HttpRequest,
    platform: str,
    month: Annotated[str | None, Query(pattern=r"^\d{4}-(0[1-9]|1[0-2])$", description="As 2021-03.")] = None,
    organisation: Code = None,
    state: State | None = None,
    limit: Limit = 100,
    offset: Offset = 0,
) -> Any:
    """Versions of the reports that the token's person may send, the latest first."""
    found = _own(request, platform).order_by("-made_at", "-pk")
    if month is not None:
        found = found.filter(submission__month=_month(month))
    if organisation is not None:
        found = found.filter(submission__organisation__code=organisation)
    if state is not None:
        found = found.filter(state=state)
    told = part(request, found, limit, offset)
    told["items"] = _submissions(request, list(told["items"]))
    return told


def _month(written: str) -> Month:
    try:
        return Month.parse(written)
    except ValueError as error:
        raise Problem(422, "not_understood", errors=[("query.month", str(error))]) from error


def _own(request: HttpRequest, platform: str) -> QuerySet[Version]:
    """The versions that whoever asks may send. Raises Problem 404, Refused."""
    own_platform(request, platform)
    require_sender(request)
    return versions(request)


def _one(request: HttpRequest, platform: str, submission: UUID) -> Version:
    own_platform(request, platform)
    return version_or_404(request, submission)


def _submissions(request: HttpRequest, found: Sequence[Version]) -> list[dict[str, Any]]:
    slices: dict[UUID, list[dict[str, Any]]] = {one.pk: [] for one in found}
    told = Slice.objects.on(request.platform).filter(version__in=list(slices)).order_by("sector")
    for one in told:
        slices[one.version_id].append(
            {"sector": one.sector, "rows": one.rows, "state": one.state, "comment": one.comment}
        )
    return [_submission(request, one, slices[one.pk]) for one in found]


def _submission(request: HttpRequest, one: Version, sectors: list[dict[str, Any]]) -> dict[str, Any]:
    place = reverse("report_version", kwargs={"platform": request.platform.code, "version": one.pk})
    return {
        "id": one.pk,
        "organisation": one.submission.organisation.code,
        "month": str(one.submission.month),
        "desk": one.submission.desk,
        "number": one.number,
        "year": one.year,
        "state": one.state,
        "rows": one.rows,
        "made_at": one.made_at,
        "submitted_at": one.submitted_at,
        "note": one.note,
        "sectors": sectors,
        "page": request.build_absolute_uri(place),
    }


@router.get("/platforms/{platform}/submissions/{uuid:submission}", response=SubmissionShape, auth=Token())  # fmt: skip
def submission(request: HttpRequest, platform: str, submission: UUID) -> Any:
    """One version, with what was decided on each of its sectors."""
    return _submissions(request, [_one(request, platform, submission)])[0]


@router.get("/platforms/{platform}/submissions/{uuid:submission}/findings", response=Page[FindingShape], auth=Token())  # fmt: skip
def findings(
    request: HttpRequest,
    platform: str,
    submission: UUID,
    severity: Severity | None = None,
    rule: Code = None,
    cause: Annotated[str | None, Query(max_length=400)] = None,
    limit: Limit = 100,
    offset: Offset = 0,
) -> Any:
    """What is found in a submission, the gravest first: the row, the rule, and a sentence that says what to do."""
    version = _one(request, platform, submission)
    found = checked([version])
    frame = found.findings.join(found.rows.select("row_id", "row", ROW_NUMBER), on="row_id", maintain_order="left")
    for column, value in (("severity", severity), ("rule", rule), ("cause", cause)):
        if value is not None:
            frame = frame.filter(pl.col(column) == value)
    frame = frame.sort(pl.col("severity").cast(pl.Enum(list(SEVERITIES))), "row", maintain_order=True)
    told = part(request, frame, limit, offset)
    told["items"] = _findings(frame[offset : offset + limit], version)
    return told


def _findings(lines: pl.DataFrame, version: Version) -> list[dict[str, Any]]:
    said = with_messages(lines, spoken(), year=year_pack(version.year))
    return [
        {name: line[name] for name in ("rule", "severity", "column", "value", "proposed", "cause", "message")}
        | {"submission": version.pk, "row": line[ROW_NUMBER], "file_row": line["row"]}
        for line in said.to_dicts()
    ]


@router.get("/platforms/{platform}/submissions/{uuid:submission}/causes", response=Page[CauseShape], auth=Token())  # fmt: skip
def causes(request: HttpRequest, platform: str, submission: UUID, limit: Limit = 100, offset: Offset = 0) -> Any:
    """What explains many findings at once, the heaviest first. Accepting a treatment is for a person, on the page."""
    found = checked([_one(request, platform, submission)])
    return part(request, found.causes, limit, offset, told_cause)


def told_cause(one: Cause) -> dict[str, Any]:
    """A cause, in the language of this request."""
    return {
        "id": one.id,
        "kind": one.kind,
        "text": one.text.in_(spoken()),
        "advice": one.advice.in_(spoken()),
        "findings": one.findings,
        "rules": dict(one.rules),
        "rows": len(one.rows),
        "treatment": one.treatment,
    }


@router.post("/platforms/{platform}/submissions/{uuid:submission}/submit", response=SubmissionShape, auth=Token(Scope.REPORT))  # fmt: skip
def submit(request: HttpRequest, platform: str, submission: UUID, said: Note) -> Any:
    """Send a draft to review, as the person would on its page; the same refusals."""
    version = _one(request, platform, submission)
    actions.submit(version=version, by=request.user, note=said.note)
    return _submissions(request, [_one(request, platform, submission)])[0]
