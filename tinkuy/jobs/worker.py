"""Starts a worker: python -m tinkuy.jobs.worker [--once] [--patience SECONDS] [--with-parent]. What it does is in `working`."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

import django

from tinkuy.telemetry.logs import hold_what_nobody_catches


def main(argv: Sequence[str] | None = None) -> int:
    """Work until stopped."""
    parser = argparse.ArgumentParser(prog="tinkuy.jobs.worker", description="Does what is queued and what is due.")
    parser.add_argument("--once", action="store_true", help="stop when nothing is queued")
    parser.add_argument("--patience", type=float, default=60.0, help="seconds without a sign until a worker is dead")
    parser.add_argument("--with-parent", action="store_true", help="stop when the process that started it is gone")
    said = parser.parse_args(argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinkuy.config.settings")
    django.setup()
    hold_what_nobody_catches()
    # Models can be imported only now that Django is set up.
    working = importlib.import_module("tinkuy.jobs.working")
    working.work(once=said.once, patience=said.patience, parent=os.getppid() if said.with_parent else None)
    return 0


if __name__ == "__main__":
    sys.exit(main())
