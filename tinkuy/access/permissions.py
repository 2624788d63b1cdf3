"""What can be permitted (pure)."""

from __future__ import annotations

from enum import Enum
from typing import Final

from tinkuy.languages import Text


class Permission(Enum):
    """One thing that a person may or may not do."""

    UPLOAD = "upload"  # send an organisation's report
    ACCEPT = "accept"  # take a report, or a sector's part of it, as standing
    RELEASE = "release"  # publish figures as an immutable release
    READ_DRAFTS = "read_drafts"  # see rows that nobody has accepted yet
    READ_ROWS = "read_rows"  # see the accepted rows behind a figure, as reported
    READ_RELEASES = "read_releases"  # see the figures of a release
    KEEP_MONTHS = "keep_months"  # open, close and reopen months for reports
    KEEP_LISTS = "keep_lists"  # add other names of organisations, merge two that are one
    ERASE = "erase"  # erase free text that names a person
    ADMINISTER = "administer"  # manage members, roles and registries of a platform


# What somebody may not do, as a sentence that tells them says it.
ACTS: Final = {
    Permission.UPLOAD: Text(
        "enviar o cambiar reportes de esta organización",
        "send or change reports of this organisation",
        "enviar ou alterar relatórios desta organização",
    ),
    Permission.ACCEPT: Text(
        "aceptar o devolver este reporte (nadie decide sobre lo que envió, ni sobre su propia organización)",
        "accept or return this report (nobody decides on what they sent, nor on their own organisation)",
        "aceitar ou devolver este relatório (ninguém decide sobre o que enviou, nem sobre a própria organização)",
    ),
    Permission.RELEASE: Text("publicar cifras", "publish figures", "publicar números"),
    Permission.READ_DRAFTS: Text(
        "ver reportes que todavía no se aceptaron",
        "see reports that are not accepted yet",
        "ver relatórios que ainda não foram aceitos",
    ),
    Permission.READ_ROWS: Text(
        "ver las filas de este reporte", "see the rows of this report", "ver as linhas deste relatório"
    ),
    Permission.READ_RELEASES: Text(
        "ver las cifras de esta plataforma",
        "see the figures of this platform",
        "ver os números desta plataforma",
    ),
    Permission.KEEP_MONTHS: Text(
        "abrir y cerrar meses para reportar",
        "open and close months for reports",
        "abrir e fechar meses para relatar",
    ),
    Permission.KEEP_LISTS: Text(
        "cambiar las listas de organizaciones",
        "change the lists of organisations",
        "alterar as listas de organizações",
    ),
    Permission.ERASE: Text("borrar datos personales", "erase personal data", "apagar dados pessoais"),
    Permission.ADMINISTER: Text("administrar la plataforma", "manage the platform", "administrar a plataforma"),
}
