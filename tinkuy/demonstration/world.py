"""The invented response: organisations and partners that do not exist, in the places and sectors of a real plan year.

Fictitious figures are never attributed to real organisations: the demonstration has packs of its own, which take
columns, sectors, indicators, places and rules from `r4v-2021` and `gtrm-peru`, and replace every organisation.
"""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from tinkuy.languages import Text
from tinkuy.packs.folders import DATA, MANIFEST

YEAR: Final = "demo-2021"
PLATFORM: Final = "demo-peru"
BASE_YEAR: Final = "r4v-2021"
BASE_PLATFORM: Final = "gtrm-peru"
COUNTRY: Final = "PER"
SYNTHETIC: Final = Text("DATOS SINTÉTICOS", "SYNTHETIC DATA", "DADOS SINTÉTICOS")
NOTICE: Final = Text(
    "DATOS SINTÉTICOS: ninguna cifra ni organización es real",
    "SYNTHETIC DATA: no figure and no organisation is real",
    "DADOS SINTÉTICOS: nenhum número nem organização é real",
)
ORGANISATIONS: Final = 27
PARTNERS: Final = 40
_TYPES: Final = ("un", "ingo", "ingo", "nngo", "nngo", "faith_based", "civil_society", "red_cross", "academic")


def organisations() -> list[tuple[str, Text, str, str]]:
    """The invented organisations that report: code, name, acronym, type."""
    return [
        (
            f"DEMO{n:02d}",
            Text(f"Organización Demo {n:02d} (ficticia)", f"Demo Organisation {n:02d} (fictitious)", f"Organização Demo {n:02d} (fictícia)"),
            f"DEMO{n:02d}",
            _TYPES[n % len(_TYPES)],
        )
        for n in range(1, ORGANISATIONS + 1)
    ]  # fmt: skip


def partners() -> list[tuple[str, Text, str, str]]:
    """The invented implementing partners: code, name, acronym, type."""
    return [
        (
            f"SOCIO{n:02d}",
            Text(f"Socio Demo {n:02d} (ficticio)", f"Demo Partner {n:02d} (fictitious)", f"Parceiro Demo {n:02d} (fictício)"),
            "",
            _TYPES[(2 * n + 1) % len(_TYPES)],
        )
        for n in range(1, PARTNERS + 1)
    ]  # fmt: skip


def write_packs(folder: Path) -> tuple[Path, Path]:
    """Write the year pack and the platform pack of the demonstration; returns their folders."""
    year, platform = folder / YEAR, folder / PLATFORM
    _copy(BASE_YEAR, year, YEAR)
    _write(year / "organisations.csv", "code,es,en,pt,aliases,acronym,type,regional,platforms",
           ((c, t.es, t.en, t.pt, "", a, k, "no", "peru") for c, t, a, k in organisations()))  # fmt: skip
    _write(year / "implementing_partners.csv", "code,es,en,pt,aliases,acronym,type,organisation,platforms",
           ((c, t.es, t.en, t.pt, "", a, k, "", "peru") for c, t, a, k in partners()))  # fmt: skip
    _copy(BASE_PLATFORM, platform, PLATFORM)
    _write(platform / "members.csv", "code,es,en,pt,aliases,acronym,type,basis,regional",
           ((c, t.es, t.en, t.pt, "", a, k, "synthetic", "no") for c, t, a, k in organisations()))  # fmt: skip
    return year, platform


def _copy(base: str, folder: Path, identifier: str) -> None:
    """Take a pack over under another id and title, its lists of organisations declared as invented."""
    shutil.copytree(DATA / base, folder, dirs_exist_ok=True)
    manifest = (folder / MANIFEST).read_text(encoding="utf-8")
    manifest = manifest.replace(f'id = "{base}"', f'id = "{identifier}"', 1).replace(
        f'year = "{BASE_YEAR}"', f'year = "{YEAR}"'
    )
    for code in ("es", "en", "pt"):
        manifest = re.sub(rf'^{code} = "', f'{code} = "{SYNTHETIC.in_(code)}. ', manifest, count=1, flags=re.M)
    for key in ("organisations", "implementing_partners", "members"):
        manifest = re.sub(rf"\[lists\.{key}\]\nknown = true\nsource = \"[^\"]*\"",
                          f'[lists.{key}]\nknown = true\nsource = "{NOTICE.en}."', manifest)  # fmt: skip
    manifest = manifest.replace('kind = "platform"\n', 'kind = "platform"\nsynthetic = true\n', 1)
    # Rules about single real organisations do not apply to invented ones.
    manifest = re.sub(r"^same_name = .*\n", "", manifest, flags=re.M)
    manifest = re.sub(
        r"\[member_counts\]\n(?:\w+ = \d+\n)+", f"[member_counts]\nsynthetic = {ORGANISATIONS}\n", manifest
    )
    (folder / MANIFEST).write_text(manifest, encoding="utf-8")


def _write(path: Path, heading: str, lines: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heading.split(","))
        writer.writerows(lines)
