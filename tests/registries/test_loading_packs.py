"""The organisations of the packs become rows of the registry: once, whatever is loaded again, and never joined by a code alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db.models import Count

from tinkuy.audit.models import Event
from tinkuy.languages import Text
from tinkuy.packs.loading import load_platform, load_year
from tinkuy.packs.schema import CodeList, Entry
from tinkuy.registries.actions import load_pack
from tinkuy.registries.loading import CodeReused, NotLoaded, organisations, scope_of
from tinkuy.registries.models import Membership, Organisation, OrganisationAlias, Platform

pytestmark = pytest.mark.django_db
PERU = load_platform("gtrm-peru")
YEARS = tuple(load_year(id) for id in ("r4v-2021", "r4v-2022", "r4v-2023-24", "r4v-2025"))


def year_with(code: str, name: str, *, id: str = "r4v-2030", aliases: tuple[str, ...] = ()):
    """A later year whose list of organisations holds one."""
    one = Entry(code, Text(name, name), aliases, {"type": "nngo"})
    lists = {**YEARS[0].lists, "organisations": CodeList("organisations", True, "a test", (one,))}
    return replace(YEARS[0], id=id, plan_years=(2030,), lists=lists)


def test_a_platform_gets_every_organisation_of_its_packs_and_its_members() -> None:
    platform = load_pack(PERU, YEARS)
    codes = {entry.code for year in YEARS for entry in year.lists["organisations"].entries}
    assert (platform.scope, platform.code, platform.pack) == ("r4v", "gtrm-peru", "gtrm-peru")
    assert {one.code for one in Organisation.objects.all()} == codes
    assert Membership.objects.on(platform).count() == len(PERU.members.entries) == 44
    assert (
        Organisation.objects.get(code="ORG113").acronym == "UNICEF"
        or "UNICEF" in Organisation.objects.get(code="ORG113").name_es
    )


def test_loading_again_changes_nothing_and_says_nothing() -> None:
    platform = load_pack(PERU, YEARS)
    before = list(OrganisationAlias.objects.values_list("pk", "name")), list(Organisation.objects.values())
    assert load_pack(PERU, YEARS) == platform
    assert (list(OrganisationAlias.objects.values_list("pk", "name")), list(Organisation.objects.values())) == before
    assert Event.objects.on(platform).filter(verb="load_pack").count() == 1


def test_a_name_of_an_earlier_year_goes_on_being_a_name() -> None:
    load_pack(PERU, YEARS)
    wfp = Organisation.objects.get(code="ORG132")
    assert wfp.name_es == "Programa Mundial de Alimentos (PMA)"
    assert "World Food Programme (WFP)" in {wfp.name_en, *wfp.aliases.values_list("name", flat=True)}


def test_a_new_year_renames_and_keeps_the_old_name_and_an_alias_that_somebody_added() -> None:
    platform = load_pack(PERU, YEARS[:1])
    acnur = Organisation.objects.get(code="ORG118")
    OrganisationAlias.objects.create(organisation=acnur, name="Agencia de la ONU")
    later = year_with("ORG118", "ACNUR renombrada", aliases=(acnur.name_es,))
    load_pack(PERU, (YEARS[0], later))
    names = {acnur.name_es, *acnur.aliases.values_list("name", flat=True)}
    assert "Agencia de la ONU" in names
    assert {"ACNUR renombrada"} <= names | {Organisation.objects.get(code="ORG118").name_es}
    assert Event.objects.on(platform).filter(verb="load_pack").count() == 2


def test_a_code_given_to_another_organisation_is_not_joined_and_nothing_is_loaded() -> None:
    with pytest.raises(CodeReused) as refused:
        load_pack(PERU, (YEARS[0], year_with("ORG266", "Instituto de Patrimonio Natural y Cultural")))
    assert refused.value.code == "ORG266"
    assert "Museu A CASA" in refused.value.text.es
    assert not Platform.objects.exists()
    assert not Organisation.objects.exists()


def test_the_two_organisations_that_r4v_gave_one_code_stay_two() -> None:
    load_pack(PERU, YEARS)
    names = {one.code: one.name_es for one in Organisation.objects.filter(code__startswith="ORG266")}
    assert names["ORG266"] == "Museu A CASA"
    assert "IPANC" in names["ORG266-IPANC"]


def test_two_foundations_are_not_one_because_both_are_foundations() -> None:
    names = [Entry("ORG1", Text("Fundación AVSI")), Entry("ORG1", Text("Fundación Americares"))]
    years = [
        replace(YEARS[0], plan_years=(at,), lists={"organisations": CodeList("organisations", True, "-", (entry,))})
        for at, entry in enumerate(names)
    ]
    with pytest.raises(CodeReused):
        organisations(PERU, years)


def test_a_membership_that_ended_stays_ended() -> None:
    platform = load_pack(PERU, YEARS)
    left = Membership.objects.on(platform).first()
    Membership.objects.on(platform).filter(pk=left.pk).update(until=date(2022, 1, 1))
    load_pack(PERU, YEARS)
    assert Membership.objects.on(platform).filter(organisation=left.organisation).count() == 1


def test_packs_of_two_families_are_not_loaded_together() -> None:
    with pytest.raises(NotLoaded):
        scope_of((YEARS[0], year_with("X1", "Otra", id="demo-2030")))


def test_no_alias_is_written_twice() -> None:
    load_pack(PERU, YEARS)
    twice = OrganisationAlias.objects.values("organisation", "name").annotate(n=Count("pk")).filter(n__gt=1)
    assert not twice.exists()
