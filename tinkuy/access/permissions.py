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
    Permission.ERASE: Text("borrar datos personales", "erase personal data", "apagar dados pessoais"),
    Permission.ADMINISTER: Text("administrar la plataforma", "manage the platform", "administrar a plataforma"),
}
