"""The addresses of a person's notices on a platform."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.notices import views

urlpatterns = [
    path("", views.notices, name="notices"),
    path("leidos/", views.all_read, name="notices_read"),
    path("correo/", views.choices, name="notice_choices"),
    path("<uuid:notice>/", views.follow, name="notice"),
]
