"""Reports of an organisation that is merged into another: its slots become slots of that one, and nothing counts twice.

A row belongs to the organisation of its slot, whatever code was written in its file; so moving the slot moves its rows in
everything that is read from then on. Releases made before stay as they were.
"""

from __future__ import annotations

from typing import Final

from django.db.models import Q

from tinkuy.languages import Text
from tinkuy.ledger.models import NothingDeclared, Slice, Standing, Submission, Version
from tinkuy.registries.merging import Meaning, counted, held_by
from tinkuy.registries.models import Organisation, OrganisationMerge

_ALIVE: Final = (Version.State.DRAFT, Version.State.IN_REVIEW, Version.State.ACCEPTED, Version.State.RETURNED)
_MOVES: Final = Text(
    "{n} reportes de «{gone}» ({months}) pasan a «{kept}». Las publicaciones ya hechas no cambian.",
    "{n} reports of “{gone}” ({months}) become reports of “{kept}”. Releases already made do not change.",
    "{n} relatórios de «{gone}» ({months}) passam a «{kept}». As publicações já feitas não mudam.",
)
_BESIDE: Final = Text(
    "Las dos reportaron {months}, desde cuentas distintas: sus reportes quedan uno al lado del otro y se suman. Si es el "
    "mismo trabajo contado dos veces, retire uno.",
    "Both reported {months}, from different accounts: their reports stay side by side and add up. If it is the same work "
    "told twice, withdraw one.",
    "As duas relataram {months}, de contas diferentes: seus relatórios ficam lado a lado e se somam. Se é o mesmo trabalho "
    "contado duas vezes, retire um.",
)
_IN_THE_WAY: Final = Text(
    "Las dos tienen un reporte de {months} de la misma cuenta. Retire uno de cada mes, y después únalas.",
    "Both have a report of {months} from the same account. Withdraw one of each month, then merge them.",
    "As duas têm um relatório de {months} da mesma conta. Retire um de cada mês, e depois una-as.",
)
_SINCE: Final = Text(
    "Desde la unión, «{kept}» envió o se le revisaron reportes ({months}): ya cuentan con ella.",
    "Since the merge, reports of “{kept}” were sent or reviewed ({months}): they count on it.",
    "Desde a união, «{kept}» enviou relatórios ou eles foram revisados ({months}): já contam com ela.",
)


class Reports:
    """The ledger, as a holder of organisations."""

    def meaning(self, kept: Organisation, gone: Organisation) -> Meaning:
        """Which reports move, which stand side by side then, and which are in the way."""
        theirs, ours = _slots(gone), _slots(kept)
        in_the_way = [one for one in theirs if _place(one) in {_place(other) for other in ours} and _alive(one)]
        if in_the_way:
            return Meaning(hinders=(counted(_IN_THE_WAY, months=_months(in_the_way)),))
        does = []
        if alive := [one for one in theirs if _alive(one)]:
            said = {"n": len(alive), "gone": gone.name_es, "kept": kept.name_es}
            does.append(counted(_MOVES, months=_months(alive), **said))
        shared = {(other.platform_id, other.month) for other in ours if _alive(other)}
        if beside := [one for one in alive if (one.platform_id, one.month) in shared]:
            does.append(counted(_BESIDE, months=_months(beside)))
        return Meaning(tuple(does))

    def move(self, kept: Organisation, gone: Organisation) -> dict[str, list]:
        """Move the slots; one whose place is taken, and in which nothing is alive, stays where it was.

        So do months with nothing to report: of who has a report, or said the same, nothing else is to be said.
        """
        taken = {_place(one) for one in _slots(kept)}
        moving = [str(one.pk) for one in _slots(gone) if _place(one) not in taken]
        Submission.across_platforms.filter(pk__in=moving).update(organisation=kept)
        said = {(one.platform_id, one.month) for one in [*_slots(kept), *_nothing(kept)]}
        silent = [str(one.pk) for one in _nothing(gone) if (one.platform_id, one.month) not in said]
        NothingDeclared.across_platforms.filter(pk__in=silent).update(organisation=kept)
        return {"reports": moving, "nothing": silent}

    def built_on(self, merge: OrganisationMerge) -> tuple[Text, ...]:
        """Reports of the kept one that were made, sent or decided since: whose they are, nobody could tell any more."""
        of = Version.across_platforms.filter(submission__organisation=merge.kept)
        decided = Slice.across_platforms.filter(version__in=of, at__gt=merge.at).values("version")
        since = of.filter(Q(made_at__gt=merge.at) | Q(submitted_at__gt=merge.at) | Q(pk__in=decided))
        slots = [one.submission for one in since.select_related("submission")]
        return (counted(_SINCE, kept=merge.kept.name_es, months=_months(slots)),) if slots else ()

    def put_back(self, merge: OrganisationMerge) -> None:
        """Give the slots back."""
        for model, what in ((Submission, "reports"), (NothingDeclared, "nothing")):
            model.across_platforms.filter(pk__in=merge.moved.get(what, [])).update(organisation=merge.gone)

    def platforms(self, gone: Organisation) -> set[object]:
        """Where it reported."""
        return {one.platform_id for one in _slots(gone)}


def _slots(organisation: Organisation) -> list[Submission]:
    return list(Submission.across_platforms.filter(organisation=organisation).order_by("month"))


def _nothing(organisation: Organisation) -> list[NothingDeclared]:
    """What it declares now."""
    found = NothingDeclared.across_platforms.filter(organisation=organisation)
    return list(found.filter(undone_at__isnull=True, replaced_by__isnull=True))


def _place(slot: Submission) -> tuple[object, ...]:
    return slot.platform_id, slot.month, slot.desk


def _alive(slot: Submission) -> bool:
    """Whether something in the slot stands, or somebody may still decide on it."""
    stands = Standing.across_platforms.filter(submission=slot).exists()
    return stands or Version.across_platforms.filter(submission=slot, state__in=_ALIVE).exists()


def _months(slots: list[Submission]) -> str:
    return ", ".join(sorted({str(one.month) for one in slots}))


held_by(Reports())
