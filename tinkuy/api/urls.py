"""The API and its page."""

from __future__ import annotations

from django.urls import path

from tinkuy.api.interface import api

urlpatterns = [
    path("v1/", api.urls),
]
