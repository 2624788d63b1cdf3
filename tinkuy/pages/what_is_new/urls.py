"""The address of “What is New?”."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.what_is_new import views

urlpatterns = [path("", views.what_is_new, name="what_is_new")]
