"""The addresses of a field focal point's place."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.own_place import views

urlpatterns = [
    path("", views.own_place, name="own_place"),
    path("<uuid:version>/<slug:place>/", views.rows, name="own_place_rows"),
]
