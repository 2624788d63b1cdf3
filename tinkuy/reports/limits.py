"""How large a file may be, how long and in how much memory it is read. Limits are settings; these are the defaults (pure)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields

MEGABYTE = 1024 * 1024
PREFIX = "TINKUY_READ_"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one reading. Each can be set as an environment variable, `TINKUY_READ_` and its name in capitals."""

    file_bytes: int = 512 * MEGABYTE  # the file as sent
    unpacked_bytes: int = 2048 * MEGABYTE  # what a workbook unpacks to
    unpacked_ratio: int = 250  # how many times a part of a workbook may grow; real ones grow 5 to 40 times
    cells: int = 60_000_000  # of all sheets together, blank ones included
    columns: int = 2_000  # of one sheet; a 5W has about thirty
    cell_characters: int = 100_000  # of one cell; a spreadsheet holds at most 32,767
    memory_bytes: int = 6144 * MEGABYTE  # address space of the process that parses
    seconds: int = 180  # of that process

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Limits:
        """Return the limits with what the environment sets. Raises ValueError naming the variable that is no number."""
        environment = os.environ if environment is None else environment
        said = {f.name: environment[name] for f in fields(cls) if (name := PREFIX + f.name.upper()) in environment}
        for name, value in said.items():
            if not value.isdigit() or int(value) == 0:
                raise ValueError(f"{PREFIX}{name.upper()} must be a whole number above 0, not {value!r}")
        return cls(**{name: int(value) for name, value in said.items()})
