"""Every model means what its small table says."""

from __future__ import annotations

import pytest

from tests.factories.rows import standard_rows
from tests.specs.figure_tables import FigureTable, figure_tables
from tinkuy.figures import people_reached
from tinkuy.figures.catalogue import MODELS


@pytest.mark.parametrize("table", figure_tables(), ids=lambda table: table.name)
def test_a_model_gives_the_answer_of_its_table(table: FigureTable) -> None:
    figure = people_reached(standard_rows(table.rows), model=table.model).row(0, named=True)
    assert {name: figure[name] for name in table.answer} == table.answer
    assert figure["publishable"] is (table.answer["reason"] is None)


def test_every_model_has_a_table_with_a_blank_cell() -> None:
    tables = figure_tables()
    assert {table.name for table in tables} >= set(MODELS)
    assert [table.name for table in tables if not any(None in row.values() for row in table.rows)] == []
