"""The address of the table of who may do what."""

from __future__ import annotations

from django.urls import path

from tinkuy.pages.members.permitted import permissions

urlpatterns = [path("", permissions, name="permissions")]
