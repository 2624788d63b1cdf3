"""Memberships of two organisations that become one, and how they go back."""

from __future__ import annotations

from datetime import date

from tinkuy.registries.models import Membership, Organisation, OrganisationMerge


def members_moved(gone: Organisation, kept: Organisation) -> dict[str, list]:
    """End the memberships of `gone` and begin those that `kept` lacks; which ended, which began."""
    current_ones = Membership.across_platforms.filter(until__isnull=True)
    theirs = list(current_ones.filter(organisation=gone))
    began = []
    for one in theirs:
        same = {"platform": one.platform, "organisation": kept, "capacity": one.capacity}
        if not current_ones.filter(**same).exists():
            began.append(str(Membership.objects.create(**same, since=date.today()).pk))
        Membership.across_platforms.filter(pk=one.pk).update(until=max(date.today(), one.since))
    return {"memberships": [str(one.pk) for one in theirs], "memberships_begun": began}


def members_put_back(merge: OrganisationMerge) -> None:
    """Have the memberships of `gone` go on, and those end that began with the merge."""
    Membership.across_platforms.filter(pk__in=merge.moved.get("memberships_begun", [])).delete()
    Membership.across_platforms.filter(pk__in=merge.moved.get("memberships", [])).update(until=None)
