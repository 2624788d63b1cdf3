"""Money in a table: four columns that stand or fall together, read and written as one `Money`."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from tinkuy.money import Money

PARTS = ("amount", "currency", "rate", "rate_date")


class MoneyColumns:
    """Declares `<name>_amount` (two decimals), `<name>_currency`, `<name>_rate` and `<name>_rate_date` on a model.

    The attribute itself reads and writes a `Money`, or None. Add `money_constraint` to the model's constraints.
    """

    def contribute_to_class(self, model: type[models.Model], name: str) -> None:
        """Give the model its four columns; Django calls this while it makes the class."""
        blank = {"null": True, "blank": True}
        columns = (
            models.DecimalField(max_digits=18, decimal_places=2, **blank),
            models.CharField(max_length=3, **blank),
            models.DecimalField(max_digits=18, decimal_places=8, **blank),
            models.DateField(**blank),
        )
        for part, column in zip(PARTS, columns, strict=True):
            model.add_to_class(f"{name}_{part}", column)
        # A property, and nothing cleverer: Django accepts only these by name when it makes an object.
        setattr(model, name, _one_money(name))


def _one_money(name: str) -> property:
    """The property that joins the four columns into a `Money`, or None."""

    def read(row: models.Model) -> Money | None:
        parts = [getattr(row, f"{name}_{part}") for part in PARTS]
        return None if parts[0] is None else Money(*parts)

    def write(row: models.Model, money: Money | None) -> None:
        for part in PARTS:
            setattr(row, f"{name}_{part}", None if money is None else getattr(money, part))

    return property(read, write)


def money_constraint(model: str, name: str) -> models.CheckConstraint:
    """The named constraint of a model's `MoneyColumns`: all four columns are there, with a rate above 0, or none is."""
    columns = [f"{name}_{part}" for part in PARTS]
    nothing: dict[str, Any] = {f"{column}__isnull": True for column in columns}
    everything: dict[str, Any] = {f"{column}__isnull": False for column in columns}
    rule = Q(**nothing) | Q(**everything, **{f"{name}_rate__gt": 0})
    return models.CheckConstraint(condition=rule, name=f"{model}_{name}_is_whole_or_absent")
