"""The addresses of releases."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.signing import comparing, new, views

urlpatterns = [
    path("", views.signing, name="signing"),
    path("nueva/", new.new, name="signing_new"),
    path("preparando/<uuid:preparation>/", new.prepared, name="signing_prepared"),
    path("firmando/<uuid:signing>/", new.signing, name="signing_signed"),
    path("comparar/", comparing.compare, name="signing_compare"),
    path("efecto/<uuid:version>/", comparing.effect, name="signing_effect"),
    path("<uuid:release>/", views.one, name="signing_release"),
    path("<uuid:release>/verificar/", views.verify, name="signing_verify"),
    path("<uuid:release>/retirar/", views.withdraw, name="signing_withdraw"),
]
