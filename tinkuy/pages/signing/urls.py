"""The addresses of releases."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.signing import views

urlpatterns = [
    path("", views.signing, name="signing"),
    path("nueva/", views.new, name="signing_new"),
    path("comparar/", views.compare, name="signing_compare"),
    path("efecto/<uuid:version>/", views.effect, name="signing_effect"),
    path("<uuid:release>/", views.one, name="signing_release"),
    path("<uuid:release>/verificar/", views.verify, name="signing_verify"),
    path("<uuid:release>/retirar/", views.withdraw, name="signing_withdraw"),
]
