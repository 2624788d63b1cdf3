"""The list of a platform's releases: when, of what, by whom, whether it stands, and its first figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tinkuy.figures.catalogue import MODELS
from tinkuy.languages import Text
from tinkuy.pages.figures.published import published
from tinkuy.pages.signing.saying import moment_on, months_of
from tinkuy.registries.models import Platform
from tinkuy.releases.models import Release
from tinkuy.releases.refusals import Refused


@dataclass(frozen=True, slots=True)
class Line:
    """One release of the list; `reached` has reached, lower, upper and gap, `damaged` says why there is none."""

    release: Release
    day: Text
    months: Text
    reached: dict[str, Any] | None
    damaged: Text | None = None


def releases_of(platform: Platform) -> list[Release]:
    """The releases of a platform, the latest first."""
    found = Release.objects.on(platform).select_related("platform", "signed_by", "withdrawn_by", "withdrawn_by_release")
    return list(found)


def lines(platform: Platform) -> list[Line]:
    """The releases as the list shows them."""
    return [_line(one) for one in releases_of(platform)]


def _line(one: Release) -> Line:
    said = {"release": one, "day": moment_on(one.at, one.platform), "months": months_of(one)}
    try:
        return Line(**said, reached=reached(one))
    except Refused as refusal:
        return Line(**said, reached=None, damaged=refusal.text)


def reached(release: Release) -> dict[str, Any]:
    """People reached by the platform's usual model, for components/figure.html; `model` is its name. Raises Refused."""
    whole = published(release)
    line = whole.figure("people_reached", model=whole.usual_model).row(0, named=True)
    return line | {"gap": line["rows"] == line["not_reported"], "model": MODELS[whole.usual_model].name}
