"""Made-up data are marked on every page of their platform, and on no page of a platform of real data."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from tests.factories import records
from tinkuy.packs.loading import load_platform
from tinkuy.pages.components.synthetic import NOTICE, synthetic_notice
from tinkuy.registries import installed_packs
from tinkuy.releases.packs_kept import platform_as_json, platform_of


def notice_on(platform: object = None) -> object:
    request = RequestFactory().get("/")
    if platform is not None:
        request.platform = platform
    return synthetic_notice(request)


@pytest.mark.django_db
def test_a_page_of_the_demonstration_says_so_and_one_of_a_real_platform_does_not() -> None:
    assert notice_on(records.platform("demo-peru")) is NOTICE
    assert notice_on(records.platform("gtrm-peru")) is None


@pytest.mark.django_db
def test_a_page_of_no_platform_says_so_wherever_made_up_packs_are_installed(visitor, settings) -> None:
    assert NOTICE.es in visitor.get("/").content.decode()
    settings.PACK_FOLDERS = []
    installed_packs.forget()
    assert NOTICE.es not in visitor.get("/").content.decode()


def test_a_release_remembers_that_its_platform_is_made_up(demonstration) -> None:
    platform = load_platform(demonstration.platform_pack)
    assert platform.synthetic
    assert platform_of(platform_as_json(platform)).synthetic
    before = {key: said for key, said in platform_as_json(platform).items() if key != "synthetic"}
    assert not platform_of(before).synthetic
