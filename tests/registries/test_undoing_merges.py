"""A merge is taken back while nothing was built on it: what moved goes back, and nothing else."""

from __future__ import annotations

from itertools import count

import pytest

from tests.factories import records
from tests.factories.reports import make_world, send, submit_and_accept
from tinkuy.access.policy import Refused
from tinkuy.accounts.models import RoleHeld, User
from tinkuy.audit.models import Event
from tinkuy.ledger import actions as ledger
from tinkuy.ledger.models import Submission, Version
from tinkuy.ledger.standing import seen, standing_rows
from tinkuy.registries.actions import add_organisation, merge, undo_merge
from tinkuy.registries.entries import merge_entries, undo_merge_entries
from tinkuy.registries.in_force import year_in_force
from tinkuy.registries.matching import Matcher
from tinkuy.registries.merging import NotListed
from tinkuy.registries.models import EntryMerge, Membership, OrganisationMerge
from tinkuy.releases.merging import entries_merged

pytestmark = pytest.mark.django_db
YEAR = "r4v-2021"
PARTNERS = {"year": YEAR, "key": "implementing_partners"}


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
    """UNICEF registered once more, with people of its own, of whom Alice is one."""
    one = add_organisation(platform=world.platform, name="Unicef oficina Tumbes", type="un", by=world.iris)
    records.role(on=world.platform, person=world.alice, role="focal_point", organisation=one)
    records.role(on=world.platform, person=world.elena, role="focal_point", organisation=one)
    User.objects.filter(pk=world.elena.pk).update(organisation=one)
    return one


def merged(world, again) -> OrganisationMerge:
    merge(platform=world.platform, kept=world.unicef, gone=again, why="Es la misma", by=world.iris)
    return OrganisationMerge.objects.get(gone=again, undone_at__isnull=True)


def read_as(world, written: str, key: str = "organisations") -> str | None:
    return Matcher(year_in_force(YEAR, world.platform).lists[key]).match(written).code


def held(world, person) -> set[str]:
    found = RoleHeld.objects.on(world.platform).filter(person=person, role="focal_point")
    return set(found.values_list("organisation__code", flat=True))


def test_what_moved_goes_back(world, again, post) -> None:
    version = submit_and_accept(world, post([{"organisation": "LOC0001", "new": 6}], by=world.elena))
    undone = undo_merge(merge=merged(world, again), by=world.iris, why="Eran dos")
    assert (undone.merged_into, undone.retired_on) == (None, None)
    assert Submission.objects.on(world.platform).get(pk=version.submission_id).organisation == again
    assert set(standing_rows(world.platform)["organisation"]) == {"LOC0001"}
    assert (held(world, world.alice), held(world, world.elena)) == ({"ORG113", "LOC0001"}, {"LOC0001"})
    world.elena.refresh_from_db()
    assert world.elena.organisation == again
    members = Membership.objects.on(world.platform).filter(until__isnull=True)
    assert list(members.values_list("organisation__code", flat=True)) == ["LOC0001"]
    assert read_as(world, "Unicef oficina Tumbes") == "LOC0001"


def test_what_is_being_said_about_a_report_goes_with_it_and_comes_back(world, again, post) -> None:
    (version,) = post([{"organisation": "LOC0001"}], by=world.elena).made
    ledger.submit(version=version, by=world.elena)
    thread = ledger.comment(version=version, sector="education", text="¿Es de marzo?", by=world.iris).thread
    made = merged(world, again)
    moved = Version.objects.on(world.platform).select_related("submission", "platform").get(pk=version.pk)
    ledger.answer(thread=thread, version=moved, text="Sí, de marzo.", by=world.bob)  # reports for UNICEF alone
    thread.refresh_from_db()
    assert (thread.state, thread.submission.organisation) == ("answered", world.unicef)
    undo_merge(merge=made, by=world.iris, why="Eran dos")
    back = Version.objects.on(world.platform).select_related("submission", "platform").get(pk=version.pk)
    with pytest.raises(Refused):
        ledger.answer(thread=thread, version=back, text="También.", by=world.bob)


def test_who_took_it_back_and_why_is_in_the_history_of_both(world, again) -> None:
    undo_merge(merge=merged(world, again), by=world.iris, why="Eran dos")
    for one, verb in ((world.unicef, "undo_merge"), (again, "merge_undone")):
        event = Event.objects.on(world.platform).get(object_id=one.pk, verb=verb)
        assert (event.who, event.detail["why"]) == (world.iris, "Eran dos")


