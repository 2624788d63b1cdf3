"""People of an organisation that is merged into another: they report for that one from then on."""

from __future__ import annotations

from typing import Final

from django.core.serializers import deserialize, serialize
from django.db.models import QuerySet

from tinkuy.accounts.models import RoleHeld, User
from tinkuy.languages import Text
from tinkuy.registries.merging import Meaning, counted, held_by
from tinkuy.registries.models import Organisation, OrganisationMerge

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

    def move(self, kept: Organisation, gone: Organisation) -> dict[str, list]:
        """Give their roles for the kept one; who has the role there already keeps that."""
        moved, doubled = [], []
        for held in RoleHeld.across_platforms.filter(organisation=gone):
            if held.until is None and _same(held, kept).exists():
                doubled.append(held)
            else:
                moved.append(str(held.pk))
        RoleHeld.across_platforms.filter(pk__in=moved).update(organisation=kept)
        people = [str(pk) for pk in User.objects.filter(organisation=gone).values_list("pk", flat=True)]
        User.objects.filter(pk__in=people).update(organisation=kept)
        written = [serialize("json", [held]) for held in doubled]
        RoleHeld.across_platforms.filter(pk__in=[held.pk for held in doubled]).delete()
        return {"roles": moved, "roles_held_twice": written, "people": people}

    def built_on(self, merge: OrganisationMerge) -> tuple[Text, ...]:
        """Nothing: whoever reports for the kept one since goes on doing so."""
        return ()

    def put_back(self, merge: OrganisationMerge) -> None:
        """Give the roles back, as far as they are still held for the kept one."""
        theirs = RoleHeld.across_platforms.filter(pk__in=merge.moved.get("roles", []), organisation=merge.kept)
        theirs.update(organisation=merge.gone)
        for written in merge.moved.get("roles_held_twice", []):
            for one in deserialize("json", written):
                one.save()
        people = User.objects.filter(pk__in=merge.moved.get("people", []), organisation=merge.kept)
        people.update(organisation=merge.gone)

    def platforms(self, gone: Organisation) -> set[object]:
        """Where somebody reports for it."""
        return set(RoleHeld.across_platforms.filter(organisation=gone).values_list("platform", flat=True))


def _same(held: RoleHeld, kept: Organisation) -> QuerySet[RoleHeld]:
    """The same role, held for the kept one now."""
    found = RoleHeld.across_platforms.filter(platform=held.platform, person=held.person, role=held.role)
    return found.filter(organisation=kept, place=held.place, until__isnull=True)


held_by(People())
