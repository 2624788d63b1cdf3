"""Headings nobody has seen before: the whole row decides, and what stays in doubt is left unread, never misread."""

from __future__ import annotations

import random
import unicodedata

import pytest

from tests.reports.files import HEADINGS, ROWS, delimited
from tests.reports.files import KEYS as KEYS_OF_FILE
from tinkuy.packs.loading import load_year, year_ids
from tinkuy.reports.five_ws import FIVE_WS
from tinkuy.reports.heading_words import ideas_of
from tinkuy.reports.headings import KEYS, Heading, Vocabulary, name_scores

# For each 5W column, headings as partners shorten, translate and misspell them.
SEEN = {
    "organisation": "Org|ORG.|Organizacion|Agencia|ORGANIZAÇÃO|Reporting Org|Nom_org|Org. responsable|Orgaización|Organiz.",
    "setup": "Setup|Con socio?|A traves de socio|Impl_setup|Modalidad impl.|Implementation|¿Tiene socio?|Set-up",
    "implementing_partner": "Socio|Socio impl.|SOCIO_IMPLEMENTADOR|IP|Partner|Impl. partner|Parceiro|Socio Ejec.|Implementador",
    "month": "Mes|MES|Month|Mês|Mes_rep|Mes reporte|Periodo|Mes de la actividad|mes/año|Rep. Month",
    "sector": "Sector|Setor|Sector/Subsector|sub_sector|Sect.|Cluster|Grupo de trabajo|Sector_WG",
    "indicator": "Indicador|Ind|IND.|Indicator|indicador_2021|Indic.|Nombre indicador|Indicdor|KPI",
    "activity": "Actividad|Act|Activity|Nombre actividad|ACT_NOMBRE|Atividade|Activ.|Actvidad|Intervención",
    "description": "Descripción|Desc|Descripcion de la actividad|DESC.|Descrição|Descr_act|Detalle",
    "covid19": "COVID|Covid19|covid-19|Situación COVID-19|COVID_19|Actividad COVID?",
    "rmrp": "RMRP|Act. RMRP|rmrp_activity|Plan RMRP|¿En RMRP?|Atividade RMRP",
    "support_space": "Espacio de apoyo|Support space|EspApoyo|Espaço de apoio|Esp. Apoyo|EA",
    "cva": "CVA|CBI|Cash|PTM|Efectivo|¿CVA?|CVA (si/no)|Transf. monetaria",
    "value_usd": "Monto|MONTO USD|Valor|Monto_usd|Valor transf.|Importe (USD)|US$|Amount|Valor (USD)",
    "mechanism": "Mecanismo|Mec. entrega|Delivery mech.|Mecanismo_entrega|Modalidad de entrega|Forma entrega",
    "country": "País|Pais|PAIS|Country|country_name",
    "admin1": "Depto|Dpto|Dpto.|DEPARTAMENTO|Admin1|adm1|Admin 1|Región|Depto.|Ubicación",
    "output": "Cant.|Cantidad|Output|Qty|Cant_unidad|Quantidade|Unidades|Qtd",
    "total": "Benef_mes|Total|Total mes|Total benef|Benef.|TOTAL_MES|Personas atendidas|Tot. benef.|Beneficiários|Monthly total",
    "new": "Nuevos|Nuevos mes|Benef_nuevos|New|Novos|Nuevas personas|Nvos|BenefNuevos|Nuev.",
    "in_destination": "Destino|En destino|R&M destino|Dest.|IN_DESTINATION|Permanencia",
    "in_transit": "Tránsito|En transito|IN_TRANSIT|R&M tránsito|Trans.|Em trânsito",
    "host_community": "Acogida|Com. acogida|Host|Comunidad acogida|Host comm.|Acolhida|HostCommunity",
    "pendular": "Pendulares|Pend.|Pendular|Pob. pendular",
    "returnees": "Retornados|Retorn.|Returnees|Ret. colombianos|RETORNADOS_COL",
    "girls": "Niñas|Ninas|Niñas <18|Girls|Meninas|Mujeres <18|Mujeres menores|F<18|niñas_0_17|Female U18",
    "boys": "Niños|Ninos|Niños <18|Boys|Meninos|Hombres <18|Varones <18|ninos_0_17|Male U18",
    "women": "Mujeres|Mujeres 18+|Women|Mulheres|Muj.|Mujeres adultas|Mujeres >=18|Female 18+",
    "men": "Hombres|Hombres 18+|Men|Homens|Hom.|Varones|Hombres mayores|Male 18+",
}
OTHERS = (
    "Observaciones",
    "Comentarios",
    "Tipo de indicador",
    "Correo",
    "Punto focal",
    "Fecha registro",
    "Latitud",
    "Donante",
)
SECTORS = {
    "health": "Health",
    "education": "Educación",
    "food_security": "Segurança Alimentar",
    "multipurpose_cash": "Multipurpose CBI",
}
INDICATORS = {"health": "RE-HE1", "education": "RE-ED1", "food_security": "RE-FS1", "multipurpose_cash": "RE-MC1"}


