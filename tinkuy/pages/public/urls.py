"""The public addresses: a response, and one release of it for ever."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.public import views

urlpatterns = [
    path("", views.responses, name="public_responses"),
    path("<slug:platform>/", views.response, name="public"),
    path("<slug:platform>/<uuid:release>/", views.release, name="public_release"),
]
