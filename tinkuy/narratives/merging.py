"""Narratives of an organisation that is merged into another: they become that one's, where it told nothing itself."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text
from tinkuy.narratives.models import Narrative
from tinkuy.registries.merging import Meaning, counted, held_by
from tinkuy.registries.models import Organisation, OrganisationMerge

_MOVES: Final = Text(
    "{n} relatos de «{gone}» pasan a «{kept}».",
    "{n} narratives of “{gone}” become narratives of “{kept}”.",
    "{n} relatos de «{gone}» passam a «{kept}».",
)


class Narratives:
    """What was told, as a holder of organisations."""

    def meaning(self, kept: Organisation, gone: Organisation) -> Meaning:
        """How many it is about."""
        n = len(_moving(kept, gone))
        return Meaning((counted(_MOVES, n=n, gone=gone.name_es, kept=kept.name_es),) if n else ())

    def move(self, kept: Organisation, gone: Organisation) -> dict[str, list]:
        """Make them the kept one's; where both told of the same sector and month, each stays."""
        moving = _moving(kept, gone)
        Narrative.across_platforms.filter(pk__in=moving).update(organisation=kept)
        return {"narratives": moving}

    def built_on(self, merge: OrganisationMerge) -> tuple[Text, ...]:
        """Nothing: words go back with their months."""
        return ()

    def put_back(self, merge: OrganisationMerge) -> None:
        """Give them back."""
        moved = merge.moved.get("narratives", [])
        Narrative.across_platforms.filter(pk__in=moved, organisation=merge.kept).update(organisation=merge.gone)

    def platforms(self, gone: Organisation) -> set[object]:
        """Where it told anything."""
        return set(Narrative.across_platforms.filter(organisation=gone).values_list("platform", flat=True))


def _moving(kept: Organisation, gone: Organisation) -> list[str]:
    slot = ("platform", "month", "sector")
    taken = set(Narrative.across_platforms.filter(organisation=kept).values_list(*slot))
    theirs = Narrative.across_platforms.filter(organisation=gone).values_list("pk", *slot)
    return [str(pk) for pk, *place in theirs if tuple(place) not in taken]


held_by(Narratives())
