"""What is public as a Django application: which releases are open to everyone, and their tables as they were opened."""

from __future__ import annotations

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """The public tables of this installation's platforms."""

    name = "tinkuy.public"
    label = "public"
