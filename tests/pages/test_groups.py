"""Groups, their members and days; the directory, whose telephone may be hidden; who is where."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.test import Client

from tests.factories import records
from tests.factories.reports import HEALTH, make_world, send, submit_and_accept
from tinkuy.groups.actions import add_member, end_member, load_groups
from tinkuy.groups.models import Group, GroupMember
from tinkuy.groups.refusals import NotGrouped
from tinkuy.groups.scopes import members_of, scope_of
from tinkuy.registries.installed_packs import today_on

pytestmark = pytest.mark.django_db
GROUPS = "/p/gtrm-peru/grupos/"
DIRECTORY = f"{GROUPS}directorio/"


@pytest.fixture
def world(settings, tmp_path):
    settings.DATA_FOLDER = tmp_path
    made = make_world()
    records.membership(on=made.platform, organisation=made.unicef)
    return made


@pytest.fixture
def health(world):
    """A group of health."""
    return records.group(on=world.platform, code="salud", kind="sectoral", sectors=["health"])


def as_(person) -> Client:
    client = Client(HTTP_ACCEPT_LANGUAGE="es")
    client.force_login(person)
    return client


def page(person, address: str) -> str:
    answer = as_(person).get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_the_groups_of_the_pack_are_made_once(world) -> None:
    assert load_groups(platform=world.platform, by=world.iris) == 13
    assert load_groups(platform=world.platform, by=world.iris) == 0
    tumbes = Group.objects.on(world.platform).get(code="tumbes")
    assert (tumbes.kind, tumbes.place, tumbes.sectors) == ("local", "PE24", [])
    assert Group.objects.on(world.platform).get(code="health_nutrition").sectors == ["health", "nutrition"]


def test_a_member_is_one_from_a_day_until_another(world, health) -> None:
    add_member(
        group=health, person=world.hugo, leads=True, since=date(2026, 1, 1), until=date(2026, 6, 30), by=world.iris
    )
    assert [members_of(world.platform, day).count() for day in (date(2025, 12, 31), date(2026, 6, 30), date(2026, 7, 1))] == [0, 1, 0]  # fmt: skip


def test_nobody_is_in_a_group_twice_at_a_time(world, health) -> None:
    member = add_member(group=health, person=world.hugo, since=date(2026, 1, 1), by=world.iris)
    with pytest.raises(NotGrouped, match="already"):
        add_member(group=health, person=world.hugo, by=world.iris)
    end_member(member=member, last_day=date(2026, 2, 1), by=world.iris)
    add_member(group=health, person=world.hugo, since=date(2026, 3, 1), by=world.iris)
    assert GroupMember.objects.on(world.platform).count() == 2


def test_who_takes_no_part_in_the_platform_is_in_no_group(world, health) -> None:
    with pytest.raises(NotGrouped):
        add_member(group=health, person=records.person(), by=world.iris)


def test_the_organisations_of_a_group_are_its_scope(world, health) -> None:
    add_member(group=health, organisation=world.unicef, by=world.iris)
    scope = scope_of(health)
    assert (scope.has_organisation("ORG113"), scope.has_organisation("ORG118")) == (True, False)
    assert (scope.has_sector("health"), scope.has_sector("education")) == (True, False)


def test_a_member_is_added_and_taken_out_on_the_page(world, health) -> None:
    as_(world.iris).post(f"{GROUPS}salud/agregar/", {"person": "hugo@example.org", "leads": "on"})
    assert "Hugo" in page(world.alice, f"{GROUPS}salud/")
    member = GroupMember.objects.on(world.platform).get()
    as_(world.iris).post(f"{GROUPS}salud/quitar/{member.pk}/")
    assert "Hugo" not in page(world.alice, f"{GROUPS}salud/")


def test_what_is_refused_changes_nothing_and_keeps_what_was_typed(world, health) -> None:
    answer = as_(world.iris).post(f"{GROUPS}salud/agregar/", {"person": "hugo@example.org", "until": "mañana"})
    assert answer.status_code == 422
    assert 'value="hugo@example.org" selected' in answer.content.decode()
    assert not GroupMember.objects.on(world.platform).exists()


def test_only_who_keeps_groups_changes_them(world, health) -> None:
    assert as_(world.alice).post(f"{GROUPS}salud/agregar/", {"person": "hugo@example.org"}).status_code == 403
    assert as_(world.alice).post(f"{GROUPS}nuevo/", {"name": "Género", "kind": "technical"}).status_code == 403
    assert "Agregar" not in page(world.alice, f"{GROUPS}salud/")


def test_the_directory_is_for_members_only(world) -> None:
    donor = records.person()
    records.role(on=world.platform, person=donor, role="donor")
    assert as_(donor).get(DIRECTORY).status_code == 403
    assert "alice@example.org" in page(world.charlie, DIRECTORY)
    assert donor.email not in page(world.charlie, DIRECTORY)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=unicef", {"alice", "bob"}),
        ("rol=information_officer", {"iris"}),
        ("sector=health", {"hugo"}),
        ("grupo=salud", {"elena"}),
        ("q=unicef&rol=sector_lead", set()),
    ],
)
def test_people_are_found_by_words_role_sector_and_group(world, asked, found) -> None:
    group = records.group(on=world.platform, code="salud")
    add_member(group=group, person=world.elena, by=world.iris)
    shown = page(world.iris, f"{DIRECTORY}?{asked}")
    assert {
        name for name in ("alice", "bob", "charlie", "iris", "hugo", "elena") if f"mailto:{name}@" in shown
    } == found


def test_a_telephone_is_hidden_where_its_owner_says_so(world) -> None:
    card = {"position": "Monitoreo", "phone": "+51 999 000 111"}
    as_(world.alice).post(f"{GROUPS}mi-ficha/", card)
    assert "+51 999 000 111" in page(world.bob, DIRECTORY)
    as_(world.alice).post(f"{GROUPS}mi-ficha/", card | {"phone_hidden": "on"})
    assert "+51 999 000 111" not in page(world.bob, DIRECTORY)
    assert "Monitoreo" in page(world.bob, DIRECTORY)


def test_the_list_is_a_csv_that_no_spreadsheet_takes_for_formulas(world) -> None:
    as_(world.alice).post(f"{GROUPS}mi-ficha/", {"position": "=1+1", "phone": ""})
    content = as_(world.iris).get(f"{DIRECTORY}lista.csv?q=alice").content.decode("utf-8-sig")
    heading, line = csv.reader(StringIO(content))
    assert heading[0] == "Nombre"
    assert line[:3] == ["Alice", "UNICEF", "'=1+1"]


def test_too_many_addresses_are_copied_and_not_opened(world) -> None:
    assert "mailto:?bcc=" in page(world.iris, DIRECTORY)
    for number in range(80):
        person = records.person(email=f"punto.focal.numero{number}@organizacion.example.org")
        records.role(on=world.platform, person=person, role="focal_point", organisation=world.unicef)
    assert "mailto:?bcc=" not in page(world.iris, DIRECTORY)


def test_who_is_where_lists_what_stands_by_place_and_sector(world, tmp_path) -> None:
    assert as_(world.iris).get(f"{GROUPS}quien-esta-donde.xlsx").status_code == 422
    rows = [{}, HEALTH | {"admin1": "Tumbes"}]
    submit_and_accept(world, send(world, tmp_path / "marzo.csv", rows))
    send(world, tmp_path / "abril.csv", [{"organisation": "ACNUR"}], by=world.charlie)  # a draft: nobody accepted it
    answer = as_(world.alice).get(f"{GROUPS}quien-esta-donde.xlsx")
    book = openpyxl.load_workbook(BytesIO(answer.content))
    lines = [row[:4] for row in book.worksheets[0].iter_rows(min_row=4, values_only=True)]
    assert lines == [("Lima", "Educación", "UNICEF", 1), ("Tumbes", "Salud", "UNICEF", 1)]


def test_a_group_of_another_platform_is_not_there(world) -> None:
    records.group(on=records.platform("gifmm-colombia-2"), code="otro")
    assert as_(world.iris).get(f"{GROUPS}otro/").status_code == 404


def test_the_day_after_somebody_left_they_are_in_no_list(world, health) -> None:
    yesterday = today_on(world.platform) - timedelta(days=1)
    records.group_member(on=world.platform, group=health, person=world.hugo, until=yesterday)
    assert "Hugo" not in page(world.alice, f"{GROUPS}salud/")
