"""The history: who did what on which version, for those whom it concerns."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.factories import records
from tests.factories.reports import HEALTH, send
from tests.pages.reporting import as_, shown
from tinkuy.audit.models import record
from tinkuy.ledger import actions
from tinkuy.ledger.standing import seen
from tinkuy.pages.history.words import VERBS

pytestmark = pytest.mark.django_db
HISTORY = "/p/gtrm-peru/historial/"


@pytest.fixture
def decided(world, tmp_path):
    """Alice's report of two sectors: Hugo accepted health."""
    (version,) = send(world, tmp_path / "reporte.csv", [{}, HEALTH]).made
    actions.submit(version=version, by=world.alice)
    actions.accept(version=version, seen=seen(version, ["health"]), by=world.hugo)
    return version


@pytest.fixture
def ada(world):
    person = records.person(email="ada@example.org", name="Ada")
    records.role(on=world.platform, person=person, role="donor")
    return person


def test_whoever_reports_sees_who_entered_and_who_accepted_at_which_version(world, decided) -> None:
    page = shown(as_(world.bob).get(HISTORY))
    assert "Alice Envió a revisión UNICEF · marzo 2021 · versión 1" in page
    assert "Hugo Aceptó Sectores: Salud" in page
    assert "Alice Recibió un reporte" in page


@pytest.mark.parametrize("somebody", ["charlie", "elena", "ada"])
def test_what_does_not_concern_somebody_is_not_shown(world, decided, ada, somebody) -> None:
    person = ada if somebody == "ada" else getattr(world, somebody)
    page = shown(as_(person).get(HISTORY))
    assert "Sectores: Salud" not in page
    assert ("Recibió un reporte" in page) is (somebody == "elena")
    assert ("Envió a revisión" in page) is (somebody == "elena")  # the version holds rows of education


def test_it_is_filtered_by_organisation_month_and_person(world, decided) -> None:
    iris = as_(world.iris)
    assert "Aceptó" in shown(iris.get(f"{HISTORY}?organizacion=ORG113&mes=2021-03&persona={world.hugo.pk}"))
    for other in ("organizacion=ORG118", "mes=2021-04", f"persona={world.elena.pk}"):
        assert "No hay nada con estos filtros" in shown(iris.get(f"{HISTORY}?{other}"))


def test_what_no_filter_is_filters_nothing_and_a_page_that_is_none_is_the_last(world, decided) -> None:
    assert "Aceptó" in shown(as_(world.iris).get(f"{HISTORY}?mes=marzo&persona=yo&pagina=99"))


def test_it_is_paged(world) -> None:
    membership = records.membership(on=world.platform)
    for _ in range(51):
        record("join", membership, by=world.iris)
    page = as_(world.iris).get(HISTORY)
    assert "1 / 2" in shown(page)
    assert shown(page).count("Se incorporó") == 50


def test_every_verb_that_the_code_records_has_a_word() -> None:
    recorded = {verb for path in Path("tinkuy").rglob("*.py") for verb in _recorded(path)}
    assert "accept" in recorded
    assert recorded <= set(VERBS)


def _recorded(path: Path) -> set[str]:
    """The verbs that calls of `record` in a module name."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [one for one in ast.walk(tree) if isinstance(one, ast.Call) and isinstance(one.func, ast.Name)]
    said = [one.args[0] for one in calls if one.func.id in {"record", "record_of_person"} and one.args]
    return {
        leaf.value
        for one in said
        for leaf in ([one.body, one.orelse] if isinstance(one, ast.IfExp) else [one])
        if isinstance(leaf, ast.Constant)
    }
