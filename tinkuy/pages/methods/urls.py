"""The address of the methods."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.methods.views import methods

urlpatterns = [path("", methods, name="methods")]
