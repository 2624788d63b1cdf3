"""What happened in the invented year before somebody opens it: who sent what, and how far each month is (pure).

January to September were accepted and released; then October was, and a correction of September, and a second release
came. November waits for review, a few organisations have not sent it, and nobody has sent December.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import polars as pl

from tinkuy.access.roles import Role
from tinkuy.demonstration import world
from tinkuy.demonstration.generating import write_reports
from tinkuy.demonstration.rows import ROWS_A_MONTH, standard_rows
from tinkuy.demonstration.slips import NOT_ASKED
from tinkuy.languages import Text
from tinkuy.months import Month
from tinkuy.packs.loading import load_year

SENT_FOLDER, TO_SEND_FOLDER = "enviados", "para_enviar"
OWN: Final = "DEMO02"  # the organisation of the focal point's account
LATE: Final = ("DEMO25", "DEMO27")  # have not sent November
NOTHING_BY: Final = "DEMO26"  # had nothing to report in one month, and says so
CORRECTS: Final = "DEMO03"
LEADS: Final = "health"
MARCH: Final = Month(2021, NOT_ASKED + 1)
RELEASED: Final = tuple(Month(2021, m) for m in range(1, 10))
CORRECTED: Final = RELEASED[-1]
CLOSED: Final = RELEASED[:-1]
ACCEPTED: Final = Month(2021, 10)
IN_REVIEW: Final = Month(2021, 11)
MISSING: Final = Month(2021, 12)
NOTHING: Final = Month(2021, 8)
PLACE, PARTNER = "PE24", "SOCIO15"  # Tumbes; an implementing partner that many rows name
MARCH_CAUSE: Final = f"new-not-reported:{world.COUNTRY}:{MARCH}"  # of all organisations at once
_DUE_DAY: Final = 10
RETURN_COMMENT: Final = (
    "Las mujeres suman más que las personas nuevas en varias filas de salud. ¿Puede revisar esos desgloses?"
)
WHY_MARCH: Final = "En marzo la plantilla no pedía personas nuevas: se decidió en la reunión de información de abril."


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who can sign in to the demonstration."""

    email: str
    name: str
    role: Role
    tries: Text
    organisation: str = ""
    sector: str = ""
    place: str = ""
    partner: str = ""


ACCOUNTS: Final = (
    Account(
        "punto.focal@example.org", "Alicia Demo", Role.FOCAL_POINT, organisation=OWN,
        tries=Text(
            "Punto focal de {organisation}. En «Hoy» vea qué vence; envíe el archivo de diciembre que está en {file}; acepte una causa de noviembre.",
            "Focal point of {organisation}. See what is due under “Today”; send December's file, {file}; accept a cause of November.",
            "Ponto focal de {organisation}. Em «Hoje» veja o que vence; envie o arquivo de dezembro, {file}; aceite uma causa de novembro.",
        ),
    ),
    Account(
        "lider.salud@example.org", "Hugo Demo", Role.SECTOR_LEAD, sector=LEADS,
        tries=Text(
            "Lidera salud. En «Revisión» acepte o devuelva con un comentario las filas de salud de noviembre.",
            "Leads health. Under “Review” accept November's health rows, or return them with a comment.",
            "Lidera saúde. Em «Revisão» aceite ou devolva com um comentário as linhas de saúde de novembro.",
        ),
    ),
    Account(
        "informacion@example.org", "Iris Demo", Role.INFORMATION_OFFICER,
        tries=Text(
            "Gestiona la información. En «Meses» vea quién falta; en «Revisión» acepte noviembre entero.",
            "Manages information. See who is missing under “Months”; accept all of November under “Review”.",
            "Gerencia a informação. Em «Meses» veja quem falta; em «Revisão» aceite novembro inteiro.",
        ),
    ),
    Account(
        "coordinacion@example.org", "Carmen Demo", Role.COORDINATOR,
        tries=Text(
            "Coordina. En «Publicaciones» compare las dos que hay, abra el tablero y una cifra, firme una nueva.",
            "Coordinates. Under “Releases” compare the two there are, open the dashboard and a figure, sign a new one.",
            "Coordena. Em «Publicações» compare as duas que há, abra o painel e um número, assine uma nova.",
        ),
    ),
    Account(
        "colider.salud@example.org", "Clara Demo", Role.CO_LEAD, sector=LEADS,
        tries=Text(
            "Colidera salud y lidera el grupo de Tumbes: en «Revisión», su grupo está a un clic.",
            "Co-leads health, and leads the group of Tumbes: under “Review” her group is one click away.",
            "Colidera saúde e lidera o grupo de Tumbes: em «Revisão», o seu grupo está a um clique.",
        ),
    ),
    Account(
        "campo.tumbes@example.org", "Félix Demo", Role.FIELD_FOCAL_POINT, organisation=OWN, place=PLACE,
        tries=Text(
            "Punto focal en Tumbes de {organisation}. En «Mi lugar» vea lo que su organización reporta ahí, y qué se observa en ello.",
            "Field focal point of {organisation} in Tumbes. See under “My place” what the organisation reports there, and what is found in it.",
            "Ponto focal em Tumbes de {organisation}. Em «Meu lugar» veja o que a sua organização relata ali, e o que se observa nisso.",
        ),
    ),
    Account(
        "socio@example.org", "Sonia Demo", Role.IMPLEMENTING_PARTNER, partner=PARTNER,
        tries=Text(
            "Socio implementador: confirme en «A través de ustedes» lo que otros reportan por su trabajo.",
            "Implementing partner: confirm under “Through you” what others report of its work.",
            "Parceiro implementador: confirme em «Por meio de vocês» o que outros relatam do seu trabalho.",
        ),
    ),
    Account(
        "donante@example.org", "Diana Demo", Role.DONOR,
        tries=Text("Donante: «Resultados», para imprimir.", "Donor: “Results”, to be printed.", "Doadora: «Resultados», para imprimir."),
    ),
    Account(
        "gobierno.tumbes@example.org", "Rosa Demo", Role.REGIONAL_GOVERNMENT, place=PLACE,
        tries=Text("Gobierno regional: los resultados de Tumbes.", "Regional government: the results in Tumbes.", "Governo regional: os resultados de Tumbes."),
    ),
    Account(
        "observacion@example.org", "Olga Demo", Role.OBSERVER,
        tries=Text("Observa: lo publicado.", "Observes: what is released.", "Observa: o que se publicou."),
    ),
    Account(
        "administracion@example.org", "Ada Demo", Role.ADMINISTRATOR,
        tries=Text("Administra: «Miembros», quién tiene qué rol.", "Administers: “Members”, who holds which role.", "Administra: «Membros», quem tem qual papel."),
    ),
)  # fmt: skip


