"""Names are added and entries merged; from then on files are read so, and nothing counts twice."""

from __future__ import annotations

from itertools import count

import pytest

from tests.factories import records
from tests.factories.reports import make_world, send, submit_and_accept
from tinkuy.access.policy import Refused
from tinkuy.accounts.models import RoleHeld
from tinkuy.audit.models import Event
from tinkuy.ledger.models import Submission, Version
from tinkuy.ledger.receiving import Asked
from tinkuy.ledger.standing import standing_rows
from tinkuy.packs.loading import load_year
from tinkuy.registries.actions import add_alias, add_organisation, merge, remove_alias
from tinkuy.registries.in_force import organisations_of, year_in_force
from tinkuy.registries.matching import Matcher
from tinkuy.registries.merging import NotListed, meaning_of
from tinkuy.registries.models import Membership, Organisation

pytestmark = pytest.mark.django_db
YEAR = "r4v-2021"


@pytest.fixture
def world(db, settings, tmp_path):
    settings.DATA_FOLDER = tmp_path
    return make_world()


@pytest.fixture
def post(world, tmp_path):
    numbers = count(1)
    return lambda rows, **said: send(world, tmp_path / f"r{next(numbers)}.csv", rows, **said)


@pytest.fixture
def again(world):
    """The same organisation as UNICEF, registered once more by somebody who did not know."""
    return add_organisation(platform=world.platform, name="Unicef oficina Tumbes", type="un", by=world.iris)


def read_as(platform, written: str, year: str = YEAR) -> str | None:
    return Matcher(year_in_force(year, platform).lists["organisations"]).match(written).code


def verbs(of: Organisation) -> list[str]:
    return [event.verb for event in Event.across_platforms.filter(object_id=of.pk)]


def test_a_name_that_was_added_is_understood_in_the_next_file(world, post) -> None:
    with pytest.raises(Asked):
        post([{"organisation": "Fondo de la infancia"}])
    add_alias(platform=world.platform, organisation=world.unicef, name=" Fondo de  la Infancia ", by=world.iris)
    (version,) = post([{"organisation": "fondo de la INFANCIA"}]).made
    assert version.submission.organisation == world.unicef
    assert verbs(world.unicef) == ["add_alias"]


def test_the_pack_itself_never_changes(world) -> None:
    before = load_year(YEAR).lists["organisations"].by_code()["ORG113"]
    add_alias(platform=world.platform, organisation=world.unicef, name="Fondo de la Infancia", by=world.iris)
    assert load_year(YEAR).lists["organisations"].by_code()["ORG113"] is before
    assert year_in_force(YEAR, world.platform).hash == load_year(YEAR).hash


def test_the_year_in_force_is_the_same_object_until_something_changes(world) -> None:
    before = year_in_force(YEAR, world.platform)
    assert year_in_force(YEAR, world.platform) is before
    add_alias(platform=world.platform, organisation=world.unicef, name="Fondo", by=world.iris)
    assert year_in_force(YEAR, world.platform) is not before


def test_a_list_that_nobody_has_is_the_registrys_own(world) -> None:
    assert not load_year("r4v-2025").lists["organisations"].known
    assert read_as(world.platform, "UNICEF", "r4v-2025") == "ORG113"
    assert read_as(world.platform, "Nadie", "r4v-2025") is None


def test_a_code_of_another_year_is_not_read_into_a_list_that_is_known(world) -> None:
    later = set(load_year("r4v-2023-24").lists["organisations"].by_code())
    only_later = min(later - set(load_year(YEAR).lists["organisations"].by_code()))
    records.organisation(code=only_later, name_es="Solo de 2023")
    assert read_as(world.platform, only_later) is None


@pytest.mark.parametrize("who", ["alice", "charlie", "hugo"])
def test_only_who_keeps_the_lists_changes_them(world, again, who) -> None:
    by = getattr(world, who)
    for act in (
        lambda: add_alias(platform=world.platform, organisation=world.unicef, name="X", by=by),
        lambda: add_organisation(platform=world.platform, name="X", type="un", by=by),
        lambda: merge(platform=world.platform, kept=world.unicef, gone=again, why="X", by=by),
    ):
        with pytest.raises(Refused):
            act()
    assert not world.unicef.aliases.exists()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "no_name"),
        (" . ", "no_name"),
        ("x" * 301, "too_long"),
        ("unicef", "known_here"),
        ("ACNUR", "known_elsewhere"),
    ],
)
def test_a_name_that_cannot_be_added_is_told_why(world, name, reason) -> None:
    with pytest.raises(NotListed) as refused:
        add_alias(platform=world.platform, organisation=world.unicef, name=name, by=world.iris)
    assert refused.value.reason == reason


def test_a_name_that_somebody_added_can_be_taken_back_and_one_of_a_list_cannot(world) -> None:
    alias = add_alias(platform=world.platform, organisation=world.unicef, name="Fondo", by=world.iris)
    remove_alias(platform=world.platform, alias=alias, packs=[load_year(YEAR)], by=world.iris)
    assert read_as(world.platform, "Fondo") is None
    listed = load_year(YEAR).lists["organisations"].by_code()["ORG113"].text.es
    of_the_list = world.unicef.aliases.create(name=listed)
    with pytest.raises(NotListed):
        remove_alias(platform=world.platform, alias=of_the_list, packs=[load_year(YEAR)], by=world.iris)


