"""The addresses of the matrix."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.matrix import reminding, views

urlpatterns = [
    path("", views.matrix, name="matrix"),
    path("causas/<str:month>/", views.causes, name="matrix_causes"),
    path("recordar/<str:month>/", reminding.reminders, name="matrix_reminders"),
    path("recordatorios/<uuid:act>/", reminding.sent, name="matrix_reminded"),
    path("<str:month>/<slug:organisation>/", views.drawer, name="matrix_cell"),
]
