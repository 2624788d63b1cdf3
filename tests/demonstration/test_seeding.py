"""The invented year in a database: sent, resolved, accepted, returned, corrected and released through the verbs."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from tinkuy.access.roles import GOVERNING
from tinkuy.accounts import second_factor
from tinkuy.accounts.models import SecondFactor, User
from tinkuy.arrivals.models import Arrival
from tinkuy.audit.models import Event
from tinkuy.demonstration import story
from tinkuy.demonstration.seeding import seed
from tinkuy.demonstration.story import organisation_of, write_sent
from tinkuy.groups.scopes import groups_led_by, scope_of
from tinkuy.ledger.comments import Thread
from tinkuy.ledger.confirming import Confirmation
from tinkuy.ledger.models import Resolution
from tinkuy.ledger.standing import standing_rows, status
from tinkuy.narratives.models import Narrative
from tinkuy.registries import installed_packs
from tinkuy.registries.models import Platform
from tinkuy.releases.models import Release
from tinkuy.releases.opening import opened

SOME = (story.OWN, story.CORRECTS, "DEMO05", *story.LATE, story.NOTHING_BY)
SECRETS = {one.email: second_factor.new_secret() for one in story.ACCOUNTS if one.role in GOVERNING}
PASSWORDS = {one.email: f"una-clave-larga-{n}" for n, one in enumerate(story.ACCOUNTS)}


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    """The story, with the files of a few organisations."""
    whole = write_sent(tmp_path_factory.mktemp("story"))
    return replace(whole, reports=tuple(path for path in whole.reports if organisation_of(path) in SOME))


@pytest.fixture
def platform(db, sent, settings, tmp_path) -> Platform:
    """The platform after the story was told."""
    settings.DATA_FOLDER = tmp_path
    settings.PACK_FOLDERS = [str(sent.packs)]
    installed_packs.forget()
    seed(sent, passwords=PASSWORDS, secrets=SECRETS, language="es", say=lambda text: None)
    yield Platform.objects.get()
    installed_packs.forget()


def test_the_story_comes_about_through_the_verbs_that_everybody_uses(platform) -> None:
    each_month_is_as_far_as_the_story_says(platform)
    in_march_new_is_a_gap_and_no_zero(platform)
    two_releases_can_be_compared_and_one_person_of_each_role_can_sign_in(platform)
    every_step_is_on_record_and_every_file_arrived(platform)
    every_page_has_something_to_show(platform)


def each_month_is_as_far_as_the_story_says(platform: Platform) -> None:
    found = status(platform).filter(pl.col("organisation").is_in(SOME))
    states = {
        month: dict(zip(part["organisation"], part["state"], strict=True))
        for (month,), part in found.partition_by("month", as_dict=True).items()
    }
    assert set(states[str(story.RELEASED[0])].values()) == {"accepted"}
    assert states[str(story.CORRECTED)][story.CORRECTS] == "accepted"
    assert states[str(story.ACCEPTED)] == dict.fromkeys(SOME, "accepted") | {story.OWN: "returned"}
    november = states[str(story.IN_REVIEW)]
    assert (november[story.OWN], november["DEMO05"]) == ("draft", "in_review")
    assert {november[late] for late in story.LATE} == {"missing"}


def in_march_new_is_a_gap_and_no_zero(platform: Platform) -> None:
    march = standing_rows(platform).filter(
        (pl.col("month") == str(story.MARCH)) & (pl.col("indicator_type") == "direct_assistance")
    )
    assert march.height > 50
    assert march["new"].null_count() == march.height
    assert set(Resolution.objects.on(platform).values_list("kind", flat=True)) == {"new-not-reported"}


def two_releases_can_be_compared_and_one_person_of_each_role_can_sign_in(platform: Platform) -> None:
    first, second = Release.objects.on(platform).order_by("at")
    assert (first.last_month, second.last_month) == (story.RELEASED[-1], story.ACCEPTED)
    assert second.rows > first.rows
    for one in story.ACCOUNTS:
        assert User.objects.get(email=one.email).check_password(PASSWORDS[one.email])
    assert len(SECRETS) == 3
    assert dict(SecondFactor.objects.values_list("person__email", "secret")) == SECRETS
    others = User.objects.exclude(email__in=PASSWORDS)
    assert others.exists()
    assert not any(person.has_usable_password() for person in others)


def every_step_is_on_record_and_every_file_arrived(platform: Platform) -> None:
    assert set(Arrival.objects.on(platform).values_list("state", flat=True)) == {"done"}
    verbs = set(Event.objects.on(platform).values_list("verb", flat=True))
    assert {"send", "receive", "resolve", "submit", "accept", "return", "release", "close_month"} <= verbs


def every_page_has_something_to_show(platform: Platform) -> None:
    assert opened(Release.objects.on(platform).latest("at")).nothing().rows() == [
        (story.NOTHING_BY, str(story.NOTHING))
    ]
    assert set(Thread.objects.on(platform).values_list("state", flat=True)) >= {"open", "answered"}
    assert Narrative.objects.on(platform).exclude(barrier="").count() == 2
    assert Confirmation.objects.on(platform).filter(partner=story.PARTNER).count() == 1
    (tumbes,) = groups_led_by(platform, User.objects.get(email="colider.salud@example.org"))
    assert scope_of(tumbes).place == story.PLACE