def test_names_are_read_anew_after_one_merge_was_undone_and_another_made(world, again) -> None:
    other = add_organisation(platform=world.platform, name="Comedor La Esperanza", type="nngo", by=world.iris)
    undo_merge(merge=merged(world, again), by=world.iris, why="Eran dos")
    merge(platform=world.platform, kept=world.unicef, gone=other, why="Es la misma", by=world.iris)
    assert [read_as(world, name) for name in ("Unicef oficina Tumbes", "Comedor La Esperanza")] == ["LOC0001", "ORG113"]


@pytest.mark.parametrize("since", ["sent", "submitted", "decided"])
def test_a_report_since_is_built_on_it(world, again, post, since) -> None:
    (version,) = post([{}]).made if since != "sent" else (None,)
    if since == "decided":
        ledger.submit(version=version, by=world.alice)
    made = merged(world, again)
    if since == "sent":
        post([{}])
    elif since == "submitted":
        ledger.submit(version=version, by=world.alice)
    else:
        ledger.accept(version=version, seen=seen(version), by=world.iris)
    with pytest.raises(NotListed, match="2021-03"):
        undo_merge(merge=made, by=world.iris, why="Eran dos")
    again.refresh_from_db()
    assert (again.merged_into, OrganisationMerge.objects.get(pk=made.pk).undone_at) == (world.unicef, None)


def test_a_merge_of_a_merge_is_undone_last_first(world, again) -> None:
    third = add_organisation(platform=world.platform, name="Otra vez Unicef", type="un", by=world.iris)
    merge(platform=world.platform, kept=third, gone=again, why="Es la misma", by=world.iris)
    first = OrganisationMerge.objects.get()
    merge(platform=world.platform, kept=world.unicef, gone=third, why="Es la misma", by=world.iris)
    with pytest.raises(NotListed, match="undo that merge first"):
        undo_merge(merge=first, by=world.iris, why="Eran dos")
    undo_merge(merge=OrganisationMerge.objects.exclude(pk=first.pk).get(), by=world.iris, why="Eran dos")
    undo_merge(merge=first, by=world.iris, why="Eran dos")
    assert read_as(world, "LOC0001") == "LOC0001"


def test_only_who_keeps_the_lists_takes_it_back_once_and_with_a_reason(world, again) -> None:
    made = merged(world, again)
    with pytest.raises(Refused):
        undo_merge(merge=made, by=world.alice, why="Eran dos")
    with pytest.raises(NotListed, match="reason"):
        undo_merge(merge=made, by=world.iris, why=" ")
    undo_merge(merge=made, by=world.iris, why="Eran dos")
    with pytest.raises(NotListed, match="undone already"):
        undo_merge(merge=made, by=world.iris, why="Eran dos")


def test_two_implementing_partners_that_are_one_are_read_as_the_kept_one_until_it_is_undone(world) -> None:
    joined = merge_entries(
        platform=world.platform, **PARTNERS, kept="IP001", gone="IP002", by=world.iris, why="Es el mismo"
    )
    assert read_as(world, "Hogar de Cristo", "implementing_partners") == "IP001"
    assert read_as(world, "IP002", "implementing_partners") == "IP001"
    undo_merge_entries(merge=joined, by=world.iris, why="Eran dos")
    assert read_as(world, "Hogar de Cristo", "implementing_partners") == "IP002"
    verbs = Event.objects.on(world.platform).filter(object_id=joined.pk).order_by("at")
    assert [event.verb for event in verbs] == ["merge_entries", "undo_merge_entries"]


def test_rows_that_name_a_merged_partner_count_in_a_release_as_of_the_last_kept_one(world, send_rows) -> None:
    for gone, kept in (("IP002", "IP003"), ("IP003", "IP001")):
        merge_entries(platform=world.platform, **PARTNERS, kept=kept, gone=gone, by=world.iris, why="Es el mismo")
    codes = entries_merged(send_rows(["IP002", "IP003", "IP004", None]), world.platform, YEAR)["implementing_partner"]
    assert codes.to_list() == ["IP001", "IP001", "IP004", None]


@pytest.fixture
def send_rows():
    from tests.factories.rows import standard_rows

    return lambda codes: standard_rows([{"implementing_partner": code} for code in codes])


@pytest.mark.parametrize(
    ("kept", "gone", "why", "said"),
    [("IP001", "IP001", "x", "itself"), ("IP001", "NADA", "x", "does not have"), ("IP001", "IP002", " ", "reason")],
)
def test_what_cannot_be_merged_is_told_why(world, kept, gone, why, said) -> None:
    with pytest.raises(NotListed, match=said):
        merge_entries(platform=world.platform, **PARTNERS, kept=kept, gone=gone, by=world.iris, why=why)


def test_only_who_keeps_the_lists_merges_partners(world) -> None:
    with pytest.raises(Refused):
        merge_entries(platform=world.platform, **PARTNERS, kept="IP001", gone="IP002", by=world.alice, why="x")
    assert not EntryMerge.objects.on(world.platform).exists()
