"""Readable codes: unique within the scope that gives them, and never given twice."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class CodeIsKept(Exception):
    """Something with a code was about to be deleted; its code could then come back with another meaning."""


class KeptQuerySet(models.QuerySet):
    """Rows that are retired and not deleted."""

    def delete(self) -> NoReturn:
        raise CodeIsKept(f"{self.model.__name__} rows are retired (retired_on), not deleted: codes are never reused.")


class Coded(models.Model):
    """The base of what is known by a readable code: unique per (scope, code); retired, never deleted."""

    scope = models.CharField(max_length=40)
    code = models.CharField(max_length=40)
    retired_on = models.DateField(null=True, blank=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        abstract = True

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        raise CodeIsKept(f"{self} is retired (retired_on), not deleted: its code is never reused.")


def code_constraint(model: str) -> models.UniqueConstraint:
    """The named constraint of a `Coded` model."""
    return models.UniqueConstraint(fields=("scope", "code"), name=f"{model}_code_is_unique_in_its_scope")
