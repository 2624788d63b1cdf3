"""The addresses of narratives."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.telling import views

urlpatterns = [
    path("", views.told, name="narratives"),
    path("descargar/", views.download, name="narratives_download"),
    path("<str:month>/<slug:organisation>/", views.month, name="narrative"),
    path("<str:month>/<slug:organisation>/<slug:sector>/", views.keep, name="narrative_keep"),
]
