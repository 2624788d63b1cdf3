"""Signing in, with Django's own view; the language of the account is the language of the pages from then on."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpResponse
from django.shortcuts import resolve_url

from tinkuy.languages import Text
from tinkuy.pages.components.platforms import platforms_of

WORDS: Final = {
    "title": Text("Entrar", "Sign in", "Entrar"),
    "email": Text("Correo electrónico", "E-mail address", "E-mail"),
    "password": Text("Contraseña", "Password", "Senha"),
    "send": Text("Entrar", "Sign in", "Entrar"),
    "problem": Text("No se pudo entrar", "You could not be signed in", "Não foi possível entrar"),
    "refused": Text(
        "El correo y la contraseña no coinciden. Revise si la tecla de mayúsculas está activa y escriba ambos de nuevo.",
        "The e-mail address and the password do not match. See whether Caps Lock is on, and write both again.",
        "O e-mail e a senha não coincidem. Veja se a tecla de maiúsculas está ativa e escreva ambos de novo.",
    ),
    "no_account": Text(
        "Las cuentas las da quien coordina su plataforma. Para revisar un archivo no necesita cuenta.",
        "Accounts are given by whoever coordinates your platform. To check a file you need none.",
        "As contas são dadas por quem coordena sua plataforma. Para verificar um arquivo não precisa de conta.",
    ),
}


class SignIn(LoginView):
    """The form, and what follows from it."""

    template_name = "sign_in/sign_in.html"
    redirect_authenticated_user = True

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        """The words of the page beside Django's own context."""
        return super().get_context_data(**context) | {"words": WORDS, "section": "sign_in"}

    def get_default_redirect_url(self) -> str:
        """To “Hoy” of the only platform that the person takes part in; with several or none, to the home page."""
        taken = platforms_of(self.request.user)
        return resolve_url("today", platform=taken[0].code) if len(taken) == 1 else resolve_url("home")

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Sign in, and speak the account's language."""
        answer = super().form_valid(form)
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            form.get_user().language,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        )
        return answer
