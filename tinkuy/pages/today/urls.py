"""The addresses of “Hoy”."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.today import views

urlpatterns = [path("", views.today, name="today")]
