"""The month in words: kept as it is typed, overwritten by nobody unseen, read by those who may see the rows."""

from __future__ import annotations

import polars as pl
import pytest

from tests.factories.reports import World, make_world
from tinkuy.access.policy import Refused
from tinkuy.audit.models import Event
from tinkuy.languages import LANGUAGES
from tinkuy.months import Month
from tinkuy.narratives.actions import NotKept, Overtaken, keep_narrative
from tinkuy.narratives.barriers import barriers
from tinkuy.narratives.models import Narrative
from tinkuy.narratives.reading import told
from tinkuy.publishing.narratives import COLUMNS, write_narratives
from tinkuy.registries.actions import add_organisation, merge, undo_merge
from tinkuy.registries.models import OrganisationMerge

MARCH = Month(2021, 3)


@pytest.fixture
def world(db, settings, tmp_path) -> World:
    settings.DATA_FOLDER = tmp_path
    return make_world()


def keep(world: World, seen: int = 0, by=None, sector: str = "health", **said: str) -> Narrative:
    slot = {"platform": world.platform, "organisation": world.unicef, "month": MARCH, "sector": sector}
    return keep_narrative(**slot, told=said, by=by or world.alice, seen=seen)


def test_what_is_told_is_kept_field_by_field_and_nothing_is_required(world) -> None:
    first = keep(world, highlight=" Abrió el albergue ", barrier="funding")
    again = keep(world, first.edition, world.bob, gap="Tumbes")
    assert (again.highlight, again.barrier, again.gap, again.priority) == ("Abrió el albergue", "funding", "Tumbes", "")
    assert (again.by, again.edition) == (world.bob, 2)
    assert keep(world, 0, gap="Tumbes").edition == 2  # the same again is nothing new, whatever was seen
    assert keep(world, sector="education", highlight=" ").edition == 0
    assert Narrative.objects.on(world.platform).count() == 1


def test_the_audit_says_which_fields_and_never_the_words(world) -> None:
    keep(world, highlight="Atendimos a María")
    (event,) = Event.objects.on(world.platform).filter(verb="keep_narrative")
    assert event.detail == {"sector": "health", "fields": ["highlight"]}


def test_nobody_writes_over_what_somebody_else_wrote_unseen(world) -> None:
    keep(world, highlight="De Alice")
    for seen in (0, 7):
        with pytest.raises(Overtaken) as refused:
            keep(world, seen, world.bob, highlight="De Bob")
        assert refused.value.theirs.highlight == "De Alice"
    assert keep(world, 1, world.bob, highlight="De Bob").highlight == "De Bob"


@pytest.mark.parametrize("said", [{"highlight": "x" * 601}, {"barrier": "nada"}])
def test_what_does_not_fit_is_refused_with_a_sentence_in_three_languages(world, said) -> None:
    with pytest.raises(NotKept) as refused:
        keep(world, **said)
    assert len({refused.value.text.in_(code) for code in LANGUAGES}) == 3


@pytest.mark.parametrize("who", ["charlie", "hugo", "elena"])
def test_only_who_reports_for_the_organisation_tells(world, who) -> None:
    with pytest.raises(Refused):
        keep(world, by=getattr(world, who), highlight="X")


def test_everybody_reads_what_they_may_see_the_rows_of(world) -> None:
    keep(world, highlight="Salud")
    keep(world, sector="education", highlight="Educación")
    keep(world, sector="wash", highlight="Agua")
    keep(world, 1, sector="wash", highlight="")  # taken out again
    read = {name: [one.sector for one in told(world.platform, MARCH, getattr(world, name))] for name in READERS}
    assert read == READERS


READERS = {
    "alice": ["education", "health"],
    "iris": ["education", "health"],
    "hugo": ["health"],
    "elena": ["education"],
    "charlie": [],
}


def test_narratives_follow_a_merged_organisation_and_go_back(world) -> None:
    again = add_organisation(platform=world.platform, name="Unicef Tumbes", type="un", by=world.iris)
    slot = {"platform": world.platform, "organisation": again, "month": MARCH, "sector": "wash"}
    keep_narrative(**slot, told={"highlight": "Agua"}, by=world.iris)
    merge(platform=world.platform, kept=world.unicef, gone=again, by=world.iris, why="Es la misma")
    kept = Narrative.objects.on(world.platform).get()
    assert kept.organisation == world.unicef
    undo_merge(merge=OrganisationMerge.objects.get(), by=world.iris, why="Eran dos")
    kept.refresh_from_db()
    assert kept.organisation == again


def test_every_barrier_is_there_in_three_languages() -> None:
    for text in barriers().values():
        assert all(text.in_(code) for code in LANGUAGES)
    assert {"none", "other"} <= set(barriers())


def test_what_was_told_is_written_with_headings_and_no_formula(tmp_path) -> None:
    line = dict.fromkeys(COLUMNS, "x") | {"highlight": "=1+1"}
    write_narratives(pl.DataFrame([line]), tmp_path / "told.csv", format="csv", language="es")
    said = (tmp_path / "told.csv").read_text("utf-8-sig")
    assert said.startswith("Mes,Sector,Organización,Lo más importante")
    assert "'=1+1" in said
    write_narratives(pl.DataFrame([line]), tmp_path / "told.xlsx", format="xlsx", language="pt")
    assert pl.read_excel(tmp_path / "told.xlsx", engine="calamine").columns[1:4] == [
        "Setor",
        "Organização",
        "O mais importante",
    ]
