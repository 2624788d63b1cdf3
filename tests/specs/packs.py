"""A small pack that is sound, and the ways in which a pack goes wrong: one edit each, and the sentence it must give."""

from __future__ import annotations

from dataclasses import dataclass

MANIFEST = """
kind = "year"
id = "small"
version = "1"
plan_years = [2021]
title = { es = "Año pequeño", en = "Small year", pt = "Ano pequeno" }

[sources]
columns = "invented for this test"

[lists.sectors]
known = true
source = "invented for this test"
languages = ["es", "en", "pt"]

[lists.indicators]
known = true
source = "invented for this test"
references = { sector = "sectors", type = "indicator_types" }
required = ["sector", "type"]
values = { cva = ["yes", "no"] }

[lists.organisations]
known = true
source = "invented for this test"
same_name = [["ORG2", "ORG3"]]

[lists.implementing_partners]
known = true
source = "invented for this test"
references = { organisation = "organisations" }

[lists.countries]
known = true
source = "invented for this test"

[lists.places]
known = true
source = "invented for this test"
references = { country = "countries" }
unique_within = "country"

[lists.indicator_types]
known = true
source = "invented for this test"

[lists.mechanisms]
known = false
source = "nobody has it"
[lists.places_admin2]
known = false
source = "nobody has it"
[lists.organisation_types]
known = false
source = "nobody has it"
[lists.population_groups]
known = false
source = "nobody has it"
[lists.age_gender]
known = false
source = "nobody has it"

[open_columns]
other = ["output"]

[consolidation]
unknown = ["COL"]
[consolidation.models]
PER = "max-sector"

[rules.C01]
"""

SMALL_YEAR = {
    "pack.toml": MANIFEST,
    "columns.csv": (
        "key,es,en,pt,aliases,required\n"
        "month,Mes,Month,Mês,,yes\n"
        "output,Cantidad,Quantity,Quantidade,Cant. | Qty,no\n"
    ),
    "sectors.csv": "code,es,en,pt,aliases\nhealth,Salud,Health,Saúde,\nwash,Agua,WASH,Água,Agua y saneamiento\n",
    "indicators.csv": (
        "code,es,en,pt,sector,type,cva\n"
        "HE1,# de consultas,# of consultations,,health,other,no\n"
        "WA1,# de planes,# of plans,,wash,other,no\n"
    ),
    "organisations.csv": "code,es,en,pt\nORG1,Ejemplo,Example,\nORG2,Iguales,Equal one,\nORG3,Iguales,Equal two,\n",
    "implementing_partners.csv": "code,es,en,pt,organisation\nIP1,Socio uno,Partner one,,ORG1\nIP2,Socio dos,Partner two,,\n",
    "countries.csv": "code,es,en,pt\nPER,Perú,Peru,Peru\nCOL,Colombia,Colombia,Colômbia\n",
    "places.csv": "code,es,en,pt,country\nPE01,Amazonas,,,PER\nCO91,Amazonas,,,COL\n",
    "indicator_types.csv": "code,es,en,pt\nother,Otro,Other,Outro\n",
    "shares.csv": "country,sector,girls,boys,women,men\nPER,health,0.25,0.25,0.3,0.2\n",
}  # fmt: skip


@dataclass(frozen=True)
class Edit:
    """One edit of the small pack (`old` becomes `new` in `file`; no `old`: the file goes) and the flaw it must give."""

    name: str
    file: str
    old: str
    new: str
    at: tuple[str, int | None]
    spanish: str


