"""One database holds several platforms, and no row of one is ever an answer to another."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import models

from tests.factories import records
from tinkuy.database.platforms import PlatformRow, WithoutPlatform
from tinkuy.registries.models import Platform

SCOPED = [model for model in apps.get_models() if issubclass(model, PlatformRow)]
OURS = [model for model in apps.get_models() if model.__module__.startswith("tinkuy.")]


def test_the_leakage_test_knows_how_to_make_a_row_of_every_table() -> None:
    assert set(records.MAKERS) == set(SCOPED)


@pytest.mark.django_db
@pytest.mark.parametrize("model", SCOPED)
def test_rows_of_another_platform_never_leak(model: type[PlatformRow]) -> None:
    peru, colombia = records.platform("gtrm-peru"), records.platform("gifmm-colombia")
    of_alice, of_bob, of_charlie = (records.MAKERS[model](on=platform) for platform in (peru, peru, colombia))
    assert set(model.objects.on(peru)) == {of_alice, of_bob}
    assert set(model.objects.on(colombia)) == {of_charlie}
    assert not model.objects.on(peru).filter(pk=of_charlie.pk).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("model", SCOPED)
@pytest.mark.parametrize("ask", ["all", "count", "first", "exists", "get", "filter", "values", "delete"])
def test_asking_without_a_platform_is_an_error_and_not_an_answer(model: type[PlatformRow], ask: str) -> None:
    records.MAKERS[model](on=records.platform())
    with pytest.raises((WithoutPlatform, AttributeError)):
        getattr(model.objects, ask)()


@pytest.mark.parametrize("model", OURS)
def test_every_table_with_a_platform_is_scoped_to_it(model: type[models.Model]) -> None:
    names_a_platform = any(field.related_model is Platform for field in model._meta.get_fields())
    assert not names_a_platform or issubclass(model, PlatformRow)


@pytest.mark.parametrize("model", OURS)
def test_nothing_regional_has_a_way_back_that_would_answer_for_all_platforms(model: type[models.Model]) -> None:
    ways_back = [relation for relation in model._meta.related_objects if not relation.hidden]
    if not issubclass(model, PlatformRow):
        assert [relation.name for relation in ways_back if issubclass(relation.related_model, PlatformRow)] == []
