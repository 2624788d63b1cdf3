"""Money keeps its currency, and the rate that makes it comparable."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinkuy.money import Money

DAY = date(2026, 3, 31)


def test_soles_are_worth_dollars_at_the_rate_of_the_day() -> None:
    assert Money(Decimal("380.00"), "PEN", Decimal("0.2654"), DAY).usd == Decimal("100.85")


@given(st.decimals(min_value=0, max_value=10**15, places=2))
def test_dollars_are_worth_themselves(amount: Decimal) -> None:
    assert Money.dollars(amount, DAY).usd == amount


@pytest.mark.parametrize(
    ("amount", "currency", "rate", "why"),
    [
        ("1.005", "USD", "1", "decimals"),
        ("1", "soles", "1", "currency"),
        ("1", "PEN", "0", "rate"),
        ("1", "PEN", "-1", "rate"),
    ],
)
def test_money_that_cannot_be_is_refused(amount: str, currency: str, rate: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Money(Decimal(amount), currency, Decimal(rate), DAY)
