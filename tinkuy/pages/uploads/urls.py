"""The addresses of reports on their way in."""

from __future__ import annotations

urlpatterns: list = []
