"""The invented year in a database: the story's people and files, sent through the verbs that everybody uses.

Nothing is written past the actions: what a page of the demonstration shows has come about as anywhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from tinkuy.access.roles import Role
from tinkuy.accounts.actions import give_role
from tinkuy.accounts.models import User
from tinkuy.accounts.second_factor import code_now, turn_on
from tinkuy.arrivals import actions as arrivals
from tinkuy.arrivals.models import Arrival
from tinkuy.demonstration import story, world
from tinkuy.demonstration.story import Account, Sent
from tinkuy.demonstration.talking import talking
from tinkuy.demonstration.together import coming_together
from tinkuy.languages import Text
from tinkuy.ledger import actions
from tinkuy.ledger.checked import checked
from tinkuy.ledger.models import Version
from tinkuy.ledger.standing import seen
from tinkuy.months import Month
from tinkuy.public.actions import open_to_public
from tinkuy.registries.actions import load_pack
from tinkuy.registries.installed_packs import platform_pack, year_pack
from tinkuy.registries.models import Organisation, Platform
from tinkuy.releases.actions import release

Say = Callable[[Text], None]
_FOCAL_POINT: Final = Text("Punto focal de {code}", "Focal point of {code}", "Ponto focal de {code}")
_TOLD: Final = {
    "sent": Text(
        "Las organizaciones envían sus archivos: {files} archivos, {versions} reportes.",
        "The organisations send their files: {files} files, {versions} reports.",
        "As organizações enviam seus arquivos: {files} arquivos, {versions} relatórios.",
    ),
    "march": Text(
        "En marzo nadie reportó nuevas: se acepta esa causa.",
        "In March nobody reported New: that cause is accepted.",
        "Em março ninguém relatou novas: aceita-se essa causa.",
    ),
    "released": Text(
        "Se aceptan los reportes hasta septiembre, y se publican.",
        "The reports until September are accepted, and released.",
        "Os relatórios até setembro são aceitos, e publicados.",
    ),
    "again": Text(
        "Octubre se acepta, septiembre se corrige, y se publica de nuevo. Noviembre queda en revisión.",
        "October is accepted, September corrected, and released again. November waits for review.",
        "Outubro é aceito, setembro corrigido, e publica-se de novo. Novembro fica em revisão.",
    ),
}


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays: the accounts that one can sign in with, by role, and a focal point for every organisation, by code."""

    platform: Platform
    by_role: Mapping[Role, User]
    focal_points: Mapping[str, User]


def seed(sent: Sent, *, passwords: Mapping[str, str], secrets: Mapping[str, str], language: str, say: Say) -> None:
    """Fill a database without this platform with the story; `passwords` and, for those who need a second factor, its
    `secrets` are those of the accounts, by e-mail address.
    """
    platform = load_pack(platform_pack(world.PLATFORM), [year_pack(world.YEAR)])
    cast = _cast(platform, passwords, language)
    for person in User.objects.filter(email__in=secrets):
        secret = secrets[person.email]
        turn_on(person=person, secret=secret, code=code_now(secret), by=person)
    for month, day in story.due_days(date.today()).items():
        actions.open_month(platform=platform, month=month, due_on=day, by=cast.by_role[Role.INFORMATION_OFFICER])
    drafts = [version for path in sent.reports for version in _send(cast, path)]
    by = cast.focal_points[story.NOTHING_BY]
    actions.declare_nothing(platform=platform, organisation=by.organisation, month=story.NOTHING, by=by)
    say(_TOLD["sent"].format(files=len(sent.reports), versions=len(drafts)))
    _march(cast, _of(drafts, [story.MARCH]))
    say(_TOLD["march"])
    _submit(_of(drafts, story.RELEASED))
    _accept(cast, _of(drafts, story.RELEASED))
    _release(cast, "Enero a septiembre")
    for month in story.CLOSED:
        actions.close_month(platform=platform, month=month, by=cast.by_role[Role.INFORMATION_OFFICER])
    say(_TOLD["released"])
    _october(cast, _of(drafts, [story.ACCEPTED]))
    correction = _send(cast, sent.correction)
    _submit(correction)
    _accept(cast, correction)
    _release(cast, "Enero a octubre, con la corrección de septiembre")
    november = _of(drafts, [story.IN_REVIEW])
    _submit(version for version in november if version.made_by != cast.focal_points[story.OWN])
    for version in november:  # kept for whoever opens the review first, who would wait for it
        checked([version])
    talking(cast.platform, cast.by_role, november)
    coming_together(cast.platform, cast.by_role, cast.focal_points)
    say(_TOLD["again"])


