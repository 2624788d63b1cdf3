"""The addresses of months."""

from __future__ import annotations

urlpatterns: list = []
