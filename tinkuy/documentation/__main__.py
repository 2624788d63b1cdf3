"""Write the methods pages: `python -m tinkuy.documentation`; with `--check`, only say which of them are stale."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tinkuy.documentation.causes import TITLE as CAUSES
from tinkuy.documentation.causes import causes
from tinkuy.documentation.columns import TITLE as COLUMNS
from tinkuy.documentation.columns import columns
from tinkuy.documentation.commands import TITLE as COMMANDS
from tinkuy.documentation.commands import commands
from tinkuy.documentation.figures import TITLE as FIGURES
from tinkuy.documentation.figures import figures
from tinkuy.documentation.markdown import page
from tinkuy.documentation.packs import TITLE as PACKS
from tinkuy.documentation.packs import packs
from tinkuy.documentation.roles import TITLE as ROLES
from tinkuy.documentation.roles import roles
from tinkuy.documentation.rules import TITLE as RULES
from tinkuy.documentation.rules import rules
from tinkuy.documentation.settings import TITLE as SETTINGS
from tinkuy.documentation.settings import settings
from tinkuy.documentation.tables import TITLE as TABLES
from tinkuy.documentation.tables import tables
from tinkuy.documentation.unusual import TITLE as UNUSUAL
from tinkuy.documentation.unusual import unusual
from tinkuy.languages import LANGUAGES, Text

FOLDER = Path("docs/methods")
PAGES: dict[str, tuple[Text, Callable[[str], str]]] = {
    "columns": (COLUMNS, columns),
    "rules": (RULES, rules),
    "causes": (CAUSES, causes),
    "figures": (FIGURES, figures),
    "unusual": (UNUSUAL, unusual),
    "tables": (TABLES, tables),
    "packs": (PACKS, packs),
    "roles": (ROLES, roles),
    "commands": (COMMANDS, commands),
    "settings": (SETTINGS, settings),
}
_METHODS = Text("Métodos", "Methods", "Métodos")
_GENERATED = Text(
    "Estas páginas salen del código con `python -m tinkuy.documentation`; no se editan a mano.",
    "These pages come from the code with `python -m tinkuy.documentation`; they are not edited by hand.",
    "Estas páginas saem do código com `python -m tinkuy.documentation`; não se editam à mão.",
)


def pages() -> Iterator[tuple[Path, str]]:
    """Every page: its path below the methods folder, and its text."""
    for language in LANGUAGES:
        links = "\n".join(f"- [{title.in_(language)}]({name}.md)" for name, (title, _) in PAGES.items())
        yield Path(language, "README.md"), page(_METHODS.in_(language), _GENERATED.in_(language), links)
        for name, (_, make) in PAGES.items():
            yield Path(language, f"{name}.md"), make(language)


def stale(folder: Path = FOLDER) -> list[Path]:
    """The pages that are missing or differ from what the code says, and those that no longer have a place."""
    fresh = dict(pages())
    kept = {path.relative_to(folder) for path in folder.rglob("*.md")}
    changed = [
        path for path, text in fresh.items() if path not in kept or (folder / path).read_text(encoding="utf-8") != text
    ]
    return sorted([*changed, *(kept - fresh.keys())])


def write(folder: Path = FOLDER) -> None:
    """Write every page, and take away those that no longer have a place."""
    for path in stale(folder):
        (folder / path).unlink(missing_ok=True)
    for path, text in pages():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    if "--check" not in sys.argv:
        write()
    elif old := stale():
        sys.exit("Stale methods pages, mend with python -m tinkuy.documentation: " + ", ".join(map(str, old)))
