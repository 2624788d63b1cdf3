"""Run in an installation: the cast, a draft of many rows sent by Alice, an empty one, and the cookies of Alice and Bob (JSON).

python -m tests.browser.seeding_a_draft ROWS FOLDER
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import django
from django.conf import settings
from django.test import Client

django.setup()  # models can be imported only then; DJANGO_SETTINGS_MODULE says with which settings

from tests.factories.reports import make_world, send  # noqa: E402
from tinkuy.ledger import actions  # noqa: E402
from tinkuy.months import Month  # noqa: E402


def main(rows: int, folder: Path) -> None:
    """Print {"version", "empty", "alice", "bob", "cookie"}."""
    world = make_world()
    (version,) = send(world, folder / "muchas_filas.csv", [_row(n) for n in range(rows)]).made
    empty = actions.begin(
        platform=world.platform, organisation=world.unicef, month=Month(2021, 4), year="r4v-2021", by=world.alice
    )
    said = {"version": str(version.pk), "empty": str(empty.pk), "cookie": settings.SESSION_COOKIE_NAME}
    for name in ("alice", "bob"):
        client = Client()
        client.force_login(getattr(world, name))
        said[name] = client.cookies[settings.SESSION_COOKIE_NAME].value
    sys.stdout.write(json.dumps(said))


def _row(n: int) -> dict[str, object]:
    """A row of education or health; every seventh has more new people than in all."""
    sector = {"sector": "Health", "indicator": "RE-HE1"} if n % 3 else {}
    people = 10 + n % 90
    more = 500 if n % 7 == 3 else 0
    return sector | {
        "activity": f"Actividad número {n + 1}",
        "description": "Entrega de kits en el albergue, en coordinación con la municipalidad" if n % 5 == 0 else "",
        "total": people,
        "new": people + more,
        "women": people,
    }


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
