"""Members: who takes part with which role; giving, ending and passing one on; what each role may do."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import records
from tests.factories.reports import send
from tinkuy.access.roles import NAMES, Role
from tinkuy.accounts.invitations import Invitation
from tinkuy.accounts.models import RoleHeld
from tinkuy.ledger import actions

pytestmark = pytest.mark.django_db
MEMBERS = "/p/gtrm-peru/miembros/"


@pytest.fixture
def carmen(world):
    person = records.person(email="carmen@example.org", name="Carmen")
    records.role(on=world.platform, person=person, role="coordinator")
    return person


@pytest.fixture
def sent(world, tmp_path):
    """Alice's draft of one row."""
    return send(world, tmp_path / "reporte.csv", [{}]).made[0]


def as_(person) -> Client:
    client = Client(HTTP_ACCEPT_LANGUAGE="es")
    client.force_login(person)
    return client


def role_of(person) -> RoleHeld:
    return RoleHeld.across_platforms.get(person=person, until__isnull=True)


def test_whoever_coordinates_finds_everybody_with_their_roles(world, carmen) -> None:
    page = as_(carmen).get(MEMBERS).content.decode()
    assert "alice@example.org" in page
    assert "Punto focal · UNICEF" in page
    assert "Líder de sector · Salud" in page
    assert "alice@example.org" not in as_(carmen).get(f"{MEMBERS}?q=hugo").content.decode()


@pytest.mark.parametrize("somebody", ["alice", "hugo"])
def test_members_are_for_who_invites(world, somebody) -> None:
    assert as_(getattr(world, somebody)).get(MEMBERS).status_code == 403


def test_a_role_is_given_on_the_page_of_a_person(world, carmen) -> None:
    address = f"{MEMBERS}persona/{world.bob.pk}/dar/?rol=field_focal_point"
    client = as_(carmen)
    assert client.post(address, {"organisation": "ORG113", "place": ""}).status_code == 422
    assert client.post(address, {"organisation": "ORG113", "place": "PE24", "until": "2030-01-31"}).status_code == 302
    held = RoleHeld.objects.on(world.platform).get(person=world.bob, role="field_focal_point")
    assert (held.place, held.until.isoformat()) == ("PE24", "2030-01-31")
    assert "Punto focal en campo · UNICEF · Tumbes" in client.get(f"{MEMBERS}persona/{world.bob.pk}/").content.decode()


def test_an_officer_is_offered_no_role_that_governs(world) -> None:
    page = as_(world.iris).get(f"{MEMBERS}invitar/").content.decode()
    assert NAMES[Role.DONOR].es in page
    assert NAMES[Role.COORDINATOR].es not in page
    refused = as_(world.iris).post(f"{MEMBERS}invitar/?rol=coordinator", {"email": "eva@example.org"})
    assert refused.status_code == 403
    assert not Invitation.objects.on(world.platform).exists()


def test_an_invitation_is_sent_and_revoked(world, carmen, django_capture_on_commit_callbacks) -> None:
    client = as_(carmen)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{MEMBERS}invitar/?rol=sector_lead", {"email": "eva@example.org", "sector": "health"})
    made = Invitation.objects.on(world.platform).get(email="eva@example.org")
    assert made.grants()[0].sector == "health"
    assert "eva@example.org" in client.get(MEMBERS).content.decode()
    client.post(f"{MEMBERS}invitacion/{made.pk}/enviar/")
    made.refresh_from_db()
    assert made.sending == 2
    client.post(f"{MEMBERS}invitacion/{made.pk}/anular/")
    made.refresh_from_db()
    assert made.revoked_at


def test_a_role_ends_on_the_day_said_and_a_day_that_is_none_is_told(world, carmen) -> None:
    address = f"{MEMBERS}rol/{role_of(world.bob).pk}/terminar/"
    wrong = as_(carmen).post(address, {"last_day": "mañana"})
    assert wrong.status_code == 422
    assert "«mañana»" in wrong.content.decode()
    as_(carmen).post(address, {"last_day": "2030-01-31"})
    assert RoleHeld.across_platforms.get(person=world.bob).until.isoformat() == "2030-01-31"


def test_a_role_passes_to_somebody_who_then_finds_its_open_work(world, carmen, sent) -> None:
    ana = records.person(email="ana@example.org", name="Ana")
    held = role_of(world.alice)
    address = f"{MEMBERS}rol/{held.pk}/pasar/"
    unknown = as_(carmen).post(address, {"email": "eva@example.org"})
    assert unknown.status_code == 422
    assert "Invite primero" in unknown.content.decode()
    assert as_(carmen).post(address, {"email": "ana@example.org"}).status_code == 302
    assert as_(world.alice).get(f"/p/gtrm-peru/envios/version/{sent.pk}/").status_code == 404
    assert as_(ana).get(f"/p/gtrm-peru/envios/version/{sent.pk}/").status_code == 200


def test_the_sheet_says_what_is_open_and_whom_to_ask(world, carmen, sent) -> None:
    actions.submit(version=sent, by=world.alice)
    actions.return_(version=sent, sectors=["education"], comment="Falta", by=world.elena)
    address = f"{MEMBERS}rol/{role_of(world.alice).pk}/entrega/"
    page = as_(world.alice).get(address).content.decode()
    assert "Devuelto: falta corregir" in page
    assert "marzo 2021" in page
    assert "carmen@example.org" in page
    assert as_(world.charlie).get(address).status_code == 404


def test_the_table_of_permissions_is_for_everybody_and_ones_own_role_comes_first(world) -> None:
    page = as_(world.hugo).get("/p/gtrm-peru/permisos/").content.decode()
    assert page.index("Líder de sector</h2>") < page.index("Coordinación de la plataforma</h2>")
    assert "de su sector; nunca lo que envió" in page
