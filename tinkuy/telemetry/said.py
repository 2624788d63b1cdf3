"""What of a log record may be written: the sentence that the programmer wrote, numbers, names of code. Never what people sent (pure).

Libraries put into a message whatever they had in hand: an address with its query, a row that a constraint refused, an e-mail
address that a server did not take. So of an exception its kind and where it happened are written, never its text; of a
library's message the fixed words and numbers; and of our own, what the programmer names by `%s`, which a test looks at.
"""

from __future__ import annotations

import logging
import re
import traceback
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from typing import Any, Final

OURS: Final = "tinkuy"
LEFT_OUT: Final = "…"
_ROOT: Final = Path(__file__).resolve().parents[2]
_PHRASES: Final = frozenset(status.phrase for status in HTTPStatus)
_FRAMES: Final = 12  # the innermost: where it failed, and who asked
_CHAIN: Final = 4  # an exception raised because of another, and so on
_PLACE: Final = re.compile(r"%(?:\([^)]*\))?[-#0 +]*(?:\d+|\*)?(?:\.\d+)?[a-zA-Z]")
# What may stand in a library's sentence that was put together before it was handed over.
_PERSONAL: Final = re.compile(
    r"\S*@\S*"  # addresses of mailboxes
    r"|\b\d{1,3}(?:\.\d{1,3}){3}\b|\b[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){3,}"  # of networks
    r"|'[^']*'|\"[^\"]*\"|“[^”]*”|«[^»]*»|`[^`]*`"  # what is quoted
    r"|\S*[/\\?=]\S*",  # paths, addresses and their queries
    re.IGNORECASE,
)


def message(record: logging.LogRecord) -> str:
    """The record's sentence, without what people sent."""
    template = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
    own = record.name.split(".")[0] == OURS
    sentence = _filled(template, record.args, own)
    return sentence if own else _PERSONAL.sub(LEFT_OUT, sentence)


def _filled(template: str, arguments: Any, own: bool) -> str:
    """The sentence with those of its values that may be told."""
    if not arguments:
        return template
    if isinstance(arguments, dict):
        return _PLACE.sub(LEFT_OUT, template)
    values = iter(arguments)
    return _PLACE.sub(lambda _: _told(next(values, LEFT_OUT), own), template)


def _told(value: Any, own: bool) -> str:
    if isinstance(value, BaseException):
        return type(value).__name__
    if isinstance(value, bool | int | float):
        return f"{value:g}" if isinstance(value, float) else str(value)
    return str(value) if own or value in _PHRASES else LEFT_OUT


def failure(record: logging.LogRecord) -> list[dict[str, Any]]:
    """The exception of the record and those that led to it, innermost cause last: kind and places in the code, without text."""
    raised = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
    found: list[dict[str, Any]] = []
    while raised is not None and len(found) < _CHAIN:
        found.append({"kind": _kind(raised), "at": _places(raised.__traceback__)})
        raised = raised.__cause__ or (None if raised.__suppress_context__ else raised.__context__)
    return found


def _kind(raised: BaseException) -> str:
    kind = type(raised)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _places(trace: TracebackType | None) -> list[str]:
    """File, line and function of the innermost frames; no line of code and no variable."""
    frames = traceback.extract_tb(trace)[-_FRAMES:]
    return [f"{_file(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _file(name: str) -> str:
    """Our own files from the root of the code, others from their package: no folder of the machine."""
    path = Path(name)
    if path.is_relative_to(_ROOT) and "site-packages" not in path.parts:
        return str(path.relative_to(_ROOT))
    parts = path.parts
    begin = parts.index("site-packages") + 1 if "site-packages" in parts else -2
    return "/".join(parts[begin:])
