"""People of an organisation that is merged into another: they report for that one from then on."""

from __future__ import annotations

from typing import Final

from tinkuy.accounts.models import RoleHeld, User
from tinkuy.languages import Text
from tinkuy.registries.merging import Meaning, counted, held_by
from tinkuy.registries.models import Organisation

_PEOPLE: Final = Text(
    "{n} personas que reportan por «{gone}» reportarán por «{kept}».",
    "{n} people who report for “{gone}” will report for “{kept}”.",
    "{n} pessoas que relatam por «{gone}» relatarão por «{kept}».",
)


class People:
    """Accounts and roles, as a holder of organisations."""

    def meaning(self, kept: Organisation, gone: Organisation) -> Meaning:
        """How many people it is about."""
        n = RoleHeld.across_platforms.filter(organisation=gone).values("person").distinct().count()
        return Meaning((counted(_PEOPLE, n=n, gone=gone.name_es, kept=kept.name_es),) if n else ())

    def move(self, kept: Organisation, gone: Organisation) -> dict[str, int]:
        """Give their roles for the kept one; who has the role there already keeps that."""
        moved = 0
        for held in RoleHeld.across_platforms.filter(organisation=gone):
            same = {"platform": held.platform, "person": held.person, "role": held.role, "organisation": kept}
            if RoleHeld.across_platforms.filter(**same).exists():
                held.delete()
            else:
                moved += RoleHeld.across_platforms.filter(pk=held.pk).update(organisation=kept)
        User.objects.filter(organisation=gone).update(organisation=kept)
        return {"roles": moved}

    def platforms(self, gone: Organisation) -> set[object]:
        """Where somebody reports for it."""
        return set(RoleHeld.across_platforms.filter(organisation=gone).values_list("platform", flat=True))


held_by(People())
