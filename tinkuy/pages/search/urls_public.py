"""The public address of search."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.search import public_views

urlpatterns = [path("", public_views.search, name="public_search")]
