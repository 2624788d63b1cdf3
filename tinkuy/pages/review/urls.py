"""The addresses of review."""

from __future__ import annotations

urlpatterns: list = []
