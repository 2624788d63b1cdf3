"""Signing in as people do: password, then the code of their telephone; whoever needs one and has none sets it up first."""

from __future__ import annotations

import time

import pyotp
from playwright.sync_api import Page, expect

_SECRETS: dict[str, str] = {}  # what each telephone holds, by site and e-mail address


def sign_in(page: Page, email: str, password: str) -> None:
    """Sign in on the page's site; the page is then where signing in leads."""
    page.goto("/entrar/")
    page.fill("input[name=username]", email)
    page.fill("input[name=password]", password)
    page.click("main button[type=submit]")
    if "/entrar/codigo/" in page.url:
        page.fill("#code", code(_SECRETS[email, _site(page)], later=1))
        page.click("main button[type=submit]")
    if "/cuenta/segundo-factor/" in page.url:
        set_up_second_factor(page, email)
    expect(page.locator("header")).to_contain_text("Salir")


def set_up_second_factor(page: Page, email: str) -> list[str]:
    """Do what the page says, and go on; the recovery codes."""
    secret = page.locator("code.secret").inner_text().replace(" ", "")
    _SECRETS[email, _site(page)] = secret
    page.fill("#code", code(secret))
    page.get_by_role("button", name="Activar").click()
    codes = page.locator(".recovery code").all_inner_texts()
    page.get_by_role("button", name="Ya los guardé").click()
    return codes


def code(secret: str, later: int = 0) -> str:
    """What the telephone shows; `later`: so many steps of 30 seconds from now, for a code counts once."""
    return pyotp.TOTP(secret).at(int(time.time()) + 30 * later)


def _site(page: Page) -> str:
    return page.url.split("/")[2]
