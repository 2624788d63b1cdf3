"""The addresses of the dashboard."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.dashboard import comparing, views

urlpatterns = [
    path("", views.latest, name="latest_dashboard"),
    path("<uuid:release>/", views.dashboard, name="dashboard"),
    path("<uuid:release>/comparar/", comparing.compare, name="dashboard_compare"),
    path("<uuid:release>/graficos/<slug:chart>.<slug:format>", views.chart, name="dashboard_chart"),
    path("<uuid:release>/<slug:part>/", views.dashboard, name="dashboard_part"),
]
