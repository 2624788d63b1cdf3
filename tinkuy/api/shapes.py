"""The shapes of what is asked and answered, as the OpenAPI description tells them. Codes, never names; months as 2021-03."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Generic, Literal, TypeVar
from uuid import UUID

from ninja import Schema
from pydantic import BaseModel, ConfigDict, Field

Cell = str | bool | int | float | None
Item = TypeVar("Item")
State = Literal["waiting", "working", "asks", "done", "refused", "cancelled"]
ShortText = Annotated[str, Field(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]
Written = Annotated[str, Field(max_length=4000, pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$")]
Sent = Annotated[str, Field(max_length=4000, pattern=r"^[^\x00]*$")]
Code = Annotated[str, Field(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")] | None
MOST, FURTHEST = 1000, 10_000_000  # items of one answer, and how far into a list one may ask
Count = Annotated[int, Field(ge=0)]


class Page(Schema, Generic[Item]):
    """A part of a list: how long it is, which part this is, and where the next part is."""

    total: Count = Field(description="How many there are in all.")
    limit: Count
    offset: Count
    next: str | None = Field(description="The address of the next part; null at the end.")
    items: list[Item]


class Error(Schema):
    """One thing of the request that is not understood."""

    where: str
    what: str


class ProblemShape(Schema):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    reason: str = Field(description="The kind of problem, for programs.")
    detail: str = Field(description="What happened and what to do, in the language asked for.")
    errors: list[Error]


class Words(Schema):
    """A text in three languages; blank where nobody wrote it."""

    es: str
    en: str
    pt: str


class PlatformShape(Schema):
    """A platform that is open to the public, or in which the token's person takes part."""

    code: str = Field(examples=["gtrm-peru"])
    name: str
    country: str = Field(description="ISO 3166-1 alpha-3.")
    synthetic: bool = Field(description="Whether its figures and organisations are made up.")
    public: bool = Field(description="Whether it has a release that is open to the public.")
    latest_public_release: UUID | None


class ReleaseShape(Schema):
    """Figures as an immutable whole that others may quote."""

    id: UUID
    year: str
    first_month: str
    last_month: str
    signed_at: dt.datetime
    rows: Count
    organisations: Count
    public: bool
    withdrawn: bool


class ColumnShape(Schema):
    """A column of a table: what it is called, what it holds, its HXL tag."""

    name: str
    kind: str
    label: Words
    meaning: Words
    hxl: str


class TableShape(Schema):
    """A table of a release that is open to the public. `keys` are the columns by which its rows are filtered."""

    code: str
    name: Words
    about: Words
    keys: list[str]
    columns: list[ColumnShape]


class RowsShape(Page[dict[str, Cell]]):
    """Rows of a table. `state` says of each whether its number is shown, suppressed or not reported."""

    platform: str
    release: UUID
    table: str


class YearShape(Schema):
    """A plan year whose code lists are known here."""

    id: str = Field(examples=["r4v-2021"])
    title: Words
    plan_years: list[int]
    lists: list[str]


class EntryShape(Schema):
    """An entry of a code list: its code, its names, other names by which it is understood, what else the list says."""

    code: str
    name: Words
    other_names: list[str]
    attributes: dict[str, str]


class ListShape(Page[EntryShape]):
    """A code list. `known` is false where nobody here has the list: it is then empty, never invented."""

    list: str
    known: bool
    source: str


class GrantShape(Schema):
    """A role that the token's person holds."""

    platform: str
    role: str
    sector: str | None
    place: str | None
    organisation: str | None
    partner: str | None


class TokenShape(Schema):
    """The token of this request, and what its person holds."""

    name: str
    scope: Literal["read", "report"]
    expires_at: dt.datetime
    person: str
    roles: list[GrantShape]


class FigureAsked(BaseModel):
    """What is asked of a figure. A code alone narrows it; `by` says by which dimensions it is shown."""

    model_config = ConfigDict(extra="forbid")

    model: Code = Field(None, description="How people helped by several sectors are counted once.")
    by: Code = Field(None, description="Dimensions, with commas.", examples=["sector,admin1"])
    without_national: bool | None = None
    from_month: Code = Field(None, examples=["2021-01"])
    to_month: Code = Field(None, examples=["2021-06"])
    month: Code = None
    sector: Code = Field(None, examples=["health"])
    admin1: Code = Field(None, examples=["PE15"])
    admin2: Code = None
    organisation: Code = None
    organisation_type: Code = None
    population_group: Code = None
    age_gender: Code = None
    cva: bool | None = None
    mechanism: Code = None
    limit: Annotated[int, Field(ge=1, le=MOST)] = 100
    offset: Annotated[int, Field(ge=0, le=FURTHEST)] = 0


