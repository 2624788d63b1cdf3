"""How often a person's programs, or a network address without a token, may ask. Counted as the pages are: `tinkuy.limits`."""

from __future__ import annotations

from typing import Final

from django.conf import settings

from tinkuy.api.problems import SENTENCES, Problem
from tinkuy.limits import counting

# Kind -> the setting that says how many, and in how many seconds.
LIMITS: Final = {
    "person": ("API_PER_MINUTE", 60),
    "address": ("API_PER_MINUTE_WITHOUT_TOKEN", 60),
    "sending": ("API_SENT_PER_HOUR", 3600),
}


def count(kind: str, who: object) -> None:
    """Count one question. Raises Problem 429 where it is one too many, with how long to wait."""
    setting, seconds = LIMITS[kind]
    try:
        counting.count(f"api_{kind}", who, times=getattr(settings, setting), seconds=seconds)
    except counting.TooOften as refusal:
        text = SENTENCES["too_many"].format(seconds=refusal.wait)
        raise Problem(429, "too_many", text, headers={"Retry-After": str(refusal.wait)}) from refusal


def forget() -> None:
    """Take every grant back: for tests."""
    counting.forget()
