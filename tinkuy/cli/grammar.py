"""argparse in three languages: its own words (usage, headings, what it complains of) in the language of the answers."""

from __future__ import annotations

import argparse
import re
import sys
from typing import Any, Final, NoReturn

from tinkuy.languages import Text

_USAGE: Final = Text("uso: ", "usage: ", "uso: ")
_POSITIONALS: Final = Text("qué", "what", "o quê")
_OPTIONALS: Final = Text("opciones", "options", "opções")
_HELP: Final = Text("muestra esta ayuda", "show this help", "mostra esta ajuda")
_VERSION: Final = Text("muestra la versión", "show the version", "mostra a versão")
_MORE: Final = Text("Más: {command} --help", "More: {command} --help", "Mais: {command} --help")

# What argparse complains of, and how we say it; what is not here is passed on as it is.
_COMPLAINTS: Final = (
    (
        r"the following arguments are required: (.*)",
        Text("Falta decir: {0}.", "Still to be said: {0}.", "Falta dizer: {0}."),
    ),
    (
        r"argument (.*): invalid choice: (.*) \(choose from (.*)\)",
        Text(
            "{0}: no hay {1}. Puede ser: {2}.",
            "{0}: there is no {1}. It may be: {2}.",
            "{0}: não há {1}. Pode ser: {2}.",
        ),
    ),
    (
        r"unrecognized arguments: (.*)",
        Text("No se entiende: {0}.", "Not understood: {0}.", "Não se entende: {0}."),
    ),
    (
        r"argument (.*): expected .*",
        Text("Después de {0} falta un valor.", "A value is missing after {0}.", "Depois de {0} falta um valor."),
    ),
    (
        r"argument (.*): invalid int value: (.*)",
        Text(
            "{0}: {1} no es un número entero.", "{0}: {1} is not a whole number.", "{0}: {1} não é um número inteiro."
        ),
    ),
)


class _Formatter(argparse.HelpFormatter):
    def __init__(self, prog: str, *, language: str) -> None:
        super().__init__(prog, max_help_position=30)
        self._language = language

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, _USAGE.in_(self._language) if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that speaks one language; its sub-commands are Parsers of the same language."""

    def __init__(self, *, language: str, **words: Any) -> None:
        super().__init__(add_help=False, formatter_class=lambda prog: _Formatter(prog, language=language), **words)
        self.language = language
        self._positionals.title = _POSITIONALS.in_(language)
        self._optionals.title = _OPTIONALS.in_(language)
        self.add_argument("-h", "--help", action="help", help=_HELP.in_(language))

    def add_version(self, version: str) -> None:
        """Add `--version`."""
        self.add_argument("--version", action="version", version=version, help=_VERSION.in_(self.language))

    def _match_arguments_partial(self, actions: Any, pattern: str) -> list[int]:
        """How many words each positional takes; files that may be none wait as long as options still follow.

        Before Python 3.13 argparse decides at the first option that there are none, and then does not understand the files.
        """
        counts = super()._match_arguments_partial(actions, pattern)
        return counts[:-1] if counts and counts[-1] == 0 and "O" in pattern else counts

    def error(self, message: str) -> NoReturn:
        """Say in one sentence what is missing or not understood, and leave with status 2."""
        sys.stderr.write(
            f"{complaint(message).in_(self.language)}\n{_MORE.in_(self.language).format(command=self.prog)}\n"
        )
        sys.exit(2)


def complaint(message: str) -> Text:
    """What argparse complains of, as we say it."""
    for pattern, text in _COMPLAINTS:
        if found := re.fullmatch(pattern, message):
            return Text(*(sentence.format(*found.groups()) for sentence in (text.es, text.en, text.pt)))
    return Text(message)
