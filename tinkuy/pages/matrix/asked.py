"""What part of the matrix somebody asks for, in its address: year, month in focus, group, sector, state."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.http import urlencode

from tinkuy.months import Month


@dataclass(frozen=True, slots=True)
class Asked:
    """Blank: all of it. `month` is the one in focus, whose causes and missing reports are told."""

    year: int | None = None
    month: Month | None = None
    group: str = ""
    sector: str = ""
    state: str = ""

    @classmethod
    def from_query(cls, query: QueryDict) -> Asked:
        """Read an address; what is not understood is no filter."""
        year, month = query.get("anio", ""), query.get("mes", "")
        try:
            focus = Month.parse(month) if month else None
        except ValueError:
            focus = None
        known = int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None
        return cls(focus.year if focus else known, focus, *(query.get(key, "")[:40] for key in ("grupo", "sector", "estado")))  # fmt: skip

    def query(self) -> str:
        """The same as an address has it."""
        said = {
            "anio": "" if self.month else self.year or "",
            "mes": self.month or "",
            "grupo": self.group,
            "sector": self.sector,
            "estado": self.state,
        }
        return urlencode({name: value for name, value in said.items() if value})

    def at(self, month: Month) -> Asked:
        """The same, with this month in focus."""
        return replace(self, month=month, year=month.year)
