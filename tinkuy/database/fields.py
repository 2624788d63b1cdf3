"""Types of columns: public identifiers, months, counts of people."""

from __future__ import annotations

import secrets
import time
import uuid
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from tinkuy.months import Month


def uuid7() -> uuid.UUID:
    """A new identifier of version 7 (RFC 9562): it begins with the time in milliseconds, so indexes grow at the end."""
    milliseconds = time.time_ns() // 1_000_000
    value = milliseconds << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76  # version
    value = value & ~(0x3 << 62) | 0x2 << 62  # variant
    return uuid.UUID(int=value)


class PublicIdField(models.UUIDField):
    """The primary key of what the outside may name: it tells nobody how many there are, nor can it be guessed."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"primary_key": True, "default": uuid7, "editable": False} | options)


class MonthField(models.CharField):
    """A `Month`, kept as 2026-03: it sorts in time, and reads the same in every export. The database checks its form."""

    description = "Month"

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | {"max_length": 7})

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, arguments, options = super().deconstruct()
        del options["max_length"]
        return name, path, arguments, options

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        """Refuse anything that is not four digits, a hyphen and 01 to 12, whoever writes it."""
        column = connection.ops.quote_name(self.column)
        return (
            f"LENGTH({column}) = 7 AND SUBSTR({column}, 1, 4) BETWEEN '1900' AND '2999'"
            f" AND SUBSTR({column}, 5, 1) = '-' AND SUBSTR({column}, 6, 2) BETWEEN '01' AND '12'"
        )

    def from_db_value(self, value: str | None, *_: object) -> Month | None:
        return None if value is None else Month.parse(value)

    def to_python(self, value: object) -> Month | None:
        if value is None or isinstance(value, Month):
            return value
        try:
            return Month.parse(str(value))
        except ValueError as error:
            raise ValidationError(str(error), code="month") from error

    def get_prep_value(self, value: object) -> str | None:
        return None if value is None else str(self.to_python(value))

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj)) or ""


class PeopleField(models.DecimalField):
    """A count of people, never below 0. Shares and estimates make fractions, so it rounds only when shown (ADR 3)."""

    description = "Count of people"

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | {"max_digits": 16, "decimal_places": 4})
        self.validators.append(MinValueValidator(Decimal(0)))

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, arguments, options = super().deconstruct()
        del options["max_digits"], options["decimal_places"]
        return name, path, arguments, options

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        """Refuse a negative count, whoever writes it."""
        return f"{connection.ops.quote_name(self.column)} >= 0"
