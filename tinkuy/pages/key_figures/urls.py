"""The addresses of key figures on a platform."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.key_figures import views

urlpatterns = [
    path("", views.latest, name="latest_key_figures"),
    path("<uuid:release>/", views.key_figures, name="key_figures"),
    *(
        path(f"<uuid:release>/cifras-clave.{form}", views.taken, {"form": form}, name=f"key_figures_{form}")
        for form in views.FORMS
    ),
]
