"""A question for which the engine's shared memory does not suffice is asked again with more, and answered."""

from __future__ import annotations

import duckdb

from tinkuy.pages.figures.published import _with_enough_memory


def test_what_does_not_fit_is_asked_once_more_with_memory_of_its_own(settings) -> None:
    asked: list[duckdb.DuckDBPyConnection] = []

    def ask(own: duckdb.DuckDBPyConnection) -> int:
        asked.append(own)
        if len(asked) == 1:
            raise duckdb.OutOfMemoryException("could not allocate block")
        return 42

    assert _with_enough_memory(ask) == 42
    assert len(asked) == 2
