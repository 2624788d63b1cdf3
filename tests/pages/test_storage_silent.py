"""The storage of files is silent: who needs a row is told so kindly, and pages that need none answer as ever."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import RequestFactory

from tests.pages.reviewing import QUEUE, as_
from tinkuy.ledger import keeping
from tinkuy.pages.storage_silent import StorageSilent
from tinkuy.storage.bucket import Address, Bucket, NotReached

pytestmark = pytest.mark.django_db
SILENT = NotReached(Address("reportes"), "no answer")


@pytest.fixture
def silence(monkeypatch) -> Callable[[], None]:
    """Have the storage answer no longer."""

    def nobody(*_, **__):
        raise SILENT

    return lambda: monkeypatch.setattr(keeping.content_store().__class__, "open", nobody)


def test_a_page_that_needs_rows_says_that_the_storage_is_silent_and_that_nothing_is_lost(
    world, submitted, silence
) -> None:
    version = submitted([{"description": "de nadie más"}])  # sums of a part stay in memory
    silence()
    for address in (QUEUE, f"{QUEUE}{version.pk}/"):
        answer = as_(world.iris).get(address)
        assert (answer.status_code, answer["Retry-After"]) == (503, "60")
        assert "Los archivos no responden ahora" in answer.content.decode()


def test_pages_without_rows_answer_while_the_storage_is_silent(world, submitted, silence) -> None:
    submitted([{}])
    silence()
    for address in ("/p/gtrm-peru/meses/", "/p/gtrm-peru/listas/", "/p/gtrm-peru/grupos/"):
        assert as_(world.iris).get(address).status_code == 200


def test_what_the_storage_said_is_found_within_what_was_made_of_it_and_nothing_else_is_taken_for_it() -> None:
    page = StorageSilent(lambda _: None)
    wrapped = ValueError("parte")
    wrapped.__cause__ = SILENT
    assert page.process_exception(RequestFactory().get("/"), wrapped).status_code == 503
    assert page.process_exception(RequestFactory().get("/"), OSError("disco lleno")) is None
    assert Bucket(Address("reportes", endpoint="http://127.0.0.1:9")).answers() is False
