"""The address of the history."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.history import views

urlpatterns = [path("", views.history, name="history")]
