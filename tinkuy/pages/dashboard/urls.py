"""The addresses of the dashboard."""

from __future__ import annotations

urlpatterns: list = []
