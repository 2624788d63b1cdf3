"""The page of the methods: every rule, every kind of cause, every treatment and every model, as the code declares them."""

from __future__ import annotations

import re
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinkuy.checks.catalogue import RULES
from tinkuy.checks.causes.kinds import KINDS
from tinkuy.checks.causes.words import ADVICE, WHAT
from tinkuy.checks.treatments import TREATMENTS
from tinkuy.checks.unusual import METHOD, NAME, SOURCE
from tinkuy.figures.catalogue import MODELS, REASONS
from tinkuy.languages import LANGUAGES, Text
from tinkuy.packs.loading import load_year, year_ids
from tinkuy.reports.five_ws import FIVE_WS

_PLACE: Final = re.compile(r"\{\w+\}\.?")

WORDS: Final = {
    "title": Text("Reglas y métodos", "Rules and methods", "Regras e métodos"),
    "lead": Text(
        "Todo lo que Tinkuy mira en un reporte, por qué importa y cómo se corrige. Sale del mismo código que revisa.",
        "Everything Tinkuy looks at in a report, why it matters and how to mend it. It comes from the same code that checks.",
        "Tudo o que o Tinkuy olha em um relatório, por que importa e como se corrige. Vem do mesmo código que verifica.",
    ),
    "here": Text("En esta página", "On this page", "Nesta página"),
    "figures": Text("Personas alcanzadas", "People reached", "Pessoas alcançadas"),
    "figures_text": Text(
        "Las personas alcanzadas no se leen de una tabla: son un modelo con nombre y un intervalo que contiene el número verdadero. Solo cuentan filas de asistencia directa y, de ellas, las personas nuevas del mes. El límite superior es la suma de las nuevas; el inferior, la mayor actividad de cada admin1.",
        "People reached are not read off a table: they are a named model and an interval that holds the true number. Only direct-assistance rows count and, of these, the new people of the month. The upper bound is the sum of New; the lower, the largest activity of each admin1.",
        "As pessoas alcançadas não se leem de uma tabela: são um modelo com nome e um intervalo que contém o número verdadeiro. Só contam linhas de assistência direta e, delas, as pessoas novas do mês. O limite superior é a soma das novas; o inferior, a maior atividade de cada admin1.",
    ),
    "source": Text("Fuente", "Source", "Fonte"),
    "unpublished": Text(
        "Por qué una cifra no se publica", "Why a figure is not published", "Por que um número não se publica"
    ),
    "causes": Text("Causas y tratamientos", "Causes and treatments", "Causas e tratamentos"),
    "causes_text": Text(
        "Muchas observaciones tienen pocas causas, y casi ninguna es culpa de alguien. Nada cambia hasta que una persona acepta.",
        "Many findings have few causes, and hardly any is anybody's fault. Nothing changes until a person accepts.",
        "Muitas observações têm poucas causas, e quase nenhuma é culpa de alguém. Nada muda até que uma pessoa aceite.",
    ),
    "treatment": Text("Se propone", "Proposed", "Propõe-se"),
    "alternatives": Text("También se puede elegir", "May be chosen instead", "Também se pode escolher"),
    "rules": Text("Reglas", "Rules", "Regras"),
    "rules_text": Text(
        "Una fila queda fuera solo cuando no se puede usar. Con un aviso o una pista cuenta, marcada. Los códigos C son los de R4V; los A, adicionales.",
        "A row is left out only when it cannot be used. With a warning or a hint it counts, marked. C codes are R4V's; A codes are additional.",
        "Uma linha fica fora só quando não pode ser usada. Com um aviso ou uma dica conta, marcada. Os códigos C são os do R4V; os A, adicionais.",
    ),
    "why": Text("Por qué importa", "Why it matters", "Por que importa"),
    "mend": Text("Cómo se corrige", "How to mend it", "Como se corrige"),
    "columns": Text("Columnas", "Columns", "Colunas"),
    "years": Text("Vale en", "Applies in", "Vale em"),
    "no_year": Text("ningún paquete de hoy", "no pack of today", "nenhum pacote de hoje"),
}


def _in_general(text: Text) -> Text:
    """A sentence without the values of a single row: where they would stand, three dots."""
    return Text(*(_PLACE.sub("…", getattr(text, code)) for code in LANGUAGES))


@require_safe
def methods(request: HttpRequest) -> HttpResponse:
    """The whole page; each rule has an anchor, its code, to which findings link."""
    years = [load_year(id) for id in year_ids()]
    context = {
        "section": "methods",
        "words": WORDS,
        "rules": [
            {
                "rule": rule,
                "message": _in_general(rule.message),
                "columns": [FIVE_WS[column].label for column in rule.columns if column],
                "years": ["–".join(map(str, year.plan_years)) for year in years if rule.settings_in(year) is not None],
            }
            for rule in RULES
        ],
        "causes": [
            {
                "what": _in_general(WHAT[kind]),
                "advice": ADVICE.get(kind),
                "treatment": TREATMENTS.get(declared.treatment or ""),
                "alternatives": [TREATMENTS[code] for code in declared.alternatives],
            }
            for kind, declared in KINDS.items()
        ],
        "models": MODELS.values(),
        "unusual": {"name": NAME, "method": METHOD, "source": SOURCE},
        "reasons": REASONS.values(),
    }
    return render(request, "methods/methods.html", context)