def synthetic_row(chance: random.Random) -> dict[str, str | None]:
    """One plausible row, its cells by 5W column; the breakdown adds up to the new people."""
    sector = chance.choice(list(SECTORS))
    groups = [chance.choice([0, 0, 1, 3, 7, 20, 55]) for _ in range(4)]
    cash = sector == "multipurpose_cash"
    through = chance.random() < 0.4
    said = dict.fromkeys(SEEN) | {
        "organisation": chance.choice(["ACNUR", "UNICEF", "Plan International", "OIM", "CARE"]),
        "setup": "Sí" if through else "No",
        "implementing_partner": "COPEME" if through else None,
        "month": f"2021-0{chance.randrange(1, 10)}",
        "sector": SECTORS[sector],
        "indicator": INDICATORS[sector],
        "activity": chance.choice(["Consultas médicas", "Kits escolares", "Entrega de dinero", "Raciones"]),
        "description": chance.choice(
            [None, "Se entregó en el centro de salud del distrito", "Atención a familias en la frontera"]
        ),
        "covid19": chance.choice(["Sí", "No"]),
        "rmrp": chance.choice(["Sí", "No"]),
        "support_space": chance.choice(["Sí", "No"]),
        "cva": "Sí" if cash else "No",
        "value_usd": f"{chance.randrange(50, 900)}.5" if cash else None,
        "mechanism": "Prepaid Card" if cash else None,
        "country": "Perú",
        "admin1": chance.choice(["Lima", "Tumbes", "Áncash", "La Libertad"]),
        "output": "0",
        "total": str(sum(groups) + chance.choice([0, 4, 30])),
        "new": str(sum(groups)),
        "in_destination": str(sum(groups)),
    }
    said |= dict.fromkeys(("in_transit", "host_community", "pendular", "returnees"), "0")
    return said | dict(zip(("girls", "boys", "women", "men"), map(str, groups), strict=True))


def spelt(heading: str, how: str) -> str:
    """The heading in capitals, in snake case, or without accents."""
    if how == "capitals":
        return heading.upper()
    if how == "snake":
        return heading.lower().replace(" ", "_").replace(".", "")
    bare = "".join(c for c in unicodedata.normalize("NFKD", heading) if not unicodedata.combining(c))
    return bare if how == "bare" else heading


def synthetic_report(seed: int) -> tuple[dict[str, str], list[list[str | None]]]:
    """A report with unseen headings in shuffled order and up to two columns that no 5W has: heading by key, and the table."""
    chance = random.Random(seed)
    how = ("plain", "capitals", "snake", "bare")[seed % 4]
    heading = {key: spelt(chance.choice(seen.split("|")), how) for key, seen in SEEN.items()}
    order = list(SEEN)
    chance.shuffle(order)
    extra = chance.sample(OTHERS, chance.randrange(3))
    rows = [synthetic_row(chance) for _ in range(40)]
    table = [[*(heading[key] for key in order), *extra]]
    table += [[*(row[key] for key in order), *(chance.choice(["a", None, "12"]) for _ in extra)] for row in rows]
    return heading, table


@pytest.mark.parametrize("seed", range(24))
def test_short_headings_nobody_has_seen_go_through_without_a_question(tmp_path, read_2021, seed):
    heading, table = synthetic_report(seed)
    if len({h.casefold() for h in heading.values()}) < len(heading):
        pytest.fail(f"the seed {seed} makes two equal headings; choose another")
    reading = read_2021(delimited(tmp_path / "a.csv", table))
    misread = {key: h for key, h in reading.headings.items() if heading.get(key) != h}
    unread = {key: h for key, h in heading.items() if key not in reading.headings}
    assert not misread
    assert len(unread) <= 1, unread
    assert not unread.keys() & {"organisation", "month", "sector", "indicator", "admin1", "total", "new"}


def test_the_headings_of_every_year_are_known():
    year = load_year("r4v-2021")
    vocabulary = Vocabulary.of(map(load_year, year_ids()), year)
    for pack in map(load_year, year_ids()):
        for column in pack.columns:
            for name in column.heading.all():
                scores = dict(zip(KEYS, name_scores([Heading(name)], vocabulary)[0], strict=True))
                assert scores[column.key] >= max(scores.values()) - 0.05, (pack.id, column.key, name)


