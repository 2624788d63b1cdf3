"""The addresses of figures. They are permanent: a figure that somebody quoted is found there for ever."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.figures import views

urlpatterns = [
    path("<uuid:release>/<slug:figure>/", views.figure, name="figure"),
    path("<uuid:release>/<slug:figure>.json", views.figure_json, name="figure_json"),
    path("<uuid:release>/<slug:figure>.csv", views.figure_csv, name="figure_csv"),
]
