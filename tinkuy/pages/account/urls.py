"""The addresses of one's own account."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.account import access_tokens, confirming, factor, views

urlpatterns = [
    path("", views.account, name="account"),
    path("confirmar/", confirming.confirm, name="account_confirm"),
    path("clave/", views.password, name="account_password"),
    path("correo/", views.address, name="account_address"),
    path("segundo-factor/", factor.factor, name="account_factor"),
    path("segundo-factor/codigos/", factor.codes, name="account_codes"),
    path("segundo-factor/codigos.txt", factor.codes_file, name="account_codes_file"),
    path("segundo-factor/codigos/nuevos/", factor.renew, name="account_codes_renew"),
    path("segundo-factor/desactivar/", factor.turn_off, name="account_factor_off"),
    path("sesiones/", views.open_sessions, name="account_sessions"),
    path("accesos/", access_tokens.tokens, name="account_tokens"),
    path("accesos/<uuid:token>/revocar/", access_tokens.token_revoke, name="account_token_revoke"),
]
