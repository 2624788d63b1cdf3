"""Make what a release's pages will ask first, so that nobody waits for it: to be called once a release was cut."""

from __future__ import annotations

from tinkuy.figures.catalogue import MODELS, UndefinedFigure
from tinkuy.languages import LANGUAGES
from tinkuy.pages.dashboard.board import Board
from tinkuy.pages.dashboard.charts import CHARTS_OF as PARTS_OF_BOARD
from tinkuy.pages.dashboard.views import Piece, drawn_board
from tinkuy.pages.figures.asking import Asked
from tinkuy.pages.figures.form import ALWAYS
from tinkuy.pages.figures.kinds import PARTS
from tinkuy.pages.figures.making import explanation, models_beside
from tinkuy.pages.figures.published import published
from tinkuy.pages.figures.views import address
from tinkuy.pages.key_figures.gathering import warm as warm_key_figures
from tinkuy.pages.results.one_page import states_of
from tinkuy.pages.search.known import warm as warm_search
from tinkuy.releases.models import Release


def warm(release: Release) -> None:
    """Keep the figures of the whole dashboard, of its parts by the usual model, and of the page of people reached, by every model, and what results may show.

    May be done again: what is there is not made anew. Raises NotARelease, Changed.
    """
    opened = published(release)
    for model in MODELS:
        asked = Asked("people_reached", model=model)
        try:
            drawn_board(Piece.of(release, Board(opened, asked, LANGUAGES[0], lambda one: address(release, one))))
        except UndefinedFigure:
            continue
        explanation(opened, asked)
    states_of(opened)
    for name in ("mes", *ALWAYS):
        opened.codes(PARTS[name])
    for part in PARTS_OF_BOARD:
        asked = Asked("people_reached", model=opened.usual_model)
        drawn_board(Piece.of(release, Board(opened, asked, LANGUAGES[0], lambda one: address(release, one)), part))
    models_beside(opened, Asked("people_reached", model=opened.usual_model))
    warm_key_figures(opened)
    warm_search(opened)
