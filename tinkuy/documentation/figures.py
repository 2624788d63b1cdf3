"""The page of the figures: every model of people reached, where each is defined, and why not elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

from tinkuy.documentation.markdown import code, page, table
from tinkuy.figures.catalogue import DIMENSIONS, FIGURES, MODELS, REASONS, REFUSALS
from tinkuy.figures.outcomes import OUTCOMES, STEPS
from tinkuy.languages import Text

TITLE = Text("Cifras: personas alcanzadas", "Figures: people reached", "Números: pessoas alcançadas")
_INTRODUCTION = Text(
    "Las personas alcanzadas no son un hecho que se lea en una tabla: son un modelo con nombre, un intervalo que contiene el número "
    "verdadero y las filas de las que sale. Solo cuentan filas de asistencia directa y, de ellas, las personas nuevas del mes. El "
    "límite superior es la suma de las nuevas; el inferior, la mayor actividad de cada admin1. Una estimación fuera del intervalo se "
    "calcula y se marca, y no se publica.",
    "People reached are not a fact read off a table: they are a model with a name, an interval that holds the true number, and the "
    "rows it is made from. Only direct-assistance rows count and, of these, the new people of the month. The upper bound is the sum "
    "of New; the lower, the largest activity of each admin1. An estimate outside the interval is computed and marked, and not published.",
    "As pessoas alcançadas não são um fato que se lê numa tabela: são um modelo com nome, um intervalo que contém o número verdadeiro "
    "e as linhas de onde sai. Só contam linhas de assistência direta e, delas, as pessoas novas do mês. O limite superior é a soma das "
    "novas; o inferior, a maior atividade de cada admin1. Uma estimativa fora do intervalo é calculada e marcada, e não se publica.",
)
_MODELS = Text("Los modelos", "The models", "Os modelos")
_WHERE = Text(
    "Qué modelo está definido por qué dimensión",
    "Which model is defined by which dimension",
    "Qual modelo é definido por qual dimensão",
)
_WHY = Text("Por qué no en las demás", "Why not elsewhere", "Por que não nas demais")
_REASONS = Text("Por qué una cifra no se publica", "Why a figure is not published", "Por que um número não se publica")
_ALL = Text("Todas las cifras", "All figures", "Todos os números")
_OUTCOMES = Text("Qué puede pasar con una fila", "What may become of a row", "O que pode acontecer com uma linha")
_STEPS = Text("Los pasos de la suma a la cifra", "The steps from the sum to the figure", "Os passos da soma ao número")
_FIGURE = {
    "es": ("Función", "Cifra", "Cómo se hace", "Fuente"),
    "en": ("Function", "Figure", "How it is made", "Source"),
    "pt": ("Função", "Número", "Como se faz", "Fonte"),
}
_METHOD = {
    "es": ("Modelo", "R4V", "Nombre", "Método", "Fuente"),
    "en": ("Model", "R4V", "Name", "Method", "Source"),
    "pt": ("Modelo", "R4V", "Nome", "Método", "Fonte"),
}


def figures(language: str) -> str:
    """The page in one language."""
    methods = [(code(m.code), m.r4v, m.name.in_(language), m.method.in_(language), m.source) for m in MODELS.values()]
    others = [(code(f.function), f.name.in_(language), f.method.in_(language), f.source) for f in FIGURES]
    return page(
        TITLE.in_(language),
        _INTRODUCTION.in_(language),
        f"## {_MODELS.in_(language)}",
        table(_METHOD[language], methods),
        f"## {_WHERE.in_(language)}",
        _definitions(),
        f"### {_WHY.in_(language)}",
        _refusals(language),
        f"## {_REASONS.in_(language)}",
        _listed(REASONS, language),
        f"## {_STEPS.in_(language)}",
        _listed(STEPS, language),
        f"## {_OUTCOMES.in_(language)}",
        _listed(OUTCOMES, language),
        f"## {_ALL.in_(language)}",
        table(_FIGURE[language], others),
    )


def _listed(texts: Mapping[str, Text], language: str) -> str:
    return "\n".join(f"- {code(key)}: {text.in_(language)}" for key, text in texts.items())


def _definitions() -> str:
    rows = [(code(d), *("–" if (m, d) in REFUSALS else "✓" for m in MODELS)) for d in DIMENSIONS]
    return table(("", *(code(m) for m in MODELS)), rows)


def _refusals(language: str) -> str:
    """Each reason once, with the pairs it holds for."""
    pairs: dict[Text, list[tuple[str, str]]] = {}
    for pair, why in REFUSALS.items():
        pairs.setdefault(why, []).append(pair)
    return "\n".join(
        f"- {', '.join(f'{code(m)} × {code(d)}' for m, d in where)}: {why.in_(language)}."
        for why, where in pairs.items()
    )
