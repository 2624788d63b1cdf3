"""A page where somebody waits for the worker: what is being done, looked at again every two seconds."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django.utils import timezone

from tinkuy.pages.signing.words import WAITING
from tinkuy.releases.models import Preparation, Signing, Work

_SECONDS: Final = 2  # between two looks
_LATE: Final = timedelta(seconds=60)
_STEPS: Final = {
    Preparation.Kind.RELEASE: ("gathering", "writing", "comparing"),
    Preparation.Kind.EFFECT: ("comparing",),
    Preparation.Kind.COMPARISON: ("comparing",),
}
_OF_SIGNING: Final = ("gathering", "checking", "writing")


def waited_for(work: Work, address: str) -> dict[str, Any]:
    """What signing/steps.html shows; `address` is where it looks again."""
    return {
        "waiting": WAITING,
        "steps": _steps(work),
        "again": address,
        "seconds": _SECONDS,
        "late": timezone.now() - work.touched_at > _LATE,
    }


def _steps(work: Work) -> list[dict[str, Any]]:
    """Every step with where it is: done, now, or later. A first release has nothing to be compared with; that is soon seen."""
    steps = _OF_SIGNING if isinstance(work, Signing) else _STEPS[Preparation.Kind(work.kind)]
    names = ("waiting", *steps)
    now = names.index(work.step) if work.step in names else int(work.state == Work.State.WORKING)
    return [{"word": WAITING[name], "now": place == now, "done": place < now} for place, name in enumerate(names)]
