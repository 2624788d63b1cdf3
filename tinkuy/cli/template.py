"""`tinkuy template`: the year's 5W template, with the lists as drop-downs."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from tinkuy.cli import terminal
from tinkuy.languages import Text
from tinkuy.packs.loading import load_platform, load_year
from tinkuy.publishing.template import write_template

_WRITTEN: Final = Text("La plantilla está en {path}.", "The template is in {path}.", "O modelo está em {path}.")


def run(options: argparse.Namespace) -> int:
    """Write the template."""
    year = load_year(options.year)
    platform = load_platform(options.platform) if options.platform else None
    path = Path(options.out)
    asked = {"organisation": options.organisation, "language": options.lang, "hxl": options.hxl}
    with terminal.writing(path):
        write_template(path, year=year, platform=platform, **asked)
    terminal.say(_WRITTEN.in_(options.lang).format(path=path), "done")
    return 0
