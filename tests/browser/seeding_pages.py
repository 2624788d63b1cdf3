"""Run in an installation: the invented year, and every page that its people find by following links (JSON).

python -m tests.browser.seeding_pages FOLDER

The folder is that of the demonstration, with the packs in it. Printed: {role: {"cookie": {...}, "pages": {name: address}}}. A page
that several roles find is told of the role to whom it says most, and of each where each has something of their own to do.
"""

from __future__ import annotations

import importlib
import json
import os
import re
import sys
import uuid
from collections import deque
from collections.abc import Sequence
from html import unescape
from typing import Any

import django
from django.conf import settings

from tinkuy.cli import serve
from tinkuy.cli.demo_seeding import main as seed
from tinkuy.demonstration import story, world

FOR_EACH = frozenset({"today"})  # each role's own
NOT_A_PAGE = frozenset({"sign_out", "set_language", "demo"})
Found = dict[str, tuple[int, str]]  # by the page's name: how much it says, and where it is
_LINK = re.compile(r'href="(/[^"#]*)')


def main(folder: str) -> None:
    """Make the year, let everybody follow links, print what they found."""
    said, sys.stdout = sys.stdout, sys.stderr
    os.environ |= serve.surroundings() | {"TINKUY_TASKS": "immediate", "TINKUY_DEBUG": "1"}
    seed(folder, "7", "es")
    django.setup()
    wanted = _not_linked()
    followed = {one.role.value: _followed(one.email, wanted.get(one.role.value, ())) for one in story.ACCOUNTS}
    most: dict[str, int] = {}
    for _, pages in followed.values():
        for name, (size, _) in pages.items():
            most[name] = max(most.get(name, 0), size)
    found: dict[str, dict[str, Any]] = {}
    for role, (cookie, pages) in followed.items():
        mine = {}
        for name, (size, address) in pages.items():
            if name in FOR_EACH or most.get(name) == size:
                mine[name] = address
                most[name] = -1  # one role is enough
        found[role] = {"cookie": cookie, "pages": mine}
    json.dump(found, said)


def _not_linked() -> dict[str, list[str]]:
    """Pages that somebody comes to by sending a form: two releases compared, one on its way, one that was not signed, an answer,
    two places side by side."""
    models = importlib.import_module("tinkuy.releases.models")
    user = importlib.import_module("tinkuy.accounts.models").User.objects.get(email=story.ACCOUNTS[-1].email)
    after, before = models.Release.across_platforms.all()[:2]
    of = {"platform": after.platform, "by": user}
    on_its_way = models.Preparation.objects.create(**of, kind="release", subject={}, key=uuid.uuid4().hex)
    why = dict.fromkeys(("es", "en", "pt"), "Mientras usted miraba, cambió lo que está aceptado.")
    months = {"first_month": after.first_month, "last_month": after.last_month}
    refused = models.Signing.objects.create(**of, **months, year=after.year, seen="", state="refused", refusal=why)
    base = f"/p/{world.PLATFORM}/publicaciones"
    compared = f"{base}/comparar/?antes={before.pk}&despues={after.pk}"
    answer = f"/p/{world.PLATFORM}/buscar/?q=qui%C3%A9n+hace+salud+en+Tumbes"
    sides = f"/p/{world.PLATFORM}/tablero/{after.pk}/comparar/?admin1=PE15&con=PE24"
    return {
        "coordinator": [
            compared,
            f"{base}/preparando/{on_its_way.pk}/",
            f"{base}/firmando/{refused.pk}/",
            answer,
            sides,
        ]
    }


def _followed(email: str, wanted: Sequence[str]) -> tuple[dict[str, str], Found]:
    """The cookie of somebody who is signed in, and the pages that they find; each once, those `wanted` besides."""
    said = {"HTTP_ACCEPT_LANGUAGE": "es", "HTTP_HOST": "127.0.0.1"}
    client = importlib.import_module("django.test").Client(raise_request_exception=False, **said)
    client.force_login(importlib.import_module("tinkuy.accounts.models").User.objects.get(email=email))
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value}
    found: Found = {}
    tried: set[str] = set()
    waiting = deque([*wanted, f"/p/{world.PLATFORM}/hoy/"])
    while waiting:
        address = waiting.popleft()
        name = address if address in wanted else _name(address)
        if not name or name in tried:
            continue
        tried.add(name)
        answer = client.get(address, follow=True)
        if answer.status_code not in (200, 500) or not answer["Content-Type"].startswith("text/html"):
            continue
        if answer.redirect_chain:
            address = answer.redirect_chain[-1][0]
            name = _name(address)
        found[name] = (len(answer.content), address)
        waiting.extend(unescape(link) for link in _LINK.findall(answer.content.decode()))
    return cookie, found


def _name(address: str) -> str:
    """The name of the page at an address; blank for what is none of ours."""
    urls = importlib.import_module("django.urls")
    try:
        name = urls.resolve(address.partition("?")[0]).url_name or ""
    except urls.Resolver404:
        return ""
    return "" if name in NOT_A_PAGE else name


if __name__ == "__main__":
    main(sys.argv[1])
