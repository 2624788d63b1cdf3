"""The year's empty template, made once per year and language: whoever has no file yet, or one that cannot be read, begins here."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tinkuy.publishing.template import write_template
from tinkuy.registries import installed_packs as packs


@lru_cache(maxsize=32)
def empty_template(year: str, platform: str, language: str) -> bytes:
    """The workbook. Raises KeyError for a year that is not offered; a platform that is not is left out."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "template.xlsx"
        write_template(path, year=packs.years()[year], platform=packs.platforms().get(platform), language=language)
        return path.read_bytes()