def _cast(platform: Platform, passwords: Mapping[str, str], language: str) -> Cast:
    organisations = {one.code: one for one in Organisation.objects.filter(scope=platform.scope)}
    known = {one.role: _person(platform, one, organisations, passwords[one.email], language) for one in story.ACCOUNTS}
    others = {
        code: _person(platform, _other(code), organisations, None, language)
        for code, *_ in world.organisations()
        if code != story.OWN
    }
    return Cast(platform, known, others | {story.OWN: known[Role.FOCAL_POINT]})


def _other(code: str) -> Account:
    """The focal point of an organisation whose account nobody can sign in with."""
    name = _FOCAL_POINT.format(code=code)
    return Account(f"{code.lower()}@example.org", name.es, Role.FOCAL_POINT, tries=name, organisation=code)


def _person(
    platform: Platform, one: Account, organisations: Mapping[str, Organisation], password: str | None, language: str
) -> User:
    organisation = organisations.get(one.organisation)
    User.objects.create_user(one.email, password, name=one.name, language=language, organisation=organisation)
    scope = {"organisation": organisation, "sector": one.sector, "place": one.place, "partner": one.partner}
    return give_role(platform=platform, email=one.email, role=one.role, **scope)


def _send(cast: Cast, path: Path) -> list[Version]:
    """The focal point of the file's organisation sends it; the drafts that it became (where tasks run at once)."""
    by = cast.focal_points[story.organisation_of(path)]
    with path.open("rb") as content:
        arrival = arrivals.send(platform=cast.platform, content=content, name=path.name, by=by, year=world.YEAR)
    if arrival.state != Arrival.State.DONE:
        raise RuntimeError(f"{path.name} is {arrival.state}: {arrival.refusal or arrival.question}")
    made = Version.objects.on(cast.platform).filter(pk__in=arrival.made)
    return list(made.select_related("submission__organisation", "upload", "made_by").order_by("submission__month"))


def _march(cast: Cast, drafts: list[Version]) -> None:
    """Nobody was asked for new people in March: that one cause is accepted for all organisations at once."""
    officer = cast.by_role[Role.INFORMATION_OFFICER]
    actions.resolve(versions=drafts, cause=story.MARCH_CAUSE, by=officer, why=story.WHY_MARCH)


def _of(versions: Iterable[Version], months: Collection[Month]) -> list[Version]:
    return [version for version in versions if version.submission.month in months]


def _submit(versions: Iterable[Version]) -> None:
    """Whoever made each sends it to review."""
    for version in versions:
        actions.submit(version=version, by=version.made_by)


def _accept(cast: Cast, versions: Iterable[Version], *, but: Collection[str] = ()) -> None:
    """The information officer accepts each, except in some sectors."""
    for version in versions:
        wanted = {sector: stood for sector, stood in seen(version).items() if sector not in but}
        actions.accept(version=version, seen=wanted, by=cast.by_role[Role.INFORMATION_OFFICER])


def _october(cast: Cast, drafts: list[Version]) -> None:
    """October is accepted, but for one sector of one organisation, which goes back with a comment."""
    _submit(drafts)
    own = [version for version in drafts if version.made_by == cast.focal_points[story.OWN]]
    _accept(cast, [version for version in drafts if version not in own])
    _accept(cast, own, but=[story.LEADS])
    for version in own:
        lead = cast.by_role[Role.SECTOR_LEAD]
        actions.return_(version=version, sectors=[story.LEADS], comment=story.RETURN_COMMENT, by=lead)


def _release(cast: Cast, note: str) -> None:
    coordinator = cast.by_role[Role.COORDINATOR]
    signed = release(platform=cast.platform, year=world.YEAR, by=coordinator, note=note)
    open_to_public(release=signed, by=coordinator)
