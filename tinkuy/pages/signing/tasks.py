"""What the worker does for the pages of releases. Each may run twice, or be cut short anywhere, and do no harm."""

from __future__ import annotations

from django_tasks import task

from tinkuy.pages.dashboard.tasks import warm_release
from tinkuy.pages.signing.making import made
from tinkuy.releases import work
from tinkuy.releases.actions import sign_asked
from tinkuy.releases.models import Preparation, Signing


@task()
def prepare(preparation_id: str) -> str:
    """Make what somebody wants to look at; its state afterwards."""
    return work.do(Preparation, preparation_id, lambda asked, tell: {"result": made(asked, tell)})


@task()
def sign(signing_id: str) -> str:
    """Cut and sign a release that somebody asked for, then have its figures made; its state afterwards."""
    state = work.do(Signing, signing_id, lambda asked, tell: {"release": sign_asked(asked, tell)})
    signed = Signing.across_platforms.filter(pk=signing_id).values_list("release", flat=True).first()
    if signed is not None:
        warm_release.enqueue(str(signed))  # so that nobody waits for the first look at its figures
    return state
