"""Groups of an organisation that is merged into another: that one is in them from then on."""

from __future__ import annotations

from typing import Final

from django.core.serializers import deserialize, serialize

from tinkuy.groups.models import GroupMember
from tinkuy.languages import Text
from tinkuy.registries.merging import Meaning, counted, held_by
from tinkuy.registries.models import Organisation, OrganisationMerge

_GROUPS: Final = Text(
    "«{kept}» estará en {n} grupos de «{gone}».",
    "“{kept}” will be in {n} groups of “{gone}”.",
    "«{kept}» estará em {n} grupos de «{gone}».",
)


class Groups:
    """Members of groups, as a holder of organisations."""

    def meaning(self, kept: Organisation, gone: Organisation) -> Meaning:
        """How many groups it is about."""
        n = GroupMember.across_platforms.filter(organisation=gone, until__isnull=True).count()
        return Meaning((counted(_GROUPS, n=n, gone=gone.name_es, kept=kept.name_es),) if n else ())

    def move(self, kept: Organisation, gone: Organisation) -> dict[str, list]:
        """Put the kept one in the place of the other; where it is already, it stays once."""
        there = GroupMember.across_platforms.filter(organisation=kept, until__isnull=True).values("group")
        doubled = GroupMember.across_platforms.filter(organisation=gone, until__isnull=True, group__in=there)
        written = [serialize("json", [one]) for one in doubled]
        doubled.delete()
        moved = [str(pk) for pk in GroupMember.across_platforms.filter(organisation=gone).values_list("pk", flat=True)]
        GroupMember.across_platforms.filter(pk__in=moved).update(organisation=kept)
        return {"groups": moved, "groups_twice": written}

    def built_on(self, merge: OrganisationMerge) -> tuple[Text, ...]:
        """Nothing: being in a group is undone like anything else."""
        return ()

    def put_back(self, merge: OrganisationMerge) -> None:
        """Give the places in groups back, as far as they are still the kept one's."""
        theirs = GroupMember.across_platforms.filter(pk__in=merge.moved.get("groups", []), organisation=merge.kept)
        theirs.update(organisation=merge.gone)
        for written in merge.moved.get("groups_twice", []):
            for one in deserialize("json", written):
                one.save()

    def platforms(self, gone: Organisation) -> set[object]:
        """Where it is in a group."""
        return set(GroupMember.across_platforms.filter(organisation=gone).values_list("platform", flat=True))


held_by(Groups())
