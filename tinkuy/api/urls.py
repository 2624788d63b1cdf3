"""The API and its page."""

from __future__ import annotations

from django.urls import path

from tinkuy.api.interface import api
from tinkuy.api.views import page

urlpatterns = [
    path("", page, name="api_page"),
    path("v1/", api.urls),
]
