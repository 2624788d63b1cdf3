"""`tinkuy pack check` and `tinkuy pack list`: what packs there are, and whether they hold together."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from tinkuy.checks.catalogue import RULES
from tinkuy.cli import terminal
from tinkuy.figures.catalogue import MODELS
from tinkuy.languages import Text, number
from tinkuy.packs.checking import counts, problems
from tinkuy.packs.folders import DATA
from tinkuy.packs.loading import UnknownPack, platform_ids, year_ids
from tinkuy.reports.five_ws import FIVE_WS

_GOOD: Final = Text("{pack}: en orden ({lists} listas, {codes} códigos).", "{pack}: in order ({lists} lists, {codes} codes).",
                    "{pack}: em ordem ({lists} listas, {codes} códigos).")  # fmt: skip
_BAD: Final = Text(
    "{pack}: {count} cosas por corregir.", "{pack}: {count} things to mend.", "{pack}: {count} coisas por corrigir."
)
_UNKNOWN: Final = Text(
    "  listas que nadie aquí tiene: {lists}",
    "  lists that nobody here has: {lists}",
    "  listas que ninguém aqui tem: {lists}",
)
_OF_EVERY_RULE: Final = frozenset({"applies", "severity"})


def run(options: argparse.Namespace) -> int:
    """Check packs (status 1 if something is to be mended), or list those there are."""
    packs = options.packs or [*year_ids(), *platform_ids()]
    if options.action == "list":
        for pack in packs:
            terminal.say(pack)
        return 0
    flawed = [pack for pack in packs if _check(pack, options.lang)]
    return int(bool(flawed))


def _check(pack: str, language: str) -> bool:
    """Show what is to be mended in one pack; whether there is anything."""
    folder = _folder(pack)
    flaws = problems(folder, columns=FIVE_WS.keys(), rules=known_rules(), models=MODELS)
    if flaws:
        terminal.say(_BAD.in_(language).format(pack=pack, count=number(len(flaws), language)), "blocking")
        for flaw in flaws:
            place = f"{flaw.file}:{flaw.line}" if flaw.line else flaw.file
            terminal.say(f"  {place}  {flaw.text.in_(language)}")
        return True
    sizes = counts(folder)
    codes = sum(size or 0 for size in sizes.values())
    terminal.say(_GOOD.in_(language).format(pack=pack, lists=len(sizes), codes=number(codes, language)), "done")
    if unknown := [key for key, size in sizes.items() if size is None]:
        terminal.say(_UNKNOWN.in_(language).format(lists=", ".join(unknown)), "quiet")
    return False


def _folder(pack: str) -> Path:
    """The folder of a pack named by its id or by its own path."""
    found = next((folder for folder in (DATA / pack, Path(pack)) if folder.is_dir()), None)
    if found is None:
        raise UnknownPack(pack, [*year_ids(), *platform_ids()])
    return found


def known_rules() -> dict[str, frozenset[str]]:
    """What a pack may name under `[rules]`: every code, and METHODS' identifier that several rules share, with parameters."""
    known: dict[str, frozenset[str]] = {}
    for rule in RULES:
        for code in (rule.code, rule.base):
            known[code] = known.get(code, _OF_EVERY_RULE) | frozenset(rule.parameters)
    return known
