"""The addresses of figures."""

from __future__ import annotations

urlpatterns: list = []
