"""What the checks found in a version: how many rows of each sector, and the list that a reviewer reads."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import polars as pl

from tinkuy.checks.messages import column_label, with_messages
from tinkuy.ledger.checked import Checked, checked
from tinkuy.ledger.models import Version
from tinkuy.pages.components.cause_shown import shown_cause, shown_rules
from tinkuy.pages.components.finding_list import Listed, Wanted, filtered, listing, on_page
from tinkuy.publishing.palette import SEVERITIES
from tinkuy.registries.installed_packs import year_pack


def found_in(version: Version, sectors: list[str]) -> Checked:
    """What was found in these sectors of a version; findings of other sectors are somebody else's to read."""
    all_of_it = checked([version])
    rows = all_of_it.rows.filter(pl.col("sector").fill_null("").is_in(sectors))
    findings = all_of_it.findings.join(rows.select("row_id"), on="row_id", how="semi", maintain_order="left")
    explained = dict(findings.group_by("cause").len().rows())
    causes = tuple(replace(cause, findings=explained[cause.id]) for cause in all_of_it.causes if cause.id in explained)
    return Checked(rows=rows, findings=findings, causes=causes)


def listed(found: Checked, wanted: Wanted, version: Version, language: str, address: str) -> dict[str, Any]:
    """The context of the list of findings: one page of it, the gravest first and then by row."""
    order = pl.col("severity").cast(pl.Enum(list(SEVERITIES)))
    all_of_them = found.findings.join(
        found.rows.select("row_id", "row"), on="row_id", how="left", maintain_order="left"
    )
    page = on_page(filtered(all_of_them.sort(order, "row", maintain_order=True), wanted), wanted.page)
    shown = pl.DataFrame(page.lines, schema=all_of_them.schema)
    said = with_messages(shown, language, year=year_pack(version.year))
    lines = [line | {"column": column_label(line["column"], language)} for line in said.iter_rows(named=True)]
    causes = {cause.id: cause.text for cause in found.causes}
    return listing(
        wanted,
        Listed(lines, page.found, page.page, page.pages),
        rules=shown_rules(found.findings),
        causes=causes,
        address=address,
    )


def shown_causes(found: Checked) -> list[dict[str, Any]]:
    """The causes as the component of a cause shows them."""
    return [shown_cause(cause, found.findings.height) for cause in found.causes]
