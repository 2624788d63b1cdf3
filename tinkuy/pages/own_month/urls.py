"""The addresses of what whoever reports does with a month."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.own_month import views

urlpatterns = [
    path("<str:month>/<slug:organisation>/nada/", views.nothing, name="own_nothing"),
    path("<str:month>/<slug:organisation>/deshacer-nada/", views.undo, name="own_nothing_undo"),
    path("<str:month>/<slug:organisation>/copiar/", views.copy, name="own_copy"),
    path("<str:month>/<slug:organisation>/plantilla/", views.template, name="own_template"),
]
