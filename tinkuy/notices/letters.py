"""The words of e-mails: what happened, the page it is about, and how to get fewer of them. In the person's language.

A letter says no more than its notice: no rows, no figures of people, no names beyond those the sentence needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse

from tinkuy.languages import LANGUAGES, Text
from tinkuy.notices.kinds import KINDS
from tinkuy.notices.models import DIGEST, Letter, Notice
from tinkuy.registries.models import Platform

SALT: Final = "tinkuy.notices.fewer"
_HELLO: Final = Text("Hola, {name}:", "Hello {name},", "Olá, {name}:")
_HELLO_NOBODY: Final = Text("Hola:", "Hello,", "Olá:")
_DIGEST: Final = Text(
    "{platform}: {count} avisos de hoy", "{platform}: {count} notices today", "{platform}: {count} avisos de hoje"
)
_DIGEST_ONE: Final = Text("{platform}: un aviso", "{platform}: one notice", "{platform}: um aviso")
_FOOT: Final = Text(
    "Recibe este correo porque participa en {platform}. Dejar de recibir correos como este: {fewer}\n"
    "Elegir qué avisos le llegan y cuándo: {choices}",
    "You get this e-mail because you take part in {platform}. Stop e-mails like this one: {fewer}\n"
    "Choose which notices reach you, and when: {choices}",
    "Recebe este e-mail porque participa em {platform}. Deixar de receber e-mails como este: {fewer}\n"
    "Escolher que avisos chegam e quando: {choices}",
)


def write_at_once(notices: Sequence[Notice], platform: Platform) -> list[Letter]:
    """A letter for each notice, kept to be sent."""
    letters = [_letter(one, platform) for one in notices]
    Letter.across_platforms.bulk_create(letters)
    for notice, letter in zip(notices, letters, strict=True):
        notice.letter = letter
    Notice.across_platforms.bulk_update(notices, ["letter"])
    return letters


def digest(person: Any, notices: Sequence[Notice], platform: Platform, day: date) -> Letter:
    """One letter for the notices of a day; not kept yet."""
    language = _language(person)
    subject = (_DIGEST if len(notices) > 1 else _DIGEST_ONE).in_(language)
    lines = [f"- {one.text.in_(language)}\n  {site(one.address)}" for one in notices]
    said = {"platform": platform.name, "count": len(notices)}
    return Letter(
        platform=platform, person=person, kind=DIGEST, language=language, day=day,
        subject=_one_line(subject.format(**said)), text=whole(person, "\n\n".join(lines), platform, DIGEST),
    )  # fmt: skip


def write_reminder(person: Any, subject: str, text: str, platform: Platform, act: UUID) -> Letter:
    """A letter as an officer wrote it, kept to be sent."""
    body = whole(person, text.strip(), platform, "reminder")
    said = {"kind": "reminder", "language": _language(person), "subject": _one_line(subject), "text": body, "act": act}
    return Letter.objects.create(platform=platform, person=person, **said)


def whole(person: Any, body: str, platform: Platform, kind: str) -> str:
    """The body between a greeting and what to do to get fewer letters."""
    language = _language(person)
    hello = _HELLO.in_(language).format(name=person.name) if person.name else _HELLO_NOBODY.in_(language)
    said = {"platform": platform.name, "fewer": fewer_address(person, platform, kind)}
    choices = site(reverse("notice_choices", kwargs={"platform": platform.code}))
    return f"{hello}\n\n{body}\n\n--\n{_FOOT.in_(language).format(choices=choices, **said)}\n"


def site(address: str) -> str:
    """The whole address of a page of this site."""
    return f"{settings.SITE}{address}"


def fewer_address(person: Any, platform: Platform, kind: str) -> str:
    """The page that ends letters of a kind, for this very person, without signing in."""
    token = signing.dumps([str(person.pk), str(platform.pk), kind], salt=SALT, compress=True)
    return site(reverse("notices_fewer", kwargs={"token": token}))


def _letter(notice: Notice, platform: Platform) -> Letter:
    language = _language(notice.person)
    said = notice.text.in_(language)
    subject = f"{platform.name}: {KINDS[notice.kind].text.in_(language)}"
    body = f"{said}\n\n{site(notice.address)}" if notice.address else said
    return Letter(
        platform=platform, person=notice.person, kind=notice.kind, language=language, subject=_one_line(subject),
        text=whole(notice.person, body, platform, notice.kind),
    )  # fmt: skip


def _language(person: Any) -> str:
    return person.language if person.language in LANGUAGES else LANGUAGES[0]


def _one_line(subject: str) -> str:
    """A subject has no line breaks: they would be headers of somebody's own."""
    return " ".join(subject.split())[:200]
