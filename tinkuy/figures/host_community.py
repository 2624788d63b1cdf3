"""Host community reached: people of the host country among the people reached (pure).

In Peru, how many Peruvians: a headline for government. It is people reached of one population group, with that group's
own interval. Where the groups add up to more than the new people (a breakdown of Total), it is not publishable.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import narwhals as nw

from tinkuy.figures.counting import dimensions
from tinkuy.figures.people_reached import FIGURE, people_reached


def host_community_reached(
    rows: Any, *, model: str = "sum", by: str | Iterable[str] = (), exclude_national: bool = False
) -> Any:
    """Return the figure of `people_reached` for the host community: [*by, reached, lower, upper, ...].

    `model`: one that is defined by population group (`sum` or `per-organisation`), else UndefinedFigure is raised.
    """
    by = dimensions(by)
    groups = people_reached(rows, model=model, by=(*by, "population_group"), exclude_national=exclude_national)
    frame = nw.from_native(groups).filter(nw.col("population_group") == "host_community")
    return frame.select(*by, *FIGURE).to_native()
