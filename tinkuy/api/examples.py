"""How each operation is asked from a terminal: what its page shows, and what the tests ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tinkuy.api.interface import Operation

USUAL: Final[Mapping[str, str]] = {
    "platform": "gtrm-peru",
    "release": "$RELEASE",
    "table": "by_place",
    "year": "r4v-2021",
    "list": "sectors",
    "figure": "people_reached",
    "submission": "$SUBMISSION",
    "report": "$REPORT",
}
_OTHERWISE: Final[Mapping[str, Mapping[str, str]]] = {
    "tables": {"release": "latest"},
    "rows": {"release": "latest"},
}
_ASKED: Final[Mapping[str, str]] = {
    "rows": "?admin1=PE15",
    "entries": "?limit=20",
    "figure": "?by=sector",
    "submissions": "?state=returned",
    "findings": "?severity=blocking",
}
_SENT: Final[Mapping[str, str]] = {
    "send": "-F year=r4v-2021 -F file=@report.xlsx",
    "submit": """--json '{"note": ""}'""",
    "answer": """--json '{"leave_out": true}'""",
    "cancel": "-X POST",
}


def curl(operation: Operation, root: str, platform: str = "") -> str:
    """The command. `root`: the address of the site; `platform`: the code of one that is there."""
    places = {**USUAL, **_OTHERWISE.get(operation.name, {})}
    if platform:
        places["platform"] = platform
    address = f'"{root}/api/v1{operation.address(**places)}{_ASKED.get(operation.name, "")}"'
    token = '-H "Authorization: Bearer $TOKEN"' if operation.needs_token else ""
    return " ".join(part for part in ("curl", token, _SENT.get(operation.name, ""), address) if part)