def test_an_organisation_that_no_list_has_is_registered_with_a_code_of_our_own(world, again, post) -> None:
    other = add_organisation(platform=world.platform, name="Comedor La Esperanza", type="nngo", by=world.iris)
    assert (again.code, other.code) == ("LOC0001", "LOC0002")
    assert Membership.objects.on(world.platform).filter(organisation=other).exists()
    (version,) = post([{"organisation": "comedor la esperanza"}], by=world.iris).made
    assert version.submission.organisation == other


def test_a_merged_organisation_is_read_as_the_kept_one_by_code_and_by_every_name(world, again) -> None:
    add_alias(platform=world.platform, organisation=again, name="Unicef Tumbes", by=world.iris)
    merge(platform=world.platform, kept=world.unicef, gone=again, why="Es la misma", by=world.iris)
    for written in ("LOC0001", "Unicef oficina Tumbes", "UNICEF TUMBES", "UNICEF", "ORG113"):
        assert read_as(world.platform, written) == "ORG113"
    assert "LOC0001" not in organisations_of(world.platform).by_code()


def test_a_merge_of_a_merge_leads_to_the_last(world, again) -> None:
    third = add_organisation(platform=world.platform, name="Otra vez Unicef", type="un", by=world.iris)
    merge(platform=world.platform, kept=third, gone=again, why="Es la misma", by=world.iris)
    merge(platform=world.platform, kept=world.unicef, gone=third, why="Es la misma", by=world.iris)
    assert read_as(world.platform, "LOC0001") == "ORG113"


def test_the_reports_and_the_people_of_the_one_are_the_others_and_figures_follow(world, again, post) -> None:
    records.role(world.platform, person=world.bob, role="focal_point", organisation=again)
    stood = submit_and_accept(world, post([{"organisation": "LOC0001", "month": "2021-02"}], by=world.bob))
    merge(platform=world.platform, kept=world.unicef, gone=again, why="Es la misma", by=world.iris)
    stood.submission.refresh_from_db()
    assert stood.submission.organisation == world.unicef
    assert set(standing_rows(world.platform)["organisation"]) == {"ORG113"}
    held = RoleHeld.objects.on(world.platform).filter(person=world.bob)
    assert [one.organisation for one in held] == [world.unicef]


def test_the_next_file_replaces_the_moved_report_and_stands_beside_nothing(world, again, post) -> None:
    records.role(world.platform, person=world.bob, role="focal_point", organisation=again)
    submit_and_accept(world, post([{"organisation": "LOC0001", "new": 4}], by=world.bob))
    merge(platform=world.platform, kept=world.unicef, gone=again, why="Es la misma", by=world.iris)
    submit_and_accept(world, post([{"organisation": "UNICEF", "new": 6}], by=world.bob))
    assert standing_rows(world.platform)["new"].to_list() == [6]
    assert Submission.objects.on(world.platform).count() == 1


def test_two_reports_of_one_month_and_desk_are_in_the_way_until_one_is_withdrawn(world, again, post) -> None:
    records.role(world.platform, person=world.alice, role="focal_point", organisation=again)
    post([{}])
    (theirs,) = post([{"organisation": "LOC0001"}]).made
    with pytest.raises(NotListed) as refused:
        merge(platform=world.platform, kept=world.unicef, gone=again, why="Es la misma", by=world.iris)
    assert "2021-03" in refused.value.text.es
    again.refresh_from_db()
    assert again.merged_into is None
    Version.objects.on(world.platform).filter(pk=theirs.pk).update(state="withdrawn")
    merge(platform=world.platform, kept=world.unicef, gone=again, why="Es la misma", by=world.iris)


def test_reports_of_one_month_from_two_accounts_are_told_before_they_add_up(world, again, post) -> None:
    records.role(world.platform, person=world.bob, role="focal_point", organisation=again)
    post([{}], by=world.alice)
    post([{"organisation": "LOC0001"}], by=world.bob)
    does = meaning_of(world.unicef, again).does
    assert any("se suman" in line.es for line in does)
    assert any("2021-03" in line.es for line in does)


def test_a_merge_says_why_and_is_in_the_history_of_both(world, again) -> None:
    with pytest.raises(NotListed):
        merge(platform=world.platform, kept=world.unicef, gone=again, why=" ", by=world.iris)
    merge(platform=world.platform, kept=world.unicef, gone=again, why="Es la misma", by=world.iris)
    assert (verbs(world.unicef), verbs(again)) == (["merge"], ["add_organisation", "merged"])
    (event,) = Event.objects.on(world.platform).filter(verb="merge")
    assert (event.who, event.detail["why"], event.detail["gone"]) == (world.iris, "Es la misma", "LOC0001")


def test_who_keeps_the_lists_here_does_not_merge_what_reports_elsewhere(world, again) -> None:
    records.submission(records.platform(), organisation=again)
    with pytest.raises(Refused):
        merge(platform=world.platform, kept=world.unicef, gone=again, why="Es la misma", by=world.iris)


def test_memberships_end_and_begin(world, again) -> None:
    merge(platform=world.platform, kept=world.unicef, gone=again, why="Es la misma", by=world.iris)
    now = Membership.objects.on(world.platform).filter(until__isnull=True)
    assert [one.organisation for one in now] == [world.unicef]


@pytest.mark.parametrize("which", ["itself", "retired", "other list"])
def test_what_is_not_one_organisation_is_not_merged(world, again, which) -> None:
    other = records.organisation()
    if which == "retired":
        merge(platform=world.platform, kept=world.unhcr, gone=again, why="Prueba", by=world.iris)
    gone = {"itself": other, "retired": again, "other list": records.organisation(scope="demo")}[which]
    with pytest.raises(NotListed):
        merge(platform=world.platform, kept=other, gone=gone, why="Prueba", by=world.iris)
