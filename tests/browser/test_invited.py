"""Somebody is invited, accepts, sets up the second factor that their role needs, and signs in with it; on the way each page is looked at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import look
from tests.browser.serving import Installation, installation, serving
from tests.browser.signing_in import code, set_up_second_factor, sign_in

PASSWORD = "lluvia-puente-maiz-rio"
TINKUY = ("-m", "tinkuy.cli.main")


@pytest.fixture
def place(tmp_path, demonstration) -> Iterator[tuple[Installation, str]]:
    """An installation with a platform and nobody in it, and its address."""
    with installation(tmp_path, packs=demonstration.year_pack.parent) as made, serving(made) as address:
        made.run(*TINKUY, "platform", "add", "demo-peru", "--year", "demo-2021")
        yield made, address


def invitation(place: tuple[Installation, str]) -> str:
    """Invite Carmen to coordinate, as whoever runs the installation; the path of the link that they hand over."""
    made, _ = place
    said = (
        "account",
        "invite",
        "carmen@example.org",
        "--platform",
        "demo-peru",
        "--role",
        "coordinator",
        "--lang",
        "es",
    )
    return "/" + made.run(*TINKUY, *said).split("://")[1].strip().partition("/")[2]


def somebody(chromium: Browser, place: tuple[Installation, str]) -> Page:
    return chromium.new_context(base_url=place[1], locale="es-PE").new_page()


def test_invited_accepted_set_up_and_signed_in(chromium, place) -> None:
    carmen = somebody(chromium, place)
    carmen.goto(invitation(place))
    assert look(carmen) == {}
    carmen.fill("#name", "Carmen Ríos")
    carmen.fill("#new", PASSWORD)
    carmen.fill("#again", PASSWORD)
    carmen.get_by_role("button", name="Aceptar y entrar").click()
    expect(carmen.locator("h1")).to_have_text("Segundo factor")
    assert look(carmen) == {}
    recovery = set_up_second_factor(carmen, "carmen@example.org")
    assert len(recovery) == 10
    expect(carmen).to_have_url(f"{place[1]}/p/demo-peru/hoy/")
    for page in ("", "clave/", "correo/", "segundo-factor/", "sesiones/", "accesos/"):
        carmen.goto(f"/cuenta/{page}")
        assert look(carmen) == {}, page
    again = somebody(chromium, place)
    sign_in(again, "carmen@example.org", PASSWORD)
    expect(again).to_have_url(f"{place[1]}/p/demo-peru/hoy/")
    in_an_emergency(somebody(chromium, place), recovery[0])


def in_an_emergency(page: Page, recovery: str) -> None:
    """Without the telephone, a recovery code lets in; a wrong code is told kindly."""
    page.goto("/entrar/")
    page.fill("#email", "carmen@example.org")
    page.fill("#password", PASSWORD)
    page.get_by_role("button", name="Entrar").click()
    assert look(page) == {}
    page.fill("#code", code("A" * 32))
    page.get_by_role("button", name="Entrar").click()
    expect(page.get_by_role("alert")).to_contain_text("El código no coincide")
    page.fill("#code", recovery)
    page.get_by_role("button", name="Entrar").click()
    expect(page.locator("header")).to_contain_text("Hoy")
