"""The methods pages are fresh, and nothing that the code does is missing from them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tinkuy.checks.catalogue import RULES
from tinkuy.checks.causes.kinds import KINDS
from tinkuy.checks.treatments import TREATMENTS
from tinkuy.checks.unusual import PARAMETERS
from tinkuy.cli.main import COMMANDS
from tinkuy.documentation.__main__ import pages, stale
from tinkuy.documentation.settings import SETTINGS
from tinkuy.figures.catalogue import DIMENSIONS, FIGURES, MODELS
from tinkuy.languages import LANGUAGES
from tinkuy.packs.loading import load_year, year_ids
from tinkuy.reports.five_ws import FIVE_WS


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {str(path): text for path, text in pages()}


def test_the_pages_say_what_the_code_does():
    assert stale() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_figure_column_cause_and_command_is_on_its_page(texts, language):
    named = {
        "rules": [rule.code for rule in RULES],
        "columns": FIVE_WS.keys(),
        "figures": [*MODELS, *DIMENSIONS, *(figure.function for figure in FIGURES)],
        "unusual": [*PARAMETERS],
        "causes": [*KINDS, *TREATMENTS],
        "commands": [f"tinkuy {name}" for name in COMMANDS],
    }
    for page, names in named.items():
        missing = [name for name in names if f"`{name}`" not in texts[f"{language}/{page}.md"]]
        assert not missing, f"{page} does not tell of {missing}"


def test_every_list_of_every_year_names_its_source(texts):
    for id in year_ids():
        for codes in load_year(id).lists.values():
            assert codes.source, f"{id} {codes.key}"


def test_every_setting_of_the_example_is_on_its_page():
    example = Path(".env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE)) == set(SETTINGS)
