"""An amount of money with the currency it was agreed in and the rate that makes it comparable (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

CENT = Decimal("0.01")
_CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount (two decimals) in a currency (ISO 4217), with the dollars that one unit was worth on `rate_date`."""

    amount: Decimal
    currency: str
    rate: Decimal
    rate_date: date

    def __post_init__(self) -> None:
        if not _CURRENCY.fullmatch(self.currency):
            raise ValueError(f"{self.currency!r} is not a currency code of three capitals, such as PEN")
        if self.amount != self.amount.quantize(CENT):
            raise ValueError(f"{self.amount} has more than two decimals")
        if self.rate <= 0:
            raise ValueError(f"a rate of {self.rate} dollars per {self.currency} is not above 0")

    @classmethod
    def dollars(cls, amount: Decimal, on: date) -> Money:
        """United States dollars, which need no rate."""
        return cls(amount, "USD", Decimal(1), on)

    @property
    def usd(self) -> Decimal:
        """The amount in United States dollars, at the rate it carries, to the cent."""
        return (self.amount * self.rate).quantize(CENT, ROUND_HALF_EVEN)
