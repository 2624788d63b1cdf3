"""The addresses of the site. They are in Spanish, as most who read them are."""

from __future__ import annotations

from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("", include("tinkuy.pages.home.urls")),
    path("revisar/", include("tinkuy.pages.check.urls")),
    path("metodos/", include("tinkuy.pages.methods.urls")),
    path("", include("tinkuy.pages.sign_in.urls")),
    path("componentes/", include("tinkuy.pages.components.urls")),
    path("idioma/", set_language, name="set_language"),
]
handler404 = "tinkuy.pages.errors.not_found"
handler500 = "tinkuy.pages.errors.server_error"
