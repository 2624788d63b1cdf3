"""Pages of whoever manages information ask the database no more often for many reports than for few."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages.reporting import as_
from tinkuy.ledger import actions
from tinkuy.ledger.models import Version

pytestmark = pytest.mark.django_db
MOST = 50


def asked(world, page: str) -> int:
    """How many queries a page takes once what it shows was found: the queue finds a few reports each time it is opened."""
    client = as_(world.iris)
    for _ in range(6):
        client.get(f"/p/gtrm-peru/{page}/")
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/p/gtrm-peru/{page}/").status_code == 200
    return len(queries)


@pytest.mark.parametrize(("page", "submitted"), [("hoy", False), ("envios", False), ("hoy", True), ("revision", True)])
def test_queries_do_not_grow_with_the_reports(world, send, page, submitted) -> None:
    counts = []
    for months in (range(1, 3), range(3, 12)):
        send(
            [{"month": f"2021-{n:02d}", "organisation": name} for n in months for name in ("UNICEF", "ACNUR")],
            world.iris,
        )
        drafts = Version.objects.on(world.platform).filter(state="draft")
        for version in drafts if submitted else ():
            actions.submit(version=version, by=world.iris)
        counts.append(asked(world, page))
    few, many = counts
    assert many <= few + 2
    assert many <= MOST
