"""What every benchmark's program does alike: take how many rows and runs, print one JSON object, end with 1 if over a limit."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping


def arguments(about: str, *, rows: int, runs: int) -> argparse.Namespace:
    """The arguments `--rows` and `--runs` of a benchmark."""
    parser = argparse.ArgumentParser(description=about.splitlines()[0])
    parser.add_argument("--rows", type=int, default=rows)
    parser.add_argument("--runs", type=int, default=runs)
    return parser.parse_args()


def finish(measured: Mapping[str, object], kept: bool) -> None:
    """Print what was measured and end."""
    print(json.dumps(measured, indent=2))
    raise SystemExit(not kept)
