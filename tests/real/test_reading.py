"""Real files: every 5W reads whole, everything else is refused with a sentence."""

from __future__ import annotations

import random
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from tinkuy.packs.loading import load_year
from tinkuy.reports.five_ws import FIVE_WS
from tinkuy.reports.reading import read
from tinkuy.reports.refusals import Question, Unusable

SHORT = {
    "es": "Org|Con socio|Socio|Mes|Sector|Indicador|Actividad|Detalle|COVID|RMRP|Esp. apoyo|CVA|Monto|Mec. entrega|País|Depto|Cant|"
    "Benef_mes|Nuevos|Destino|Tránsito|Acogida|Pendular|Retornados|Niñas|Niños|Mujeres|Hombres",
    "en": "Agency|Via partner|Partner|Period|Cluster|Indicator|Activity|Details|Covid|In plan|Support space|Cash|USD|Delivery|Country|"
    "Region|Qty|Reached|New|Destination|Transit|Host|Pendular|Returnees|Girls|Boys|Women|Men",
    "pt": "Organização|Por parceiro|Parceiro|Mês|Setor|Indicador|Atividade|Descrição|COVID|RMRP|Espaço de apoio|Dinheiro|Valor|Entrega|"
    "País|Estado|Quantidade|Pessoas no mês|Novas|Em destino|Em trânsito|Comunidade de acolhida|Pendulares|Retornados|Meninas|Meninos|"
    "Mulheres|Homens",
    "letters": "ORG|SETUP|IP|MES|SECTOR|IND|ACT|DESC|COVID|RMRP|ESP_APOYO|CVA|VALOR_USD|MEC_ENT|PAIS|ADM1|CANT|TOT_BENEF|BENEF_NVO|DEST|"
    "TRANS|HOST|PEND|RET|M<18|H<18|M>=18|H>=18",
}


@pytest.fixture(scope="module")
def year():
    return load_year("r4v-2021")


def test_the_workbook_and_the_text_of_peru_read_the_same(shared_data, year):
    book = read(shared_data / "five_ws/peru_2021_jan_mar.xlsx", year=year)
    text = read(shared_data / "five_ws/peru_2021_jan_mar.csv", year=year)
    assert_frame_equal(book.rows.drop("file", "sheet"), text.rows.drop("file", "sheet"))
    assert book.problems.is_empty()
    assert book.rows.height == 2430
    assert book.rows["row"].to_list() == list(range(2, 2432))
    assert book.receipt.cells.ignored == 0


def test_every_coded_cell_of_the_real_files_is_found(shared_data, year):
    for name in ("peru_2021_jan_mar.csv", "chile_argentina_mexico_2021.csv"):
        rows = read(shared_data / "five_ws" / name, year=year).rows
        for column in FIVE_WS:
            if column.kind.keeps_text:
                lost = rows.filter(pl.col(column.key).is_null() & pl.col(f"{column.key}_text").is_not_null())
                assert lost.is_empty(), (name, column.key, lost[f"{column.key}_text"].unique().to_list())


@pytest.mark.parametrize("style", list(SHORT))
@pytest.mark.parametrize("shuffled", [False, True])
def test_short_headings_go_through_without_a_question(tmp_path, shared_data, year, style, shuffled):
    source = shared_data / "five_ws/peru_2021_jan_mar.csv"
    original = read(source, year=year)
    cells = pl.read_csv(source, infer_schema=False)
    short = dict(zip(cells.columns, SHORT[style].split("|"), strict=True))
    order = list(cells.columns)
    if shuffled:
        random.Random(7).shuffle(order)
    cells.select(order).rename(short).write_csv(tmp_path / "a.csv")
    again = read(tmp_path / "a.csv", year=year)
    assert again.headings == {key: short[heading] for key, heading in original.headings.items()}
    assert_frame_equal(again.rows.drop("file", "sheet"), original.rows.drop("file", "sheet"))


def test_every_file_that_is_no_5w_is_refused_with_a_sentence(shared_data, year):
    files = [
        path for folder in ("hxl", "three_ws") for path in sorted((shared_data / "interchange" / folder).iterdir())
    ]
    assert len(files) > 20
    for path in files:
        with pytest.raises((Unusable, Question)) as refused:
            read(path, year=year)
        assert all(refused.value.text.in_(language) for language in ("es", "en", "pt")), path.name


def test_the_3w_of_somalia_is_called_a_3w(shared_data, year):
    with pytest.raises(Unusable) as refused:
        read(shared_data / "interchange/three_ws/somalia_3w_2025.xlsx", year=year)
    assert refused.value.reason == "three_ws"


def test_the_empty_template_of_2025_has_only_headings(shared_data: Path):
    with pytest.raises(Unusable) as refused:
        read(shared_data / "five_ws/template_2025.xlsx", year=load_year("r4v-2025"))
    assert refused.value.reason == "only_headings"
