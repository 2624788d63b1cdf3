"""Who may ask each operation of the API, and who may send to it: declared once, beside the walk that compares.

As in `addresses.py`: a new operation is declared here, or the walk is red.
"""

from __future__ import annotations

from typing import Final

from tests.access.addresses import EVERYBODY, FIGURES, NOBODY, SEND, SEND_ANY, Address, Asked, at
from tinkuy.access.permissions import Permission

OF_ANYBODY: Final = frozenset({"platforms"})  # each finds their own in it
OF_A_TOKEN: Final = frozenset({"token"})  # says what it is itself
RESULTS: Final = Asked(Permission.READ_AGGREGATES, "place")

OPERATIONS: Final[dict[str, Address]] = {
    # open to everybody where the platform is open to the public; that of the walk is not
    "releases": at(EVERYBODY),
    "years": at(EVERYBODY),
    "entries": at(EVERYBODY, year="year", list="sectors"),
    "tables": at(NOBODY, release="latest"),
    "rows": at(NOBODY, release="latest", table="by_place"),
    "figures": at(EVERYBODY),
    "figure": at(FIGURES, RESULTS, query="?admin1=PE15", release="release", figure="people_reached"),
    "months": at(EVERYBODY),
    "submissions": at(SEND_ANY),
    "submission": at(SEND, submission="draft"),
    "findings": at(SEND, submission="draft"),
    "causes": at(SEND, submission="draft"),
    "submit": at(SEND, submission="draft"),
    "reports": at(SEND_ANY),
    "send": at(SEND_ANY, body={"year": "r4v-2021", "rows": [{"activity": "Kits"}]}),
    "report": at(SEND, report="arrival"),
    # as on the page: whoever sent a file answers and takes back, and who sends for everybody
    "answer": at(Asked(Permission.UPLOAD), report="arrival", body={"leave_out": True}),
    "cancel": at(Asked(Permission.UPLOAD), report="arrival"),
}
