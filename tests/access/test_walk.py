"""Every address of the site, asked for by everybody, looked at and sent to: the answer is the policy's, or this is red."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import get_resolver, path, reverse
from django.urls.resolvers import URLPattern, URLResolver

from tests.access.addresses import ADDRESSES, PUBLIC, SIGNED_IN, Address
from tests.access.walked import Somebody, Walk, make_walk
from tinkuy.api.interface import NAMESPACE as API
from tinkuy.config.urls import urlpatterns
from tinkuy.pages.components.platforms import on_platform

pytestmark = pytest.mark.django_db
GROUPS = 4  # tests that share the addresses between them, so that several processes walk


def names(patterns: list | None = None) -> Iterator[str]:
    """The name of every address of the site; one without a name is told by where it is."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLResolver) and one.namespace == API:
            continue  # walked by test_api_walk.py, with tokens
        if isinstance(one, URLResolver):
            yield from names(one.url_patterns)
        elif isinstance(one, URLPattern):
            yield one.name or str(one.pattern)


@pytest.fixture
def walk(settings, tmp_path) -> Walk:
    settings.DATA_FOLDER = tmp_path
    return make_walk(tmp_path)


def signed_in(somebody: Somebody) -> Client:
    """A browser in which they signed in, with the second factor that their role may need."""
    client = Client(HTTP_ACCEPT_LANGUAGE="es", raise_request_exception=False)
    if somebody.person is not None:
        client.force_login(somebody.person)
        session = client.session
        session["has_factor"] = True
        session.save()
    return client


def address(walk: Walk, name: str, declared: Address) -> str:
    """Where it is, about the things of the walk."""
    things = {key: walk.things.get(word, word) for key, word in declared.about.items()}
    things = {key: getattr(thing, "pk", thing) for key, thing in things.items()}
    of_platform = {} if name in ("figure", "figure_json", "figure_csv") else {"platform": walk.platform.code}
    return reverse(name, kwargs=of_platform | things) + declared.query


def outcome(client: Client, method: str, where: str, declared: Address, things: dict[str, Any]) -> str:
    """What came back: done, refused or another method; whatever it did is taken back."""
    body = {key: value.format(**things) for key, value in declared.body.items()}
    headers = {"HX-Request": "true"} if declared.htmx else {}
    with transaction.atomic():
        answer = client.get(where, headers=headers) if method == "look" else client.post(where, body)
        transaction.set_rollback(True)
    if answer.status_code in (403, 404):
        return "refused"
    if answer.status_code == 302 and answer.url.startswith(reverse("sign_in")):
        return "refused"
    if answer.status_code >= 500 and answer.status_code != 503:
        return f"fails with {answer.status_code}"
    return "another method" if answer.status_code == 405 else "done"


def differences(walk: Walk, name: str, declared: Address) -> Iterator[str]:
    """Where what happens is not what the policy says."""
    where = address(walk, name, declared)
    for method in ("look", "send"):
        asked = declared.look if method == "look" or declared.send is None else declared.send
        for somebody in walk.everybody:
            expected = "done" if any(walk.may(somebody.person, one) for one in asked) else "refused"
            found = outcome(signed_in(somebody), method, where, declared, walk.things)
            if found == "another method":
                break
            if found != expected:
                yield f"{name}: {somebody.name} wants to {method}: {found}, and the policy says {expected}"


def test_every_address_is_declared_and_nothing_is_declared_that_is_none() -> None:
    assert set(names()) == set(ADDRESSES) | set(PUBLIC) | set(SIGNED_IN)


@pytest.mark.parametrize("group", range(GROUPS))
def test_whoever_asks_gets_what_the_policy_says(walk: Walk, group: int) -> None:
    mine = sorted(ADDRESSES)[group::GROUPS]
    assert [line for name in mine for line in differences(walk, name, ADDRESSES[name])] == []


@pytest.mark.parametrize("name", sorted(SIGNED_IN))
def test_an_account_is_for_whoever_is_signed_in(name: str, client: Client) -> None:
    about = {"token": "0" * 32} if name == "account_token_revoke" else {}
    where = reverse(name, kwargs=about and {"token": "00000000-0000-0000-0000-000000000000"})
    for answer in (client.get(where), client.post(where)):
        assert answer.status_code == 405 or answer.url.startswith(reverse("sign_in"))


@on_platform
def forgetful(request: HttpRequest, platform: Any) -> HttpResponse:
    """A page for whoever keeps months, that forgets to ask."""
    return HttpResponse("abierto")


def test_the_walk_finds_a_page_that_forgets_to_ask(walk: Walk, settings) -> None:
    settings.ROOT_URLCONF = type(
        "Forgetful", (), {"urlpatterns": [*urlpatterns, path("p/<slug:platform>/olvido/", forgetful, name="forgetful")]}
    )
    assert "forgetful" in set(names())
    found = list(differences(walk, "forgetful", ADDRESSES["months_open"]))
    assert any("donor, own wants to look: done, and the policy says refused" in line for line in found)
    assert not any("signed out" in line for line in found)
