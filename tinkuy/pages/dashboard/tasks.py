"""What the worker does once a release was signed. It may run twice, or be cut short anywhere, and do no harm."""

from __future__ import annotations

from django_tasks import task

from tinkuy.pages.dashboard.quality import make_first_time
from tinkuy.pages.dashboard.warming import warm
from tinkuy.pages.figures.published import published
from tinkuy.releases.models import Release


@task()
def warm_release(release_id: str) -> None:
    """Make what the release's pages will ask first; nothing if there is no such release any more."""
    found = Release.across_platforms.select_related("platform", "signed_by").filter(pk=release_id).first()
    if found is not None:
        warm(found)
        make_first_time(found, published(found))
