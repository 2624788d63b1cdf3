"""The page of the rules: what each asks, why, how to mend it, in which years, with which parameters."""

from __future__ import annotations

from tinkuy.checks.catalogue import RULES
from tinkuy.checks.rule import Rule
from tinkuy.documentation.markdown import code, page, table
from tinkuy.languages import Text
from tinkuy.packs.loading import load_year, year_ids

TITLE = Text("Reglas", "Rules", "Regras")
_INTRODUCTION = Text(
    "Una fila solo queda fuera cuando no se puede usar (bloqueo). Con un aviso o una pista cuenta, marcada. Los códigos C son los de "
    "R4V; los A, adicionales. Cada regla tiene una tabla de ejemplos en `tests/specs/rules`: filas que pasan, que no pasan, y una "
    "celda en blanco.",
    "A row is left out only when it cannot be used (blocking). With a warning or a hint it counts, marked. C codes are R4V's; A codes "
    "are additional. Every rule has a table of examples in `tests/specs/rules`: rows that pass, rows that fail, and a blank cell.",
    "Uma linha só fica fora quando não pode ser usada (bloqueio). Com um aviso ou uma dica conta, marcada. Os códigos C são os do R4V; "
    "os A, adicionais. Cada regra tem uma tabela de exemplos em `tests/specs/rules`: linhas que passam, que não passam, e uma célula "
    "em branco.",
)
SEVERITIES = {
    "blocking": Text("bloqueo", "blocking", "bloqueio"),
    "warning": Text("aviso", "warning", "aviso"),
    "hint": Text("pista", "hint", "dica"),
}
_HEADINGS = {
    "es": ("Código", "Gravedad", "Mensaje", "Por qué importa", "Cómo se corrige"),
    "en": ("Code", "Severity", "Message", "Why it matters", "How to mend it"),
    "pt": ("Código", "Gravidade", "Mensagem", "Por que importa", "Como se corrige"),
}
_BY_YEAR = Text("Qué reglas valen en qué año", "Which rules apply in which year", "Quais regras valem em qual ano")
_CONDITIONS = Text("La condición exacta", "The exact condition", "A condição exata")
_DEFAULTS = {
    "es": ("Código", "Condición (en inglés, como en el código)", "Parámetros"),
    "en": ("Code", "Condition", "Parameters"),
    "pt": ("Código", "Condição (em inglês, como no código)", "Parâmetros"),
}


def rules(language: str) -> str:
    """The page in one language."""
    words = [
        (
            code(r.code),
            SEVERITIES[r.severity.value].in_(language),
            r.message.in_(language),
            r.why.in_(language),
            r.mend.in_(language),
        )
        for r in RULES
    ]
    conditions = [(code(r.code), r.explanation, _parameters(r)) for r in RULES]
    return page(
        TITLE.in_(language),
        _INTRODUCTION.in_(language),
        table(_HEADINGS[language], words),
        f"## {_CONDITIONS.in_(language)}",
        table(_DEFAULTS[language], conditions),
        f"## {_BY_YEAR.in_(language)}",
        _by_year(),
    )


def _parameters(rule: Rule) -> str:
    return ", ".join(code(f"{name} = {_plain(value)}") for name, value in rule.parameters.items())


def _plain(value: object) -> str:
    return ", ".join(str(part) for part in value) if isinstance(value, tuple | list) else str(value)


def _by_year() -> str:
    years = [load_year(id) for id in year_ids()]
    rows = [
        (code(rule.code), *("✓" if rule.settings_in(year) is not None else "–" for year in years)) for rule in RULES
    ]
    return table(("", *(code(year.id) for year in years)), rows)
