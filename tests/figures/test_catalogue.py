"""What is declared about figures: complete, in three languages, and true."""

from __future__ import annotations

from itertools import product

import pytest

import tinkuy.figures
from tests.factories.rows import people, standard_rows
from tinkuy.figures import people_reached
from tinkuy.figures.catalogue import DIMENSIONS, FIGURES, MODELS, REASONS, REFUSALS, UndefinedFigure
from tinkuy.figures.outcomes import OUTCOMES, STEPS
from tinkuy.reports.five_ws import FIVE_WS


def test_every_word_of_the_catalogue_is_there_in_three_languages() -> None:
    texts = [*DIMENSIONS.values(), *REASONS.values(), *REFUSALS.values(), *OUTCOMES.values(), *STEPS.values()]
    texts += [text for model in MODELS.values() for text in (model.name, model.method)]
    texts += [text for figure in FIGURES for text in (figure.name, figure.method)]
    assert [text for text in texts if not (text.es and text.en and text.pt)] == []


def test_every_figure_of_the_catalogue_can_be_imported_and_the_other_way_round() -> None:
    functions = {figure.function for figure in FIGURES}
    assert functions == {name for name in tinkuy.figures.__all__ if name != "Explanation"}
    assert all(callable(getattr(tinkuy.figures, function)) for function in functions)


def test_every_sector_a_model_names_is_a_stable_code() -> None:
    assert {"shelter", "wash", "health", "multipurpose_cash"} <= MODELS["southern-cone"].own_sectors
    assert len(MODELS["southern-cone"].own_sectors) == 9


@pytest.mark.parametrize(("model", "dimension"), list(product(MODELS, DIMENSIONS)))
def test_what_is_declared_as_defined_is_computed_and_nothing_else(model: str, dimension: str) -> None:
    rows = standard_rows([people(5)])
    if dimension == "organisation_type":
        rows = rows.with_columns(rows["organisation"].alias("organisation_type"))
    if (model, dimension) in REFUSALS:
        with pytest.raises(UndefinedFigure, match=model):
            people_reached(rows, model=model, by=[dimension])
    else:
        figure = people_reached(rows, model=model, by=[dimension])
        assert figure["reached"].sum() == 5
        assert figure.columns[0] == dimension


def test_every_dimension_but_the_breakdowns_and_the_added_type_is_a_column_of_the_standard_rows() -> None:
    others = {"population_group", "age_gender", "organisation_type", "place_level"}
    assert set(DIMENSIONS) - others <= set(FIVE_WS.keys())
