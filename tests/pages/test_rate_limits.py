"""One request too many waits: for a person, for a network address, and nobody slips past by saying another address."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import resolve

from tests.factories import records
from tinkuy.limits import counting
from tinkuy.limits.models import Asked
from tinkuy.pages import rate_limits

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def few(settings):
    """Two changes, one file, one download; two people share an address."""
    counting.forget()
    settings.LIMIT_CHANGES, settings.LIMIT_FILES, settings.LIMIT_DOWNLOADS = 2, 1, 1
    settings.LIMIT_PEOPLE_PER_ADDRESS = 2
    yield
    counting.forget()


def language(client: Client, **said: str) -> int:
    return client.post("/idioma/", {"language": "es"}, **said).status_code


def signed_in(address: str = "10.0.0.1") -> Client:
    client = Client(REMOTE_ADDR=address, HTTP_ACCEPT_LANGUAGE="es")
    client.force_login(records.person())
    return client


def test_a_person_waits_after_one_change_too_many_and_is_told_kindly_for_how_long() -> None:
    alice = signed_in()
    assert [language(alice) for _ in range(2)] == [302, 302]
    refused = alice.post("/idioma/", {"language": "es"})
    assert refused.status_code == 429
    assert 1 <= int(refused["Retry-After"]) <= 61
    assert f"Espere {refused['Retry-After']} segundos" in refused.content.decode()
    assert language(signed_in()) == 302  # Bob, from the same office


def test_an_address_waits_after_what_its_people_may_do_together() -> None:
    assert [language(Client(REMOTE_ADDR="10.0.0.2")) for _ in range(5)] == [302] * 4 + [429]
    assert language(Client(REMOTE_ADDR="10.0.0.3")) == 302


def test_whoever_says_another_address_is_counted_by_the_one_that_our_proxy_saw(settings) -> None:
    for proxies, told in ((0, "1.1.1.{n}"), (1, "1.1.1.{n}, 10.0.0.4")):
        counting.forget()
        Asked.objects.all().delete()
        settings.PROXIES = proxies
        said = [language(Client(REMOTE_ADDR="10.0.0.9"), HTTP_X_FORWARDED_FOR=told.format(n=n)) for n in range(5)]
        assert said == [302] * 4 + [429], proxies


def test_files_are_counted_apart_and_before_anything_reads_them(visitor) -> None:
    for expected in (200, 200, 429):  # from an address that two share; without a year nothing is read
        sent = visitor.post("/revisar/", {"file": SimpleUploadedFile("a.csv", b"x"), "year": "none"})
        assert (sent.status_code == 429) == (expected == 429)
    assert language(visitor) == 302


def test_looking_at_pages_is_not_counted() -> None:
    assert [signed_in().get("/metodos/").status_code for _ in range(5)] == [200] * 5
    assert not Asked.objects.exists()


@pytest.mark.parametrize(
    ("method", "address", "counted"),
    [
        ("get", "/metodos/", None),
        ("post", "/idioma/", "changes"),
        ("delete", "/metodos/", "changes"),
        ("post", "/p/gtrm-peru/envios/", "files"),
        ("get", "/p/gtrm-peru/envios/", None),
        ("get", "/p/gtrm-peru/grupos/directorio/lista.csv", "downloads"),
        ("get", "/p/gtrm-peru/tablero/0197f7a0-0000-7000-8000-000000000000/?formato=csv", "downloads"),
        ("get", "/cifras/0197f7a0-0000-7000-8000-000000000000/people_reached/", "figures"),
        ("post", "/api/v1/platforms/x/reports", None),
    ],
)
def test_what_a_request_is_counted_as(method: str, address: str, counted: str | None) -> None:
    request = getattr(RequestFactory(), method)(address)
    request.resolver_match = resolve(request.path_info)
    limit = rate_limits.limit_of(request)
    assert (limit and limit.kind) == counted


def test_what_processes_grant_together_is_never_more_than_the_limit() -> None:
    granted = 0
    for number in range(60):
        if number % 7 == 0:
            counting.forget()  # as another process would: it knows of no grant
        try:
            counting.count("changes", "alice", times=25, seconds=3600)
            granted += 1
        except counting.TooOften:
            continue
    assert granted <= 25
    assert Asked.objects.get(kind="changes").times <= 25
