"""The addresses of the dashboard."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.dashboard import views

urlpatterns = [
    path("", views.latest, name="latest_dashboard"),
    path("<uuid:release>/", views.dashboard, name="dashboard"),
]