@pytest.mark.parametrize(
    ("heading", "ideas"),
    [
        ("Benef_mes", {"people", "month"}),
        ("Women.under.18", {"women", "minor"}),
        ("Mujeres (18 y más)", {"women", "adult"}),
        ("Niños <18", {"boys", "minor"}),
        ("BenefNuevos", {"people", "new"}),
        ("Dpto.", {"admin1"}),
        ("Indicdor", {"indicator"}),
        ("Nuveos", {"new"}),
        ("Admin 1", {"admin1"}),
        ("COVID.19.situation", {"covid", "?situation"}),
        ("F18+", {"women", "adult"}),
        ("NNA F", {"minor", "women"}),
        ("Adultas", {"women", "adult"}),
    ],
)
def test_a_heading_becomes_ideas(heading, ideas):
    assert set(ideas_of(heading)) == ideas


def test_m_means_women_beside_h_and_men_beside_f():
    vocabulary = Vocabulary.of([], load_year("r4v-2021"))

    def best(*texts: str) -> list[str]:
        return [KEYS[line.argmax()] for line in name_scores([Heading(text) for text in texts], vocabulary)]

    assert best("M<18", "H<18", "M 18+", "H 18+") == ["girls", "boys", "women", "men"]
    assert best("F<18", "M<18", "F 18+", "M 18+") == ["girls", "boys", "women", "men"]


def test_an_hxl_tag_tells_what_the_words_do_not(tmp_path, read_2021):
    heading, table = synthetic_report(3)
    tags = {"total": "#reached+total+month", "new": "#reached+new+total", "month": "#date+reported"}
    tagged = [next((tags[k] for k, h in heading.items() if h == text and k in tags), None) for text in table[0]]
    blurred = ["X1" if text == heading["total"] else "X2" if text == heading["new"] else text for text in table[0]]
    reading = read_2021(delimited(tmp_path / "a.csv", [blurred, tagged, *table[1:]]))
    assert (reading.headings["total"], reading.headings["new"]) == ("X1", "X2")
    assert reading.first_data_row == 3


def test_an_optional_column_in_doubt_is_left_unread_and_said(tmp_path, read_2021):
    heading, table = synthetic_report(5)
    unclear = {heading["pendular"]: "Grupo A", heading["returnees"]: "Grupo B"}
    table[0] = [unclear.get(text, text) for text in table[0]]
    reading = read_2021(delimited(tmp_path / "a.csv", table))
    assert not {"pendular", "returnees"} & reading.headings.keys()
    assert {c.heading for c in reading.receipt.columns if not c.key} >= {"Grupo A", "Grupo B"}
    assert any("Grupo A" in line for line in reading.receipt.lines("es"))


def test_money_in_soles_is_not_read_as_dollars(tmp_path, read_2021):
    heading, table = synthetic_report(6)
    table[0] = ["Monto en soles" if text == heading["value_usd"] else text for text in table[0]]
    assert "value_usd" not in read_2021(delimited(tmp_path / "a.csv", table)).headings


@pytest.mark.parametrize("extra", ["Total general", "Total adultos", "Total niñas y niños", "Suma", "Subtotal"])
def test_a_column_of_sums_takes_no_other_columns_place(tmp_path, read_2021, extra):
    sums = [[*HEADINGS, extra], *([*row, row[KEYS_OF_FILE.index("women")]] for row in ROWS)]
    reading = read_2021(delimited(tmp_path / "a.csv", sums))
    assert dict(zip(KEYS_OF_FILE, HEADINGS, strict=True)) == reading.headings
    assert extra in {column.heading for column in reading.receipt.columns if not column.key}


def test_adultas_and_adultos_are_women_and_men_beside_nna(tmp_path, read_2021):
    named = {"girls": "NNA F", "boys": "NNA M", "women": "Adultas", "men": "Adultos"}
    short = [named.get(key, heading) for key, heading in zip(KEYS_OF_FILE, HEADINGS, strict=True)]
    reading = read_2021(delimited(tmp_path / "a.csv", [short, *ROWS]))
    assert {key: reading.headings[key] for key in named} == named


def test_a_heading_written_exactly_is_in_no_doubt_although_its_column_is_blank(tmp_path, read_2021):
    place = KEYS_OF_FILE.index("implementing_partner")
    blank = [[None if i == place else cell for i, cell in enumerate(row)] for row in ROWS]
    short = ["Socio" if i == place else heading for i, heading in enumerate(HEADINGS)]
    assert read_2021(delimited(tmp_path / "a.csv", [short, *blank])).headings["implementing_partner"] == "Socio"


def test_hxl_tags_alone_are_headings_enough(tmp_path, read_2021):
    tags = [FIVE_WS[key].hxl for key in KEYS_OF_FILE]
    reading = read_2021(delimited(tmp_path / "a.csv", [tags, *ROWS]))
    assert reading.columns == {key: place for place, key in enumerate(KEYS_OF_FILE, start=1)}
    assert reading.rows["new"].to_list() == [30, 20, 8]