class FigureKindShape(Schema):
    """A figure that a release is asked for, and what it can be asked by."""

    figure: str
    name: Words
    models: list[str]
    parameters: list[str]


class FigureShape(Page[dict[str, Cell]]):
    """Lines of a figure: codes and numbers, unrounded; small numbers are kept back from who may not see them."""

    platform: str
    release: UUID
    figure: str
    model: str | None
    suppressed: bool = Field(description="Whether small numbers are kept back; each line then has a `state`.")
    method: str
    address: str = Field(description="The page that explains the figure.")


class DueShape(Schema):
    """What an organisation of the token's person owes of an open month."""

    organisation: str
    month: str
    due_on: dt.date | None
    days_left: int | None
    state: str
    done: bool
    submissions: list[UUID]


class SectorShape(Schema):
    """A sector of a submission under review, and what was decided."""

    sector: str
    rows: Count
    state: str
    comment: str


class SubmissionShape(Schema):
    """One version of an organisation's report of one month."""

    id: UUID
    organisation: str
    month: str
    desk: str
    number: int
    year: str
    state: Literal["draft", "in_review", "accepted", "returned", "replaced", "withdrawn"]
    rows: Count
    made_at: dt.datetime
    submitted_at: dt.datetime | None
    note: str
    sectors: list[SectorShape]
    page: str = Field(description="Its page, where a person corrects and submits it.")


class FindingShape(Schema):
    """A rule says something about one cell. `file_row`: where it stood in the file."""

    submission: UUID
    row: int
    file_row: int | None
    rule: str
    severity: Literal["blocking", "warning", "hint"]
    column: str
    value: str | None
    proposed: str | None
    cause: str | None
    message: str


class CauseShape(Schema):
    """What explains many findings at once; a person decides whether its treatment is accepted."""

    id: str
    kind: str
    text: str
    advice: str
    findings: Count
    rules: dict[str, int]
    rows: Count
    treatment: str | None


class QuestionShape(Schema):
    """What only the sender can say. Of a heading: answer `column`, one of the choices or “-”; of rows: `leave_out`."""

    kind: str
    text: str
    choices: list[str]


class WeightShape(Schema):
    """How much there is to mend in what a file became."""

    findings: Count
    explained: Count = Field(description="Findings that a cause explains.")
    rows_to_mend: Count
    rows_blocked: Count = Field(description="Rows that cannot be used yet.")
    causes: list[CauseShape]


class ArrivalShape(Schema):
    """A file on its way in: how far it is, what it asks, why it was refused, or what it became."""

    id: UUID
    name: str
    year: str
    desk: str
    sent_at: dt.datetime
    state: State
    step: str
    question: QuestionShape | None
    refusal: str | None
    receipt: list[str]
    left_out: Count = Field(description="Rows left out because they say no organisation or month.")
    submissions: list[UUID] = Field(description="The drafts that it became.")
    same: list[UUID] = Field(description="Submissions that said just this already.")
    found: WeightShape | None
    address: str
    page: str


class Said(BaseModel):
    """What is sent as JSON: an object, with nothing that nobody knows."""

    model_config = ConfigDict(extra="forbid")


class RowsSent(Said):
    """A report as rows, keyed by columns of the 5W; what is not said is blank. Codes or names, as in a file."""

    year: ShortText = Field(examples=["r4v-2021"])
    rows: list[dict[str, Sent | bool | Annotated[int, Field(ge=-(10**15), le=10**15)] | Annotated[float, Field(allow_inf_nan=False)] | None]] = Field(min_length=1, max_length=50_000)  # fmt: skip
    name: ShortText = "rows.csv"
    desk: Annotated[str, Field(max_length=80, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""


class Answer(Said):
    """The answer to what a file asks."""

    column: ShortText | None = None
    leave_out: bool | None = None


class Note(Said):
    """A note to the reviewers."""

    note: Written = ""
