"""Are there known vulnerabilities in what is pinned? `python requirements/audit.py`; part of ./run check.

pip-audit asks the package index's service of known vulnerabilities about every pin of all.txt, which holds the others. Asked
first is one pin alone: where nobody answers (a laptop without a network, a CI that reaches a mirror only), one line says that
nothing was audited, and the status is 0. Status 1: something is known, and `accepted.txt` does not say why it may stay.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
PINS: Final = HERE / "all.txt"
ACCEPTED: Final = HERE / "accepted.txt"  # a line each: the vulnerability's id, then the reason
_PROBE: Final = "django"
_SECONDS: Final = 300
_NOBODY: Final = (
    "Not audited: the service of known vulnerabilities does not answer from here. Run ./run check where it does."
)


def asked(requirements: Path) -> list[dict[str, Any]] | None:
    """What pip-audit says of each pin; None where it could not ask."""
    words = ["--requirement", str(requirements), "--require-hashes", "--disable-pip", "--format", "json"]
    quiet = ["--progress-spinner", "off", "--timeout", "10"]
    command = [sys.executable, "-m", "pip_audit", *words, *quiet]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_SECONDS)
        return json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, json.JSONDecodeError, KeyError):
        return None


def pin_of(name: str, pins: str) -> str:
    """The lines of one pin, with its hashes."""
    return re.search(rf"^{name}==.*(?:\n    --hash.*)*", pins, re.MULTILINE)[0]


def answers(ask: Any = asked) -> bool:
    """Whether the service knows a package that everybody knows."""
    with tempfile.TemporaryDirectory() as folder:
        one = Path(folder) / "one.txt"
        one.write_text(pin_of(_PROBE, PINS.read_text()) + "\n")
        said = ask(one)
    return bool(said) and "skip_reason" not in said[0]


def known(dependencies: list[dict[str, Any]], accepted: set[str]) -> Iterator[str]:
    """A line for each vulnerability that nobody accepted."""
    for one in dependencies:
        for found in one.get("vulns", ()):
            if accepted.isdisjoint({found["id"], *found.get("aliases", ())}):
                mended = ", ".join(found.get("fix_versions", ())) or "no version yet"
                yield f"{one['name']} {one['version']}: {found['id']}, mended in {mended}"


def main(ask: Any = asked) -> int:
    """Ask, and say what is known."""
    said = ask(PINS) if answers(ask) else None
    if said is None:
        sys.stdout.write(f"{_NOBODY}\n")
        return 0
    lines = ACCEPTED.read_text().splitlines() if ACCEPTED.exists() else []
    found = list(known(said, {line.split()[0] for line in lines if line.strip()}))
    skipped = [one["name"] for one in said if "skip_reason" in one]
    sys.stdout.write(
        "\n".join([*found, *(f"{name}: could not be audited" for name in skipped)] or ["Nothing is known."]) + "\n"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
