"""Identifiers, months, counts of people and money keep their meaning in a table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models
from django.test.utils import isolate_apps

from tinkuy.database.fields import MonthField, PeopleField, PublicIdField, uuid7
from tinkuy.database.money import MoneyColumns, money_constraint
from tinkuy.money import Money
from tinkuy.months import Month

MARCH = Month(2026, 3)
SOLES = Money(Decimal("380.50"), "PEN", Decimal("0.2654"), date(2026, 3, 31))


@pytest.fixture
def target(transactional_db) -> Iterator[type[models.Model]]:
    """A table with one column of each type, there for one test."""
    with isolate_apps("tinkuy.registries"):

        class Target(models.Model):
            id = PublicIdField()
            month = MonthField()
            people = PeopleField(null=True)
            budget = MoneyColumns()

            class Meta:
                app_label = "registries"
                constraints = (money_constraint("target", "budget"),)

        with connection.schema_editor() as editor:
            editor.create_model(Target)
        yield Target
        with connection.schema_editor() as editor:
            editor.delete_model(Target)


def write(model: type[models.Model], **columns: object) -> None:
    """Write to the table as somebody would who does not go through the model."""
    with connection.cursor() as cursor:
        settings = ", ".join(f"{column} = %s" for column in columns)
        cursor.execute(f"UPDATE {model._meta.db_table} SET {settings}", list(columns.values()))


def test_identifiers_are_of_version_7_and_grow_with_time() -> None:
    made = [uuid7() for _ in range(200)]
    assert {(one.version, one.variant) for one in made} == {(7, "specified in RFC 4122")}
    assert [one.int >> 80 for one in made] == sorted(one.int >> 80 for one in made)
    assert len(set(made)) == 200


def test_a_row_gets_its_identifier_before_it_is_saved(target) -> None:
    row = target(month=MARCH)
    given = row.id
    row.save()
    assert target.objects.get().id == given


def test_a_month_comes_back_as_a_month_and_sorts_in_time(target) -> None:
    for month in (Month(2026, 10), MARCH, Month(2025, 12)):
        target.objects.create(month=month)
    assert list(target.objects.order_by("month").values_list("month", flat=True)) == [
        Month(2025, 12),
        MARCH,
        Month(2026, 10),
    ]
    assert target.objects.filter(month__gte=MARCH).count() == 2
    assert target.objects.get(month="2026-03").month == MARCH


@pytest.mark.parametrize("written", ["2026-13", "2026-00", "2026-3", "2026/03", "March"])
def test_the_database_refuses_what_is_not_a_month(target, written: str) -> None:
    target.objects.create(month=MARCH)
    with pytest.raises(IntegrityError):
        write(target, month=written)
    with pytest.raises(ValidationError):
        target(month=written).full_clean()


def test_a_count_of_people_keeps_its_fraction_and_a_blank_stays_blank(target) -> None:
    target.objects.create(month=MARCH, people=Decimal("12.6667"))
    target.objects.create(month=MARCH + 1, people=0)
    target.objects.create(month=MARCH + 2)
    assert list(target.objects.order_by("month").values_list("people", flat=True)) == [
        Decimal("12.6667"),
        Decimal(0),
        None,
    ]
    assert target.objects.aggregate(models.Sum("people")) == {"people__sum": Decimal("12.6667")}


def test_the_database_refuses_fewer_than_no_people(target) -> None:
    target.objects.create(month=MARCH)
    with pytest.raises(IntegrityError):
        write(target, people=-1)


def test_money_comes_back_whole_to_the_cent(target) -> None:
    largest = Money(Decimal("9999999999999.99"), "USD", Decimal(1), date(2026, 1, 1))
    for month, money in ((MARCH, SOLES), (MARCH + 1, None), (MARCH + 2, largest)):
        target.objects.create(month=month, budget=money)
    assert [row.budget for row in target.objects.order_by("month")] == [SOLES, None, largest]


@pytest.mark.parametrize("part", ["amount", "currency", "rate", "rate_date"])
def test_the_database_refuses_money_with_a_part_missing(target, part: str) -> None:
    target.objects.create(month=MARCH, budget=SOLES)
    with pytest.raises(IntegrityError):
        write(target, **{f"budget_{part}": None})


def test_the_database_refuses_a_rate_of_nothing(target) -> None:
    target.objects.create(month=MARCH, budget=SOLES)
    with pytest.raises(IntegrityError):
        write(target, budget_rate=0)
