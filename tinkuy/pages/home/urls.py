"""The addresses of the home page."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.home import views

urlpatterns = [
    path("", views.home, name="home"),
    path("salud/", views.health, name="health"),
    path("robots.txt", views.robots, name="robots"),
]
