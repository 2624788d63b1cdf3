"""The addresses of months."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.months import views

urlpatterns = [
    path("", views.months, name="months"),
    path("filas/", views.rows, name="months_rows"),
    path("abrir/", views.open_, name="months_open"),
    path("<str:month>/", views.one, name="month"),
    path("<str:month>/cerrar/", views.close, name="month_close"),
    path("<str:month>/reabrir/", views.reopen, name="month_reopen"),
    path("<str:month>/<slug:organisation>/", views.slot, name="months_slot"),
]
