"""A release that the pages of figures and the dashboard can show: rows cut into its folder, and its line in the register."""

from __future__ import annotations

from typing import Any

import polars as pl

from tests.factories import records
from tests.factories.reports import World
from tinkuy.accounts.models import User
from tinkuy.checks.acceptance import Acceptance
from tinkuy.packs.loading import load_platform, load_year
from tinkuy.releases import cut
from tinkuy.releases.keeping import place_to_cut, put_in_place
from tinkuy.releases.models import Release
from tinkuy.releases.store import Release as Folder
from tinkuy.releases.store import open_release

YEAR, PLATFORM = load_year("r4v-2021"), load_platform("gtrm-peru")


def publish(
    world: World,
    rows: pl.DataFrame,
    findings: pl.DataFrame | None = None,
    acceptances: tuple[Acceptance, ...] = (),
    nothing: tuple[tuple[str, str], ...] = (),
) -> Release:
    """Cut and sign a release of these rows; Alice signs, whatever her role."""
    said = {"year": YEAR, "platform": PLATFORM, "findings": findings, "acceptances": acceptances, "nothing": nothing}
    made = cut(rows, signed_by="Alice", folder=place_to_cut(), **said)
    put_in_place(made.folder, made.id)
    return records.release(world.platform, id=made.id, rows=rows.height, signed_by=world.alice)


def folder_of(release: Release, settings: Any) -> Folder:
    """The folder of a release, opened."""
    return open_release(settings.DATA_FOLDER / "releases" / str(release.pk))


def donor(world: World) -> User:
    """Dora, who takes part in the platform and sees figures, and no row."""
    dora = records.person(email="dora@example.org", name="Dora")
    records.role(on=world.platform, person=dora, role="donor")
    return dora
