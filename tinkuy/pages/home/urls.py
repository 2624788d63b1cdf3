"""The addresses of the home page."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.home import health, measures, views

urlpatterns = [
    path("", views.home, name="home"),
    path("salud/", health.ready, name="health"),
    path("salud/vivo", health.alive, name="health_alive"),
    path("salud/listo", health.ready, name="health_ready"),
    path("salud/medidas", measures.measures, name="measures"),
    path("robots.txt", views.robots, name="robots"),
]
