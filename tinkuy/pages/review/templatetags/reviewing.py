"""Where somebody reads a version of a report. `{% load reviewing %}{% version_address version as where %}`."""

from __future__ import annotations

from typing import Any

from django import template
from django.shortcuts import resolve_url

from tinkuy.access.permissions import Permission
from tinkuy.ledger.models import Slice, Version
from tinkuy.pages.components.platforms import may
from tinkuy.pages.review.deciding import Reviewer

register = template.Library()


@register.simple_tag(takes_context=True)
def version_address(context: dict[str, Any], version: Version) -> str:
    """The page of the version for whoever looks: of review, or of who sends it; blank where they may open neither."""
    request, where = context["request"], {"platform": context["request"].platform.code, "version": version.pk}
    reviewer = Reviewer.of(request)
    if reviewer.reviews and version.submitted_at is not None:
        sectors = Slice.objects.on(request.platform).filter(version=version).values_list("sector", flat=True)
        if any(reviewer.may_read(version, sector) for sector in sectors):
            return resolve_url("review_version", **where)
    sends = may(request, Permission.UPLOAD, organisation=version.submission.organisation_id)
    return resolve_url("report_version", **where) if sends else ""
