"""What a pack may say is written down for the people who write packs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tinkuy.packs.folders import DATA, headings_of, read_manifest

GUIDE = (Path(__file__).parents[2] / "docs" / "packs.md").read_text(encoding="utf-8")
PACKS = sorted(path.parent for path in DATA.glob("*/pack.toml"))


@pytest.mark.parametrize("folder", PACKS, ids=lambda folder: folder.name)
def test_every_column_of_every_list_is_explained(folder: Path) -> None:
    headings = {heading for path in folder.glob("*.csv") for heading in headings_of(path)}
    assert {heading for heading in headings if f"`{heading}`" not in GUIDE} == set()


@pytest.mark.parametrize("folder", PACKS, ids=lambda folder: folder.name)
def test_every_key_and_parameter_of_a_manifest_is_explained(folder: Path) -> None:
    said = read_manifest(folder)
    of_lists = {key for one in said["lists"].values() for key in one}
    of_rules = {key for rule in said.get("rules", {}).values() for key in rule}
    keys = set(said) | of_lists | of_rules | set(said.get("thresholds", {}))
    assert {key for key in keys if key not in GUIDE} == set()
