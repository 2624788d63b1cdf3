"""The address of the results."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.results import views

urlpatterns = [path("", views.results, name="results")]
