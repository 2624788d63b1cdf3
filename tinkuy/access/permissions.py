"""What can be permitted (pure)."""

from __future__ import annotations

from enum import Enum
from typing import Final

from tinkuy.languages import Text


class Permission(Enum):
    """One thing that a person may or may not do."""

    ENTER = "enter"  # open the pages of a platform
    UPLOAD = "upload"  # send an organisation's report
    ACCEPT = "accept"  # take a report, or a sector's part of it, as standing
    RELEASE = "release"  # publish figures as an immutable release
    PUBLISH = "publish"  # open a release to everyone, without sign-in; close it
    READ_DRAFTS = "read_drafts"  # see rows that nobody has accepted yet
    READ_ROWS = "read_rows"  # see the accepted rows behind a figure, as reported
    CONFIRM = "confirm"  # say whether what others report through an implementing partner is so
    COMMENT = "comment"  # write about a report to those whom it concerns
    READ_RELEASES = "read_releases"  # see the figures of a release, small numbers too
    READ_AGGREGATES = "read_aggregates"  # see the figures of a release after disclosure control
    READ_AUDIT = "read_audit"  # see who entered, changed, validated and published
    KEEP_MONTHS = "keep_months"  # open, close and reopen months for reports
    KEEP_LISTS = "keep_lists"  # add other names of organisations, merge two that are one
    READ_CONTACTS = "read_contacts"  # see who is in which group, and how to reach them
    KEEP_GROUPS = "keep_groups"  # make groups, say who is in them
    REMIND = "remind"  # write to partners about what is due
    ERASE = "erase"  # erase free text that names a person
    INVITE = "invite"  # invite people to report, review or look on
    ADMINISTER = "administer"  # manage members, give and end every role


# What somebody may not do, as a sentence that tells them says it.
ACTS: Final = {
    Permission.ENTER: Text("entrar a esta plataforma", "enter this platform", "entrar nesta plataforma"),
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
    Permission.PUBLISH: Text(
        "abrir publicaciones a todos",
        "open releases to everyone",
        "abrir publicações a todos",
    ),
    Permission.READ_DRAFTS: Text(
        "ver reportes que todavía no se aceptaron",
        "see reports that are not accepted yet",
        "ver relatórios que ainda não foram aceitos",
    ),
    Permission.READ_ROWS: Text(
        "ver las filas de este reporte", "see the rows of this report", "ver as linhas deste relatório"
    ),
    Permission.CONFIRM: Text(
        "confirmar o cuestionar lo que se reporta a través de este socio",
        "confirm or contest what is reported through this partner",
        "confirmar ou contestar o que se relata por meio deste parceiro",
    ),
    Permission.COMMENT: Text("comentar este reporte", "comment on this report", "comentar este relatório"),
    Permission.READ_AGGREGATES: Text(
        "ver los resultados de este territorio",
        "see the results of this territory",
        "ver os resultados deste território",
    ),
    Permission.READ_AUDIT: Text(
        "ver quién hizo qué en este reporte", "see who did what in this report", "ver quem fez o quê neste relatório"
    ),
    Permission.READ_RELEASES: Text(
        "ver las cifras con números pequeños (sin ellos están en Resultados)",
        "see the figures with small numbers (without them they are under Results)",
        "ver os números com valores pequenos (sem eles estão em Resultados)",
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
    Permission.READ_CONTACTS: Text(
        "ver los contactos de los miembros", "see the contacts of the members", "ver os contatos dos membros"
    ),
    Permission.KEEP_GROUPS: Text("cambiar los grupos", "change the groups", "alterar os grupos"),
    Permission.REMIND: Text(
        "enviar recordatorios a las organizaciones",
        "send reminders to organisations",
        "enviar lembretes às organizações",
    ),
    Permission.INVITE: Text("invitar a personas", "invite people", "convidar pessoas"),
    Permission.ERASE: Text("borrar datos personales", "erase personal data", "apagar dados pessoais"),
    Permission.ADMINISTER: Text("administrar la plataforma", "manage the platform", "administrar a plataforma"),
}
