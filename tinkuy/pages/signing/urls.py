"""The addresses of releases."""

from __future__ import annotations

urlpatterns: list = []
