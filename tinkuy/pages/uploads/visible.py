"""Which reports and files somebody finds on these pages: those they may send. What is not theirs is not there (404)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, Refused
from tinkuy.access.roles import Role
from tinkuy.arrivals.models import Arrival
from tinkuy.ledger.models import Upload, Version
from tinkuy.pages.components.platforms import asking, may
from tinkuy.registries.models import Organisation


def organisations_of(request: HttpRequest) -> list[Organisation]:
    """The organisations that whoever asks reports for on this platform, by name."""
    here = str(request.platform.pk)
    held = [one for one in asking(request).grants() if one.role is Role.FOCAL_POINT and one.platform == here]
    return list(Organisation.objects.filter(pk__in=[one.organisation for one in held]).order_by("name_es"))


def sends_for_all(request: HttpRequest) -> bool:
    """Whether whoever asks sends for every organisation: who manages information."""
    return may(request, Permission.UPLOAD)


def require_sender(request: HttpRequest) -> None:
    """Raise Refused unless whoever asks sends reports of some organisation."""
    if not sends_for_all(request) and not organisations_of(request):
        raise Refused(Permission.UPLOAD, Matter(str(request.platform.pk)))


def versions(request: HttpRequest) -> QuerySet[Version]:
    """The versions of reports that whoever asks may see and continue, by organisation and month."""
    found = Version.objects.on(request.platform).select_related(
        "submission__organisation", "submission__platform", "upload__by", "made_by", "submitted_by", "platform"
    )
    if not sends_for_all(request):
        found = found.filter(submission__organisation__in=organisations_of(request))
    return found.order_by("submission__organisation__name_es", "submission__month", "submission__desk")


def version_or_404(request: HttpRequest, version: UUID) -> Version:
    """The version of this name. Raises Http404 where whoever asks may not see it."""
    found = versions(request).filter(pk=version).first()
    if found is None:
        raise Http404
    return found


def own(request: HttpRequest) -> QuerySet[Version]:
    """The versions that whoever asks answers for: those of their organisations, and what they sent for others."""
    theirs = Q(submission__organisation__in=organisations_of(request))
    return versions(request).filter(theirs | Q(made_by=request.user) | Q(upload__by=request.user))


def drafts(request: HttpRequest) -> list[Version]:
    """The drafts that whoever asks has to finish."""
    return list(own(request).filter(state=Version.State.DRAFT))


def arrivals(request: HttpRequest) -> QuerySet[Arrival]:
    """The files that whoever asks sent, or that hold nothing but reports of their organisations; the latest first."""
    found = Arrival.objects.on(request.platform).select_related("by", "on_behalf_of", "upload", "platform")
    if sends_for_all(request):
        return found
    return found.filter(Q(by=request.user) | Q(on_behalf_of=request.user) | Q(pk__in=_of_colleagues(request)))


def _of_colleagues(request: HttpRequest) -> list[UUID]:
    """The files of which whoever asks may see everything that they became."""
    mine = {str(pk): upload for pk, upload in versions(request).values_list("pk", "upload")}
    done = Arrival.objects.on(request.platform).filter(state=Arrival.State.DONE, upload__in=set(mine.values()))
    return [pk for pk, made, same in done.values_list("pk", "made", "same") if {*made, *same} <= set(mine)]


def arrival_or_404(request: HttpRequest, arrival: UUID) -> Arrival:
    """The file of this name. Raises Http404 where whoever asks neither sent it nor reports for all that it holds."""
    found = arrivals(request).filter(pk=arrival).first()
    if found is None:
        raise Http404
    return found


def versions_of(request: HttpRequest, arrival: Arrival) -> list[Version]:
    """What a file became: the versions made of it, and those that said the same already."""
    return list(versions(request).filter(pk__in=[*arrival.made, *arrival.same]))


def may_take_back(request: HttpRequest, upload: Upload) -> bool:
    """Whether whoever asks may have the file as it was sent: it may hold rows of other organisations."""
    if upload.erased_at is not None:
        return False
    if upload.by_id == request.user.pk or sends_for_all(request):
        return True
    became = Version.objects.on(request.platform).filter(upload=upload).values_list("pk", flat=True)
    return _all_mine(request, list(became))


def _all_mine(request: HttpRequest, ids: Sequence[object]) -> bool:
    wanted = {str(id) for id in ids}
    return bool(wanted) and versions(request).filter(pk__in=wanted).count() == len(wanted)
