"""Review: what waits and for whom, one version beside what stands, deciding on one and on several."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from tests.factories import records
from tests.factories.reports import HEALTH, send, submit_and_accept
from tests.pages.reviewing import BOTH, QUEUE, address, as_, form, line, page, states
from tinkuy.ledger import actions
from tinkuy.ledger.checked import checked
from tinkuy.ledger.models import Standing
from tinkuy.ledger.standing import seen
from tinkuy.months import Month
from tinkuy.pages.review import queue
from tinkuy.pages.review.weighing import Weight, usual

pytestmark = pytest.mark.django_db
# What the queue shows


def test_the_queue_shows_what_waits_with_its_month_sectors_rows_and_new(world, submitted) -> None:
    submitted(BOTH)
    shown = page(world.iris)
    for word in ("UNICEF", "mar 2021", "2 decisiones por tomar", "sin historia de UNICEF en Lima", "desde hoy"):
        assert word in shown
    assert ">5<span" in shown
    assert ">2<span" in shown


def test_a_sector_lead_is_shown_their_sector_only(world, submitted) -> None:
    version = submitted(BOTH)
    shown = page(world.hugo)
    assert 'data-label="Nuevas">2<' in shown
    assert f'value="{version.pk}|health=-"' in shown
    assert "education=" not in shown
    submitted([{"month": "2021-02"}])
    assert "feb 2021" not in page(world.hugo)


def test_new_that_nobody_reported_is_a_gap_and_no_zero(world, submitted) -> None:
    submitted([{"new": None}])
    assert "no reportado" in page(world.iris)


def test_what_an_officer_sent_waits_for_somebody_else_and_says_so(world, submitted) -> None:
    submitted([{}], by=world.iris)
    shown = page(world.iris)
    assert "Lo envió usted: decide otra persona." in shown
    assert "0 decisiones por tomar" in shown
    assert 'name="version"' not in shown
    assert "Lo envió usted" not in page(world.elena)


def test_a_report_of_the_persons_own_organisation_waits_for_somebody_else(world, submitted) -> None:
    records.role(on=world.platform, person=world.iris, role="focal_point", organisation=world.unicef)
    version = submitted([{}])
    assert "Es de su organización: decide otra persona." in page(world.iris)
    assert 'id="accept"' not in page(world.iris, address(version))


def test_filters_in_the_address_narrow_the_queue(world, submitted) -> None:
    submitted([{"month": "2021-01"}])
    submitted([{"month": "2021-02"} | HEALTH])
    submitted([{"organisation": "ACNUR", "month": "2021-02"}], by=world.charlie)
    for asked, there, gone in (
        ("mes=2021-01", ["ene 2021"], ['<td role="cell" class="short" data-label="Mes">feb 2021']),
        ("sector=health", ["UNICEF"], [" ACNUR</a>"]),
        ("organizacion=ORG118", [" ACNUR</a>"], [" UNICEF</a>"]),
        ("mes=nunca", [" ACNUR</a>", " UNICEF</a>"], []),
        ("sector=nada&mes=2021-01", ["con estos filtros"], []),
    ):
        shown = page(world.iris, f"{QUEUE}?{asked}")
        assert [word for word in there if word not in shown] == []
        assert [word for word in gone if word in shown] == []


def test_what_nobody_counted_in_time_is_left_to_the_worker(world, submitted, monkeypatch) -> None:
    submitted([{"description": "nadie la contó"}])
    monkeypatch.setattr(queue, "COUNTS_FOR", -1.0)
    assert "todavía se cuentan las observaciones" in page(world.iris)
    assert "todavía se cuentan las observaciones" not in page(world.iris), "tests run tasks at once"


def test_a_group_is_a_scope_of_the_queue_that_its_lead_finds_in_one_click(world, submitted) -> None:
    tumbes = records.group(on=world.platform, code="tumbes", name_es="GTRM Tumbes", place="PE24", sectors=["education"])
    records.group_member(on=world.platform, group=tumbes, person=world.iris, leads=True)
    submitted([{"month": "2021-01", "admin1": "Tumbes"}, HEALTH | {"month": "2021-01", "admin1": "Tumbes"}])
    submitted([{"month": "2021-02", "admin1": "Lima"}])
    assert 'href="?grupo=tumbes"' in page(world.iris)
    assert "Los grupos que usted lidera" not in page(world.elena)
    scoped = page(world.iris, f"{QUEUE}?grupo=tumbes")
    assert "Una decisión por tomar" in scoped
    assert "education=-" in scoped
    assert 'href="?grupo=tumbes" aria-current="true"' in scoped


def test_a_group_with_neither_sectors_nor_a_place_looks_at_its_members_alone(world, submitted) -> None:
    group = records.group(on=world.platform, code="tecnico")
    records.group_member(on=world.platform, group=group, organisation=world.unhcr)
    submitted([{}])
    submitted([{"organisation": "ACNUR"}], by=world.charlie)
    scoped = page(world.iris, f"{QUEUE}?grupo=tecnico")
    assert (" ACNUR</a>" in scoped, " UNICEF</a>" in scoped) == (True, False)


def test_the_most_unusual_comes_first(world, submitted, tmp_path) -> None:
    for month, new in (("2021-01", 100), ("2021-02", 120)):
        received = send(world, tmp_path / f"{month}.csv", [{"month": month, "new": new, "total": new, "women": new}])
        submit_and_accept(world, received)
    submitted([{"month": "2021-03", "new": 110, "total": 110, "women": 110}])
    submitted([{"month": "2021-04", "new": 1000, "total": 1000, "women": 1000}])
    shown = page(world.iris)
    assert shown.index("abr 2021</td>") < shown.index("mar 2021</td>")
    assert "9,1 veces lo habitual de UNICEF en Lima (mediana 110)" in shown
    assert "como lo habitual de UNICEF en Lima (mediana 110)" in shown


def test_who_does_not_review_is_told_so_and_an_outsider_finds_nothing(world, submitted) -> None:
    version = submitted([{}])
    answer = as_(world.alice).get(QUEUE)
    assert answer.status_code == 403
    assert "Esta página no es para su cuenta" in answer.content.decode()
    assert as_(world.charlie).get(QUEUE).status_code == 403
    assert as_(world.charlie).get(address(version)).status_code == 404
    stranger = records.person()
    assert as_(stranger).get(QUEUE).status_code == 404
    assert Client().get(QUEUE).status_code == 302


# The measure


def test_points_are_those_of_the_most_unusual_cell_and_the_share_of_findings() -> None:
    assert Weight(rows=10, new=1, usual=1, points=2.0, warned=5, blocked=2).score == pytest.approx(2 + 0.5 + 0.4)
    assert Weight(rows=0, new=None, usual=None, points=5.0).score == 5
    assert Weight(rows=1, new=1, usual=1, points=2.0).clean is False
    assert Weight(rows=1, new=1, usual=1, points=1.9).clean is True


def test_the_usual_is_the_median_of_the_year_before_and_of_two_months_at_least() -> None:
    said = {"2021-01": 10.0, "2021-02": 30.0, "2021-03": None, "2021-04": 500.0, "2021-05": 7.0, "2020-03": 9.0}
    assert usual(said, Month(2021, 4)) == 20
    assert usual({"2021-03": 5.0}, Month(2021, 4)) is None
    assert usual({}, Month(2021, 4)) is None


# One version


def test_a_version_shows_who_sent_it_what_changes_and_what_stands(world, submitted, tmp_path) -> None:
    rows = [{"activity": "Uno"}, {"activity": "Dos"}, {"activity": "Tres"}]
    submit_and_accept(world, send(world, tmp_path / "antes.csv", rows))
    version = submitted(
        [{"activity": "Uno", "new": 9}, {"activity": "Dos"}, {"activity": "Cuatro"}], note="Faltaba una"
    )
    shown = page(world.elena, address(version))
    for words in ("UNICEF, marzo 2021", "lo envió Alice el", "versión 2", "reporte-1.csv", "En revisión"):
        assert words in shown
    assert "Filas que cambian: 1" in shown
    assert "Filas nuevas: 1" in shown
    assert "Filas que ya no vienen: 1" in shown
    assert "Sin cambio: 1" in shown
    assert 'Personas nuevas del mes: <span class="num">10</span>' in shown
    assert '<strong class="num">9</strong>' in shown


def test_findings_of_the_rows_are_listed_for_the_reviewer(world, submitted) -> None:
    version = submitted([{"new": 50, "total": 10}])
    shown = page(world.elena, address(version))
    assert 'class="table stack found-rows"' in shown
    assert page(world.elena, address(version) + "?gravedad=hint").count("found-rows") <= 1


def test_a_lead_sees_no_rows_of_another_sector(world, submitted) -> None:
    version = submitted([{"activity": "Secreto de educación"}, HEALTH | {"new": 2}])
    shown = page(world.hugo, address(version))
    assert "Otros sectores de este reporte" in shown
    assert "Decide quien lidera el sector." in shown
    assert "Secreto de educación" not in shown
    assert "Consultas" in shown


def test_a_sender_may_look_at_what_became_of_it_but_not_decide(world, submitted) -> None:
    version = submitted([{}])
    actions.return_(version=version, sectors=["education"], comment="Falta el distrito", by=world.elena)
    shown = page(world.alice, address(version))
    assert "Falta el distrito" in shown
    assert "Devuelto" in shown
    assert 'id="accept"' not in shown


def test_what_another_desk_of_the_organisation_has_standing_is_shown(world, submitted, tmp_path) -> None:
    submit_and_accept(world, send(world, tmp_path / "tumbes.csv", [{"new": 4}], desk="Oficina Tumbes"))
    version = submitted([{"new": 5}])
    shown = page(world.elena, address(version))
    assert "Otras oficinas de la misma organización" in shown
    assert "Oficina Tumbes" in shown


def test_a_cause_that_the_sender_accepted_is_shown_with_who_and_why(world, tmp_path) -> None:
    rows = [{"activity": f"Taller {n}", "new": None, "total": 10} for n in range(8)]
    (draft,) = send(world, tmp_path / "sin-nuevas.csv", rows).made
    cause = next(one for one in checked([draft]).causes if one.treatment)
    actions.resolve(versions=[draft], cause=cause.id, by=world.alice, why="No <b>contamos</b> nuevas en marzo")
    actions.submit(version=draft, by=world.alice)
    shown = page(world.elena, address(draft))
    assert "Causas que aceptó quien envió" in shown
    assert "No &lt;b&gt;contamos&lt;/b&gt; nuevas en marzo" in shown


def test_other_organisations_in_the_same_place_are_shown(world, submitted, tmp_path) -> None:
    theirs = send(world, tmp_path / "acnur.csv", [{"organisation": "ACNUR", "new": 77}], by=world.charlie)
    submit_and_accept(world, theirs)
    assert "ACNUR 77" in page(world.elena, address(submitted([{"new": 5}])))


def test_a_version_of_another_platform_is_not_there(world, submitted) -> None:
    version = submitted([{}])
    elsewhere = f"/p/gifmm-colombia/revision/{version.pk}/"
    assert as_(world.charlie).get(elsewhere).status_code == 404
    assert as_(world.charlie).post(f"{elsewhere}decidir/", form(version)).status_code == 404
    assert as_(world.iris).get(f"{QUEUE}{uuid4()}/").status_code == 404
    assert states(version) == {"education": "in_review"}


# Deciding


def test_a_lead_accepts_their_sector_and_is_led_to_the_next_report(world, submitted) -> None:
    version, other = submitted(BOTH), submitted([HEALTH | {"month": "2021-04"}])
    answer = as_(world.hugo).post(address(version, "decidir/"), form(version, ["health"]), follow=True)
    assert answer.redirect_chain[-1][0] == address(other)
    assert "UNICEF, marzo 2021 (Salud): aceptado." in answer.content.decode()
    assert states(version) == {"education": "in_review", "health": "accepted"}
    assert "aceptado." not in page(world.hugo, address(other))  # it is said once


def test_after_the_last_report_the_queue_says_that_nothing_is_left(world, submitted) -> None:
    version = submitted([{}])
    answer = as_(world.elena).post(address(version, "decidir/"), form(version), follow=True)
    assert answer.redirect_chain[-1][0] == QUEUE
    assert "No queda nada más" in answer.content.decode()
    assert Standing.objects.on(world.platform).get().version == version


def test_an_officer_who_decided_on_one_sector_stays_for_the_others(world, submitted) -> None:
    version = submitted(BOTH)
    answer = as_(world.iris).post(address(version, "decidir/"), form(version, ["health"]))
    assert answer.headers["Location"] == address(version)


def test_a_return_needs_a_comment_and_keeps_what_was_ticked(world, submitted) -> None:
    version = submitted(BOTH)
    said = form(version, ["health"], decision="return", comment="  ")
    answer = as_(world.iris).post(address(version, "decidir/"), said)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Escriba qué hay que corregir" in shown
    assert 'value="health=-" id="pick-2" checked>' in shown
    assert 'value="education=-" id="pick-1">' in shown
    assert set(states(version).values()) == {"in_review"}


def test_a_comment_that_is_too_long_says_how_long_and_is_not_lost(world, submitted) -> None:
    version = submitted([{}])
    said = form(version, decision="return", comment="ñ" * 5000)
    answer = as_(world.iris).post(address(version, "decidir/"), said)
    assert answer.status_code == 422
    assert "5.000 caracteres; caben 4.000" in answer.content.decode()
    assert states(version) == {"education": "in_review"}


def test_a_returned_sector_keeps_its_comment_as_text(world, submitted) -> None:
    version = submitted([{}])
    said = form(version, decision="return", comment="<script>alert(1)</script>\nOtra línea")
    as_(world.elena).post(address(version, "decidir/"), said)
    shown = page(world.alice, address(version))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br>Otra línea" in shown
    assert "<script>alert" not in shown


def test_when_something_else_came_to_stand_meanwhile_the_page_says_so_and_nothing_changes(world, submitted) -> None:
    version = submitted([{}])
    stale = form(version) | {"comment": "Casi lo devuelvo"}
    actions.accept(version=version, seen=seen(version), by=world.iris)
    answer = as_(world.elena).post(address(version, "decidir/"), stale)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "ya no está en revisión en" in shown
    assert "Aceptado" in shown


def test_two_clicks_decide_once(world, submitted) -> None:
    version = submitted([{}])
    said, elena = form(version), as_(world.elena)
    codes = [elena.post(address(version, "decidir/"), said).status_code for _ in range(2)]
    assert codes == [302, 409]


@pytest.mark.parametrize(
    "said",
    [{}, {"decision": "accept"}, {"sector": "education=-"}, {"sector": "education", "decision": "accept"},
     {"sector": "education=nada", "decision": "accept"}, {"sector": "education=-", "decision": "explode"}],
)  # fmt: skip
def test_a_form_without_its_fields_decides_nothing(world, submitted, said) -> None:
    version = submitted([{}])
    answer = as_(world.iris).post(address(version, "decidir/"), said)
    assert answer.status_code == 422
    assert states(version) == {"education": "in_review"}


def test_a_sector_that_the_version_does_not_have_decides_nothing(world, submitted) -> None:
    version = submitted([{}])
    answer = as_(world.iris).post(address(version, "decidir/"), {"sector": "nutrition=-", "decision": "accept"})
    assert answer.status_code == 409
    assert states(version) == {"education": "in_review"}


def test_neither_sender_nor_outsider_decides_by_a_form_of_their_own(world, submitted) -> None:
    version = submitted(BOTH)
    for person, sectors, status in (
        (world.alice, None, 403),
        (world.charlie, None, 404),
        (world.hugo, ["education"], 403),
    ):
        answer = as_(person).post(address(version, "decidir/"), form(version, sectors))
        assert answer.status_code == status
    assert set(states(version).values()) == {"in_review"}
    assert as_(world.iris).get(address(version, "decidir/")).status_code == 405


# Several at once


def test_several_clean_reports_are_accepted_together_each_by_itself(world, submitted) -> None:
    good, gone = submitted([{"month": "2021-01"}]), submitted([{"month": "2021-02"}])
    chosen = [line(good), line(gone), "nada", f"{uuid4()}|education=-"]
    actions.accept(version=gone, seen=seen(gone), by=world.elena)
    answer = as_(world.iris).post(f"{QUEUE}aceptar/?mes=2021-01", {"version": chosen}, follow=True)
    shown = answer.content.decode()
    assert answer.redirect_chain[-1][0] == f"{QUEUE}?mes=2021-01"
    assert "UNICEF, enero 2021 (Educación): aceptado." in shown
    assert "UNICEF, febrero 2021. Esta versión ya no está en revisión" in shown
    assert shown.count("no se reconoce") == 2
    good.refresh_from_db()
    assert good.state == "accepted"


def test_choosing_nothing_is_said(world, submitted) -> None:
    submitted([{}])
    shown = as_(world.iris).post(f"{QUEUE}aceptar/", {}, follow=True).content.decode()
    assert "No eligió ningún reporte" in shown


def test_a_report_with_warnings_can_be_ticked_but_is_not_among_the_clean(world, submitted) -> None:
    submitted([{"new": 50, "total": 10}])
    shown = page(world.iris, f"{QUEUE}?elegir=limpios")
    assert "con avisos" in shown
    assert 'name="version"' in shown
    assert " checked>" not in shown


def test_a_report_with_rows_that_cannot_be_used_is_decided_on_after_opening_it(world, submitted) -> None:
    submitted([{"indicator": "No existe"}])
    shown = page(world.iris)
    assert "sin usar" in shown
    assert 'name="version"' not in shown


def test_charlie_accepts_nothing_from_the_queue(world, submitted) -> None:
    version = submitted([{}])
    assert as_(world.charlie).post(f"{QUEUE}aceptar/", {"version": line(version)}).status_code == 403
    assert as_(world.charlie).post("/p/gifmm-colombia/revision/aceptar/", {"version": line(version)}).status_code == 302
    assert states(version) == {"education": "in_review"}
