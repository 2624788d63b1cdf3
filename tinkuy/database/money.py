"""Money in a table: four columns that stand or fall together, read and written as one `Money`."""

from __future__ import annotations

from typing import Any, overload

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
        self.name = name
        blank = {"null": True, "blank": True}
        columns = (
            models.DecimalField(max_digits=18, decimal_places=2, **blank),
            models.CharField(max_length=3, **blank),
            models.DecimalField(max_digits=18, decimal_places=8, **blank),
            models.DateField(**blank),
        )
        for part, column in zip(PARTS, columns, strict=True):
            model.add_to_class(f"{name}_{part}", column)
        setattr(model, name, self)

    @overload
    def __get__(self, instance: None, owner: type) -> MoneyColumns: ...
    @overload
    def __get__(self, instance: models.Model, owner: type) -> Money | None: ...
    def __get__(self, instance: models.Model | None, owner: type) -> MoneyColumns | Money | None:
        if instance is None:
            return self
        parts = [getattr(instance, f"{self.name}_{part}") for part in PARTS]
        return None if parts[0] is None else Money(*parts)

    def __set__(self, instance: models.Model, money: Money | None) -> None:
        for part in PARTS:
            setattr(instance, f"{self.name}_{part}", None if money is None else getattr(money, part))


def money_constraint(model: str, name: str) -> models.CheckConstraint:
    """The named constraint of a model's `MoneyColumns`: all four columns are there, with a rate above 0, or none is."""
    columns = [f"{name}_{part}" for part in PARTS]
    nothing: dict[str, Any] = {f"{column}__isnull": True for column in columns}
    everything: dict[str, Any] = {f"{column}__isnull": False for column in columns}
    rule = Q(**nothing) | Q(**everything, **{f"{name}_rate__gt": 0})
    return models.CheckConstraint(condition=rule, name=f"{model}_{name}_is_whole_or_absent")
