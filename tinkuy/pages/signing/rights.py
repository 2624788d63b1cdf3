"""Whose rows somebody may see on a page of releases."""

from __future__ import annotations

from django.http import HttpRequest

from tinkuy.access.permissions import Permission
from tinkuy.ledger.models import Slice, Version
from tinkuy.pages.components.platforms import may
from tinkuy.pages.signing.differing import MaySee
from tinkuy.registries.models import Organisation


def may_see(request: HttpRequest) -> MaySee:
    """Whose rows whoever asks may read, by the code of the organisation."""
    keys = dict(Organisation.objects.filter(scope=request.platform.scope).values_list("code", "pk"))
    everything = may(request, Permission.READ_ROWS)
    return lambda code: everything or (code in keys and may(request, Permission.READ_ROWS, organisation=keys[code]))


def may_read(request: HttpRequest, version: Version) -> bool:
    """Whether whoever asks may read the version: all of it or one of its sectors."""
    slices = Slice.objects.on(version.platform).filter(version=version).values_list("sector", flat=True)
    organisation = version.submission.organisation_id
    return may(request, Permission.KEEP_MONTHS) or any(
        may(request, Permission.READ_DRAFTS, organisation=organisation, sector=sector or None)
        for sector in ("", *slices)
    )
