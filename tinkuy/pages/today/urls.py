"""The addresses of “Hoy”."""

from __future__ import annotations

urlpatterns: list = []
