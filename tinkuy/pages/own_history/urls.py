"""The addresses of an organisation's own history."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.own_history import views

urlpatterns = [
    path("", views.own_history, name="own_history"),
    path("<slug:organisation>/", views.of_organisation, name="own_history_of"),
]
