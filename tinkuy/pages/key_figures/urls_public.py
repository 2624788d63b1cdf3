"""The public addresses of key figures."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.key_figures import public_views

urlpatterns = [
    path("", public_views.key_figures, name="public_key_figures"),
    *(
        path(f"cifras-clave.{form}", public_views.taken, {"form": form}, name=f"public_key_figures_{form}")
        for form in public_views.FORMS
    ),
]