def due_days(today: date) -> dict[Month, date]:
    """Until when each month takes reports: the invented year ends where whoever looks at it stands, not in 2021.

    The last month is due on the tenth that comes next, each one before it a month earlier.
    """
    comes = Month.of(today) + (1 if today.day > _DUE_DAY else 0)
    months = Month.between(RELEASED[0], MISSING)
    return {month: (comes + (month - MISSING)).first_day.replace(day=_DUE_DAY) for month in months}


@dataclass(frozen=True, slots=True)
class Sent:
    """The files of the story, and the folder with the packs that read them.

    `reports`: one per organisation, January to November. `correction`: September again. `to_send`: December of the focal
    point's organisation, for whoever tries it out.
    """

    packs: Path
    reports: tuple[Path, ...]
    correction: Path
    to_send: Path


def write_sent(folder: Path, *, seed: int = 7) -> Sent:
    """Write the files of the story into `folder`; the same seed gives the same files."""
    year_pack, _ = world.write_packs(folder / "packs")
    year = load_year(year_pack)
    rows = standard_rows(12 * ROWS_A_MONTH, seed)
    month, organisation = pl.col("month"), pl.col("organisation")
    unsent = ((month == str(IN_REVIEW)) & organisation.is_in(LATE)) | (
        (month == str(NOTHING)) & (organisation == NOTHING_BY)
    )
    sent = rows.filter((month <= str(IN_REVIEW)) & ~unsent)
    again = rows.filter((month == str(CORRECTED)) & (organisation == CORRECTS))
    coming = rows.filter((month == str(MISSING)) & (organisation == OWN))
    folders = folder / SENT_FOLDER, folder / TO_SEND_FOLDER
    (correction,) = write_reports(
        folders[0], corrected(again), year, seed=seed, name="{code}_septiembre_corregido_sintetico"
    )
    (to_send,) = write_reports(folders[1], coming, year, seed=seed, name="{code}_diciembre_sintetico")
    return Sent(year_pack.parent, write_reports(folders[0], sent, year, seed=seed), correction, to_send)


def organisation_of(path: Path) -> str:
    """Whose report a file of the story is."""
    return path.name.partition("_")[0].upper()


def corrected(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows as their organisation sends them again: women add up with the others, and an activity that was forgotten."""
    others = pl.sum_horizontal("girls", "boys", "men")
    mended = pl.when((pl.col("new") > 0) & (others <= pl.col("new"))).then(pl.col("new") - others)
    forgotten = rows.sort("new", descending=True, nulls_last=True).head(1)
    forgotten = forgotten.with_columns(activity=pl.lit("Actividad demo que faltaba"))
    return pl.concat([rows, forgotten]).with_columns(women=mended.otherwise("women"))
