"""The page of the command line: every command and every word it takes, from the grammar itself."""

from __future__ import annotations

import argparse

from tinkuy.cli.main import COMMANDS, parser
from tinkuy.documentation.markdown import code, page, table
from tinkuy.languages import Text

TITLE = Text("La línea de comandos", "The command line", "A linha de comando")
_STATUS = Text(
    "Estado de salida: 0, nada impide usar las filas; 1, hay filas que no se pueden usar; 2, la entrada no se puede usar y una "
    "frase dice por qué.",
    "Exit status: 0, nothing blocks; 1, some rows cannot be used; 2, the input cannot be used and one sentence says why.",
    "Estado de saída: 0, nada impede usar as linhas; 1, há linhas que não podem ser usadas; 2, a entrada não pode ser usada e "
    "uma frase diz por quê.",
)
_HEADINGS = {
    "es": ("Palabra", "Qué hace", "Si no se dice"),
    "en": ("Word", "What it does", "Unless said"),
    "pt": ("Palavra", "O que faz", "Se não se diz"),
}


def commands(language: str) -> str:
    """The page in one language."""
    parts = [_STATUS.in_(language)]
    grammar = _commands_of(parser(language))
    for name, command in COMMANDS.items():
        parts += [f"## {code('tinkuy ' + name)}", f"{command.purpose.in_(language)}.", _words(grammar[name], language)]
    return page(TITLE.in_(language), *parts)


def _commands_of(top: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    return next(a.choices for a in top._actions if isinstance(a, argparse._SubParsersAction))


def _words(grammar: argparse.ArgumentParser, language: str) -> str:
    rows = []
    for action in grammar._actions:
        if isinstance(action, argparse._HelpAction):
            continue
        word = (
            " ".join([*action.option_strings[-1:], str(action.metavar or "")])
            if action.option_strings
            else action.metavar or action.dest
        )
        choices = f" ({', '.join(action.choices)})" if action.choices else ""
        default = action.default if action.option_strings and action.default not in (None, [], False, "") else ""
        rows.append((code(word.strip()), (action.help or "") + choices, code(str(default))))
    return table(_HEADINGS[language], rows)
