"""Sentences that a reviewer inserts with one tap: one per rule, made of what its findings say, in three languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import polars as pl

from tinkuy.checks.catalogue import BY_CODE
from tinkuy.checks.messages import message
from tinkuy.languages import LANGUAGES, Text
from tinkuy.ledger.checked import Checked
from tinkuy.packs.schema import YearPack
from tinkuy.pages.components.cause_shown import shown_rules
from tinkuy.pages.review.panel_words import sentence

MOST: Final = 8


@dataclass(frozen=True, slots=True)
class Sentence:
    """What to say about the findings of one rule; `rows` is how many rows it is about."""

    rule: str
    severity: str
    rows: int
    text: Text


def sentences(found: Checked, year: YearPack) -> list[Sentence]:
    """One per rule with findings, the gravest first; hints, which ask nothing, are left out."""
    numbered = found.findings.join(found.rows.select("row_id", "row"), on="row_id", how="left", maintain_order="left")
    rules = [one for one in shown_rules(found.findings) if one["severity"] != "hint"]
    return [_sentence(one, numbered.filter(pl.col("rule") == one["rule"]), year) for one in rules[:MOST]]


def inserted(comment: str, asked: str, offered: list[Sentence]) -> str:
    """The comment with the sentence asked for (`C06|es`) on a line of its own; as it was where there is no such sentence."""
    rule, _, language = asked.partition("|")
    for one in offered:
        if one.rule == rule and language in LANGUAGES:
            return "\n".join(part for part in (comment.rstrip(), one.text.in_(language)) if part)
    return comment


def _sentence(rule: dict, findings: pl.DataFrame, year: YearPack) -> Sentence:
    rows = findings["row"].unique().sort().to_list()
    first, mend = findings.sort("row", maintain_order=True).row(0, named=True), BY_CODE[rule["rule"]].mend
    said = (sentence(rows, message(first, code, year=year), mend.in_(code), code) for code in LANGUAGES)
    return Sentence(rule["rule"], rule["severity"], len(rows), Text(*said))
