"""Whoever signs in and follows the links of the pages that they see is never led to one that is closed to them."""

from __future__ import annotations

import re
from collections import deque
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import resolve, reverse

from tests.access.test_walk import signed_in
from tests.access.walked import Walk, make_walk

pytestmark = pytest.mark.django_db
_LINKS = re.compile(r'(?:href|hx-get)="(/[^"#]*)')


@pytest.fixture
def walk(settings, tmp_path) -> Walk:
    settings.DATA_FOLDER = tmp_path
    return make_walk(tmp_path)


def closed(client: Client, first: str) -> list[str]:
    """What links lead to that does not open, with the page that has the link."""
    found, seen, names = [], {first}, set()
    todo = deque([(first, "")])
    while todo:
        where, came_from = todo.popleft()
        name = resolve(urlsplit(where).path).view_name
        if name in names:
            continue
        names.add(name)
        answer = client.get(where, follow=True)
        if answer.status_code not in (200, 503):
            found.append(f"{answer.status_code} {where} from {came_from}")
        elif "html" in answer["Content-Type"]:
            for link in _LINKS.findall(answer.content.decode()):
                onwards = urljoin(where, link.replace("&amp;", "&"))
                if not onwards.startswith("/static/") and onwards not in seen:
                    seen.add(onwards)
                    todo.append((onwards, where))
    return found


def test_no_link_leads_to_a_closed_page(walk) -> None:
    first = reverse("today", kwargs={"platform": walk.platform.code})
    own = [one for one in walk.everybody if one.name.endswith(", own")]
    assert {one.name: found for one in own if (found := closed(signed_in(one), first))} == {}
