"""The addresses of lists."""

from __future__ import annotations

urlpatterns: list = []