EDITS = (
    Edit("the manifest is gone", "pack.toml", "", "", ("pack.toml", None), "no tiene el archivo pack.toml"),
    Edit("the manifest is no TOML", "pack.toml", 'version = "1"', "version = ", ("pack.toml", 4), "No se pudo leer el archivo como TOML"),
    Edit("the kind is missing", "pack.toml", 'kind = "year"', "", ("pack.toml", None), "Falta «kind»"),
    Edit("a title is missing in one language", "pack.toml", ', pt = "Ano pequeno"', "", ("pack.toml", None), "«title» dice"),
    Edit("a plan year is text", "pack.toml", "[2021]", '["2021"]', ("pack.toml", None), "«plan_years» dice"),
    Edit("a list is not declared", "pack.toml", '[lists.age_gender]\nknown = false\nsource = "nobody has it"', "", ("pack.toml", None), "Falta «[lists.age_gender]»"),
    Edit("a list has no source", "pack.toml", 'known = false\nsource = "nobody has it"\n[lists.places_admin2]', "known = false\n[lists.places_admin2]", ("pack.toml", None), "Falta «lists.mechanisms.source»"),
    Edit("a known list has no file", "sectors.csv", "", "", ("sectors.csv", None), "la carpeta no lo tiene"),
    Edit("a known list is empty", "indicator_types.csv", "other,Otro,Other,Outro\n", "", ("indicator_types.csv", None), "no tiene ninguna línea"),
    Edit("a list has no column pt", "countries.csv", "code,es,en,pt", "code,es,en,portugués", ("countries.csv", 1), "Falta la columna «pt»"),
    Edit("a code is blank", "sectors.csv", "health,Salud", ",Salud", ("sectors.csv", 2), "La celda «code» está vacía"),
    Edit("a code stands twice", "sectors.csv", "wash,Agua,WASH", "health,Agua,WASH", ("sectors.csv", 3), "«health» ya está en la línea 2"),
    Edit("an entry has no name", "organisations.csv", "ORG1,Ejemplo,Example,", "ORG1,,,", ("organisations.csv", 2), "La celda «es / en / pt» está vacía"),
    Edit("a name means two codes", "sectors.csv", "Agua,WASH", "SALUD,WASH", ("sectors.csv", 3), "wash y health tienen el mismo nombre en «es»"),
    Edit("two languages are out of step", "sectors.csv", "Agua,WASH", "Agua,Salud", ("sectors.csv", 3), "wash y health tienen el mismo nombre en «en»"),
    Edit("an alias names another code", "sectors.csv", "Agua y saneamiento", "Saúde", ("sectors.csv", 3), "«Saúde» es otro nombre de wash, pero también nombra a health"),
    Edit("a name repeats within a country", "places.csv", "CO91,Amazonas,,,COL", "PE02,AMAZONAS,,,PER", ("places.csv", 3), "PE02 y PE01 tienen el mismo nombre"),
    Edit("a sector lacks a language it must have", "sectors.csv", "WASH,Água", "WASH,", ("sectors.csv", 3), "wash no tiene nombre en «pt»"),
    Edit("an indicator has no sector", "indicators.csv", "# of plans,,wash", "# of plans,,", ("indicators.csv", 3), "La celda «sector» está vacía"),
    Edit("an indicator has an undefined sector", "indicators.csv", "# of plans,,wash", "# of plans,,water", ("indicators.csv", 3), "«water» (sector) no está en la lista «sectors»"),
    Edit("an indicator has an undefined type", "indicators.csv", "wash,other", "wash,people", ("indicators.csv", 3), "«people» (type) no está en la lista «indicator_types»"),
    Edit("a yes or no is neither", "indicators.csv", "wash,other,no", "wash,other,maybe", ("indicators.csv", 3), "«cva» dice «maybe»; puede decir: yes, no"),
    Edit("a partner points to no organisation", "implementing_partners.csv", "ORG1", "ORG9", ("implementing_partners.csv", 2), "«ORG9» (organisation) no está en la lista «organisations»"),
    Edit("a place is in no country", "places.csv", "Amazonas,,,COL", "Amazonas,,,ECU", ("places.csv", 3), "«ECU» (country) no está en la lista «countries»"),
    Edit("a comma is not in quotes", "places.csv", "Amazonas,,,COL", "Amazonas,,,COL,sur", ("places.csv", 3), "más celdas que títulos"),
    Edit("two columns share a heading", "columns.csv", "Cant. | Qty", "Cant. | Mes", ("columns.csv", 3), "«Mes» es otro nombre de output"),
    Edit("a column is of no 5W", "columns.csv", "month,Mes", "moon,Mes", ("columns.csv", 2), "«moon» (key) no está en la lista «5W»"),
    Edit("a column does not say if it is required", "columns.csv", "Mês,,yes", "Mês,,sí", ("columns.csv", 2), "«required» dice «sí»"),
    Edit("a type opens a column that the year lacks", "pack.toml", '["output"]', '["output", "total"]', ("pack.toml", None), "«total» (open_columns.other) no está en la lista «columns»"),
    Edit("a type has no open columns", "indicator_types.csv", "other,Otro,Other,Outro\n", "other,Otro,Other,Outro\npeople,Personas,People,Pessoas\n", ("pack.toml", None), "No se dice qué columnas llena el tipo «people»"),
    Edit("a rule is no rule", "pack.toml", "[rules.C01]", "[rules.C99]", ("pack.toml", None), "No hay una regla «C99»"),
    Edit("a rule does not read a parameter", "pack.toml", "[rules.C01]", "[rules.C10]\nblank_onli = true", ("pack.toml", None), "La regla C10 no lee «blank_onli»; puede decir: applies, blank_only, severity"),
    Edit("a model does not exist", "pack.toml", '"max-sector"', '"max-sectors"', ("pack.toml", None), "PER nombra el modelo «max-sectors», que no existe"),
    Edit("a country has no model", "pack.toml", 'unknown = ["COL"]', "unknown = []", ("pack.toml", None), "No se dice el modelo de consolidación de COL"),
    Edit("a country has two models", "pack.toml", 'unknown = ["COL"]', 'unknown = ["COL", "PER"]', ("pack.toml", None), "PER tiene un modelo de consolidación y también está en unknown"),
    Edit("a model is for no country", "pack.toml", 'PER = "max-sector"', 'PER = "max-sector"\nXXX = "sum"', ("pack.toml", None), "«XXX» (consolidation) no está en la lista «countries»"),
    Edit("a share is no number", "shares.csv", "0.25,0.25,", "0.25,mucho,", ("shares.csv", 2), "«boys» dice «mucho»"),
    Edit("a share is blank", "shares.csv", "0.25,0.25,", "0.25,,", ("shares.csv", 2), "«boys» dice «»"),
    Edit("shares do not add up to one", "shares.csv", "0.3,0.2", "0.3,0.4", ("shares.csv", 2), "Las partes suman 1.2"),
    Edit("shares are of no sector", "shares.csv", "PER,health", "PER,salud", ("shares.csv", 2), "«salud» (sector) no está en la lista «sectors»"),
)  # fmt: skip
