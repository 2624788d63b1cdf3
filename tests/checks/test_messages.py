"""A finding says what happened, where, and perhaps what was meant, as the reader's language writes it."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

from tests.checks.small_year import small_year
from tests.factories.rows import standard_rows
from tinkuy.checks import messages
from tinkuy.checks.catalogue import RULES
from tinkuy.checks.messages import message, with_messages
from tinkuy.checks.run import run_checks


def _finding(rule: str, column: str = "", **words: str) -> dict:
    return {"rule": rule, "column": column, "value": None, "proposed": None, "detail": None} | words


def test_numbers_are_written_as_each_language_writes_them():
    finding = _finding("C15", "new", value="12345", detail="1234.5")
    assert message(finding, "es") == "Las personas nuevas (12.345) son más que el total del mes (1.234,50)."
    assert message(finding, "en") == "New beneficiaries (12,345) are more than the total of the month (1,234.50)."
    assert message(finding, "pt") == "As pessoas novas (12.345) são mais que o total do mês (1.234,50)."


def test_a_blank_is_called_blank_and_never_zero():
    assert "nuevas: en blanco" in message(_finding("C14", "new", detail="0"), "es")


def test_a_column_is_called_as_its_sender_calls_it():
    finding = _finding("C01", "admin1")
    assert message(finding, "es") == "Falta: Departamento (admin1)."
    assert message(finding, "es", headings={"admin1": "Región"}) == "Falta: Región."


def test_what_reading_offers_is_asked_about():
    finding = _finding("C04-unknown", "organisation", value="Manos Unida", proposed="Manos Unidas | Manos Abiertas")
    assert message(finding, "en").endswith("Perhaps: Manos Unidas, Manos Abiertas?")


def test_a_code_is_called_by_its_name():
    finding = _finding("C02", "admin1", value="CO05", detail="PER")
    assert message(finding, "es", year=small_year()) == "«Antioquia» no queda en el país de la fila (Perú)."


def test_years_and_row_numbers_are_no_quantities():
    assert "(2021, 2022)" in message(_finding("A04", "month", value="2030-01", detail="2021, 2022"), "es")
    assert "fila 1234" in message(_finding("A01", detail="2 | 1234"), "es")


def test_an_inferred_type_is_said_in_words():
    plain = _finding("C16", "new", value="5", detail="3 | 5")
    inferred = plain | {"detail": "3 | 5; type_inferred"}
    assert message(inferred, "es").startswith(message(plain, "es"))
    assert message(inferred, "es").endswith("(El tipo de indicador se dedujo de las celdas llenas.)")
    assert "dedujo" in message(_finding("C18", "total", detail="type_inferred"), "es")


def test_words_of_the_sender_are_never_taken_for_places_to_fill():
    assert "{value} {0}" in message(_finding("C04-unknown", "organisation", value="{value} {0}"), "es")


def test_a_long_text_is_quoted_by_its_beginning():
    assert len(message(_finding("C09-unknown", "indicator", value="palabra " * 100), "es")) < 250


@pytest.mark.parametrize("language", ["es", "en", "pt"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_can_be_said_without_gaps(rule, language):
    finding = _finding(rule.code, rule.columns[0], value="7", proposed="8", detail="9 | 10")
    said = message(finding, language)
    assert "{" not in said
    assert "None" not in said
    assert message(_finding(rule.code, rule.columns[0]), language)


def test_all_findings_are_said_beside_the_findings():
    rows = standard_rows([{"month": None}, {"organisation": None}])
    found = run_checks(rows, small_year(), today=dt.date(2026, 1, 1))
    said = with_messages(found, "es", year=small_year())
    assert said.drop("message").equals(found)
    assert said.filter(pl.col("rule") == "C07")["message"].to_list() == ["Falta el mes."]


def test_sixteen_thousand_findings_are_said_and_what_is_the_same_is_written_once(monkeypatch):
    """Writing takes the time, which ./run bench measures with the whole check; what is counted here is how often it is done."""
    count = 16_000
    findings = pl.DataFrame(
        {"rule": ["C16"] * count, "column": ["new"] * count, "value": [str(i % 500) for i in range(count)]}
    ).with_columns(detail=pl.col("value") + " | 5", proposed=pl.lit(None, pl.String))
    written = []
    write = messages._Writer.write
    monkeypatch.setattr(messages._Writer, "write", lambda self, *said: written.append(said) or write(self, *said))
    said = with_messages(findings, "es", year=small_year())
    assert said["message"].n_unique() == 500
    assert len(written) == len(set(written)) == 500
    assert said["message"].null_count() == 0
