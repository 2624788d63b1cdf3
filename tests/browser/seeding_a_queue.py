"""Run in an installation: the cast, accepted months, four reports that wait for the lead of education, and her cookie (JSON).

python -m tests.browser.seeding_a_queue FOLDER
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from pathlib import Path


def main(folder: Path) -> None:
    """Print {"elena", "cookie"}."""
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    reports = importlib.import_module("tests.factories.reports")  # models can be imported only now
    world = reports.make_world()
    rows = {"UNICEF": world.alice, "ACNUR": world.charlie}

    def report(organisation: str, month: str, new: int) -> object:
        row = {"organisation": organisation, "month": month, "new": new, "total": new, "women": new - 1}
        return reports.send(world, folder / f"{organisation}-{month}.csv", [row], by=rows[organisation])

    for month, new in (("2021-01", 100), ("2021-02", 140)):
        reports.submit_and_accept(world, report("UNICEF", month, new))
    for organisation, month, new in (("UNICEF", "2021-03", 480), ("UNICEF", "2021-04", 140), ("ACNUR", "2021-03", 77),
                                     ("ACNUR", "2021-02", 12)):  # fmt: skip
        reports.submit(world, report(organisation, month, new))
    client = Client()
    client.force_login(world.elena)
    cookie = settings.SESSION_COOKIE_NAME
    sys.stdout.write(json.dumps({"elena": client.cookies[cookie].value, "cookie": cookie}))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinkuy.config.settings")
    main(Path(sys.argv[1]))
