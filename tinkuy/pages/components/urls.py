"""The address of the living page of components."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.components.views import living_page

urlpatterns = [path("", living_page, name="components")]
