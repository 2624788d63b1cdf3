"""The living page of components: each drawn by the template that every page uses, with made-up numbers."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from tinkuy.languages import Text
from tinkuy.pages.components.finding_list import LIST
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.components.words import SEVERITIES
from tinkuy.publishing.bars import Line, scaled
from tinkuy.publishing.month_columns import Month, month_columns

WORDS: Final = {
    "title": Text("Componentes", "Components", "Componentes"),
    "lead": Text(
        "Las piezas de todas las páginas, con números inventados. Una pieza se hace accesible una vez y se usa en todas partes.",
        "The pieces of every page, with made-up numbers. A piece is made accessible once and used everywhere.",
        "As peças de todas as páginas, com números inventados. Uma peça se faz acessível uma vez e se usa em toda parte.",
    ),
    "states": Text("Estados", "States", "Estados"),
    "notices": Text("Avisos de la página", "Notices", "Avisos da página"),
    "buttons": Text("Botones", "Buttons", "Botões"),
    "primary": Text("Una sola acción principal", "One main action", "Uma só ação principal"),
    "quiet": Text("Otra acción", "Another action", "Outra ação"),
    "figure": Text("Cifra con intervalo", "Figure with interval", "Número com intervalo"),
    "cause": Text("Causa", "Cause", "Causa"),
    "findings": Text("Observaciones", "Findings", "Observações"),
    "receipt": Text("Recibo", "Receipt", "Recibo"),
    "empty": Text("Sin nada todavía", "Nothing yet", "Ainda sem nada"),
    "paging": Text("Páginas de una lista", "Pages of a list", "Páginas de uma lista"),
    "done": Text("El archivo se borró.", "The file was deleted.", "O arquivo foi apagado."),
    "warned": Text(
        "Tres filas cuentan con observaciones.",
        "Three rows count with findings.",
        "Três linhas contam com observações.",
    ),
    "blocked": Text(
        "Dos filas no se pueden usar todavía.",
        "Two rows cannot be used yet.",
        "Duas linhas ainda não podem ser usadas.",
    ),
    "bars": Text("Barras en una tabla", "Bars in a table", "Barras em uma tabela"),
    "months": Text("Meses con un vacío", "Months with a gap", "Meses com uma lacuna"),
    "nothing": Text("Este mes no hay archivos.", "There are no files this month.", "Neste mês não há arquivos."),
    "line": Text("120 filas leídas, 3 en blanco.", "120 rows read, 3 blank.", "120 linhas lidas, 3 em branco."),
    "reported": Text("Personas alcanzadas en marzo", "People reached in March", "Pessoas alcançadas em março"),
    "unreported": Text("Personas alcanzadas en abril", "People reached in April", "Pessoas alcançadas em abril"),
}
_FIGURE: Final = {"reached": 7_400, "lower": 5_200, "upper": 9_100, "not_reported": 12, "reason": None, "gap": False}
_CAUSE: Final[dict[str, Any]] = {
    "id": "example",
    "findings": 214,
    "share": 92.6,
    "treatable": True,
    "text": Text("En marzo el total viene desglosado y los nuevos no se reportaron: 107 filas.", "In March the total is broken down and New was not reported: 107 rows.",
                 "Em março o total vem detalhado e os novos não foram relatados: 107 linhas."),
    "advice": Text("Mostrar los nuevos como no reportados, nunca como 0.", "Show New as not reported, never as 0.", "Mostrar os novos como não relatados, nunca como 0."),
    "effect": {"changes": True, "reached_before": 1_540, "reached_after": 2_310, "not_reported": 107},
}  # fmt: skip
_BARS: Final = scaled([
    Line("Enero", "7.400", width=7_400, low=5_200, high=9_100, range="5.200 a 9.100"),
    Line("Febrero", "2.310", width=2_310, low=2_310, high=4_000, range="2.310 a 4.000", strong=True),
    Line("Marzo", "no reportado", gap=True),
])  # fmt: skip
_MONTHS: Final = (
    Month(("ene", "2021"), "enero 2021: 7.400", "?", "reported", 7_400, 5_200, 9_100),
    Month(("feb", "2021"), "febrero 2021: 2.310", "?", "partly", 2_310, 2_310, 4_000),
    Month(("mar", "2021"), "marzo 2021: no reportado", "?", "not_reported", None, None, None),
)
_LINES: Final = (
    (12, "Personas nuevas del mes", "blocking", "C06"),
    (13, "Departamento", "warning", "C03"),
    (27, "", "hint", "A02"),
)
_MESSAGE: Final = Text(
    "Una observación inventada, en una frase.",
    "A made-up finding, in one sentence.",
    "Uma observação inventada, em uma frase.",
)


@require_safe
def living_page(request: HttpRequest) -> HttpResponse:
    """The page."""
    lines = [
        {"row": row, "column": column, "severity": code, "rule": rule, "message": _MESSAGE}
        for row, column, code, rule in _LINES
    ]
    context = {
        "words": WORDS,
        "severities": SEVERITIES,
        "figure": _FIGURE,
        "gap": _FIGURE | {"gap": True},
        "top": _FIGURE["upper"],
        "cause": _CAUSE,
        "list_words": LIST,
        "lines": lines,
        "receipt": [WORDS["line"]],
        "bars": _BARS,
        "months": mark_safe(month_columns(_MONTHS, says=WORDS["months"].in_(spoken()), width=340, language=spoken())),
    }
    return render(request, "components/living_page.html", context)
