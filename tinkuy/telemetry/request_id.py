"""Which request is being answered, so that every line that is written meanwhile can say so. Also a worker's lines: of the request that asked (pure)."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

HEADER: Final = "X-Request-ID"
# What a proxy makes: digits of a random number, with or without hyphens. Words could say who somebody is.
_WELL_FORMED: Final = re.compile(r"[0-9a-f][0-9a-f-]{14,62}[0-9a-f]", re.IGNORECASE)
_current: ContextVar[str] = ContextVar("request_id", default="")


def current() -> str:
    """The id of the request that is being answered here; blank where there is none."""
    return _current.get()


def taken_or_made(said: str) -> str:
    """The id that a proxy gave, if it is well formed, else a new one."""
    return said.lower() if _WELL_FORMED.fullmatch(said) else uuid.uuid4().hex


@contextmanager
def answering(identifier: str) -> Iterator[str]:
    """What is written meanwhile belongs to this request."""
    token = _current.set(identifier)
    try:
        yield identifier
    finally:
        _current.reset(token)


def begin(identifier: str) -> None:
    """From now on what this thread writes belongs to this request; blank: to none."""
    _current.set(identifier)
