"""What a cause says of itself, in three languages: what happened and where, and nobody's fault (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import polars as pl

from tinkuy.checks.causes import names, pasted, repeated
from tinkuy.checks.causes.model import Level
from tinkuy.checks.messages import with_messages
from tinkuy.checks.rule import Rule
from tinkuy.languages import LANGUAGES, Language, Text, number
from tinkuy.packs.schema import YearPack
from tinkuy.reports.five_ws import FIVE_WS

_MONTHS: Final = {
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "pt": [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
}
_OF_YEAR: Final = Text("{month} de {year}", "{month} {year}", "{month} de {year}")

# Where it happened, by level; a kind's sentence follows.
_WHERE: Final = {
    Level.PLATFORM: Text("En este archivo", "In this file", "Neste arquivo"),
    Level.PLATFORM_MONTH: Text("En {month}", "In {month}", "Em {month}"),
    Level.ORGANISATION: Text(
        "En los datos de {organisation}", "In the data of {organisation}", "Nos dados de {organisation}"
    ),
    Level.ORGANISATION_MONTH: Text(
        "En los datos de {month} de {organisation}",
        "In the {month} data of {organisation}",
        "Nos dados de {month} de {organisation}",
    ),
}
_MANY: Final = Text(
    "{where}, {what}: {rows} de {organisations}.",
    "{where}, {what}: {rows} of {organisations}.",
    "{where}, {what}: {rows} de {organisations}.",
)
_ONE: Final = Text("{where}, {what}: {rows}.", "{where}, {what}: {rows}.", "{where}, {what}: {rows}.")
_EXAMPLE: Final = Text(
    "{sentence} Por ejemplo, en la fila {row}: {example}",
    "{sentence} For example, in row {row}: {example}",
    "{sentence} Por exemplo, na linha {row}: {example}",
)
_NOBODY_REPORTED_NEW: Final = Text(
    "{where} nadie reportó personas nuevas: {rows} de {organisations}. El total viene desglosado.",
    "{where} nobody reported new people: {rows} of {organisations}. The total comes broken down.",
    "{where} ninguém relatou pessoas novas: {rows} de {organisations}. O total vem desagregado.",
)
_ONLY_TOTALS = Text(
    "el total viene desglosado y las personas nuevas no se reportaron",
    "the total comes broken down and new people were not reported",
    "o total vem desagregado e as pessoas novas não foram relatadas",
)
WHAT: Final[Mapping[str, Text]] = {
    "new-not-reported": _ONLY_TOTALS,
    "total-only": _ONLY_TOTALS,
    "new-by-other-sum": Text(
        "las personas nuevas salen de otra suma ({sum}) y no de sumar cada grupo una vez",
        "new people come from another sum ({sum}), not from adding each group once",
        "as pessoas novas vêm de outra soma ({sum}), e não de somar cada grupo uma vez",
    ),
    "totals-empty": Text(
        "las nuevas y el total están en 0 o en blanco, y el desglose está lleno",
        "new people and the total are 0 or blank, and the breakdown is filled in",
        "as novas e o total estão em 0 ou em branco, e a desagregação está preenchida",
    ),
    "breakdown-of-total": Text(
        "el desglose suma al total del mes y no a las personas nuevas",
        "the breakdown adds up to the month's total and not to the new people",
        "a desagregação soma ao total do mês e não às pessoas novas",
    ),
    "ages-missing": Text(
        "no hay desglose por edad y género", "there is no breakdown by age and gender", "não há desagregação por idade e gênero"
    ),
    "groups-missing": Text(
        "no hay desglose por grupo de población", "there is no breakdown by population group", "não há desagregação por grupo de população"
    ),
    "empty-rows": Text("hay filas sin ninguna cantidad", "there are rows without any quantity", "há linhas sem nenhuma quantidade"),
    "output-only": Text(
        "el indicador cuenta personas, y solo está llena la cantidad de unidades (kits, documentos, sesiones)",
        "the indicator counts people, and only the quantity of units is filled in (kits, documents, sessions)",
        "o indicador conta pessoas, e só a quantidade de unidades está preenchida (kits, documentos, sessões)",
    ),
    names.KIND: Text(
        "el nombre «{about}» no está en la lista de «{column}»",
        "the name “{about}” is not on the list of “{column}”",
        "o nome «{about}» não está na lista de «{column}»",
    ),
    repeated.BLANK: Text(
        "«{column}» está en blanco en casi todas las filas",
        "“{column}” is blank in nearly all rows",
        "«{column}» está em branco em quase todas as linhas",
    ),
    repeated.RULE: Text(
        "casi todas las filas tienen el mismo aviso",
        "nearly all rows have the same finding",
        "quase todas as linhas têm o mesmo aviso",
    ),
    pasted.KIND: Text(
        "las filas {first_row} a {last_row} se repiten iguales desde la fila {again_from}",
        "rows {first_row} to {last_row} come again, all the same, from row {again_from} on",
        "as linhas {first_row} a {last_row} se repetem iguais a partir da linha {again_from}",
    ),
}  # fmt: skip

_TOTALS_ARE_FINE = Text(
    "Reportar solo totales es válido. Si acepta, las nuevas se muestran como no reportadas (nunca como 0) y el desglose se "
    "compara con el total.",
    "Reporting only totals is legitimate. If you accept, new people show as not reported (never as 0) and the breakdown is "
    "compared with the total.",
    "Relatar só totais é legítimo. Se aceitar, as novas aparecem como não relatadas (nunca como 0) e a desagregação é comparada "
    "com o total.",
)
ADVICE: Final[Mapping[str, Text]] = {
    "new-not-reported": _TOTALS_ARE_FINE,
    "total-only": _TOTALS_ARE_FINE,
    "new-by-other-sum": Text(
        "Parece la fórmula de una hoja y no un dato que alguien escribió. Si acepta, nuevas y total serán la suma de todos los "
        "grupos. Si el desglose es del total del mes, elija marcar las nuevas como no reportadas.",
        "It looks like a sheet's formula and not like a number that someone wrote. If you accept, new and total become the sum "
        "of all groups. If the breakdown is of the month's total, choose to mark new people as not reported.",
        "Parece a fórmula de uma planilha e não um dado que alguém escreveu. Se aceitar, novas e total serão a soma de todos os "
        "grupos. Se a desagregação é do total do mês, escolha marcar as novas como não relatadas.",
    ),
    "totals-empty": Text(
        "Si acepta, nuevas y total serán la suma del desglose, donde los dos desgloses coinciden.",
        "If you accept, new and total become the sum of the breakdown, where both breakdowns agree.",
        "Se aceitar, novas e total serão a soma da desagregação, onde as duas desagregações coincidem.",
    ),
    "breakdown-of-total": Text(
        "Si acepta, el desglose se lee como desglose del total; las nuevas quedan como están.",
        "If you accept, the breakdown is read as a breakdown of the total; new people stay as they are.",
        "Se aceitar, a desagregação é lida como desagregação do total; as novas ficam como estão.",
    ),
    "ages-missing": Text(
        "Si acepta, se estima con las proporciones de la propia organización o, si faltan, del sector en el país; cada celda "
        "queda marcada como estimada.",
        "If you accept, it is estimated with the organisation's own shares or, where it has none, those of the sector in the "
        "country; every cell is marked as estimated.",
        "Se aceitar, estima-se com as proporções da própria organização ou, se faltarem, do setor no país; cada célula fica "
        "marcada como estimada.",
    ),
    "groups-missing": Text(
        "Si acepta, se estima con las proporciones que la organización reportó en el sector; sin ellas, la fila queda como está.",
        "If you accept, it is estimated with the shares the organisation reported in the sector; without them the row stays as it is.",
        "Se aceitar, estima-se com as proporções que a organização relatou no setor; sem elas, a linha fica como está.",
    ),
    "empty-rows": Text(
        "Si en el mes no hubo actividad, borre las filas; si la hubo, complete las cantidades.",
        "If nothing took place in the month, delete the rows; if something did, fill in the quantities.",
        "Se não houve atividade no mês, apague as linhas; se houve, preencha as quantidades.",
    ),
    "output-only": Text(
        "Escriba cuántas personas los recibieron; si no se sabe, elija el indicador que cuenta unidades.",
        "Write how many people received them; if that is not known, choose the indicator that counts units.",
        "Escreva quantas pessoas os receberam; se não se sabe, escolha o indicador que conta unidades.",
    ),
    names.KIND: Text(
        "Diga una vez a qué nombre de la lista corresponde, y vale para todas las filas.",
        "Say once which name of the list it stands for, and it holds for all rows.",
        "Diga uma vez a que nome da lista corresponde, e vale para todas as linhas.",
    ),
    pasted.KIND: Text(
        "Si el bloque se pegó dos veces, borre el segundo; si son actividades distintas, déjelas.",
        "If the block was pasted twice, delete the second; if they are different activities, leave them.",
        "Se o bloco foi colado duas vezes, apague o segundo; se são atividades diferentes, deixe-as.",
    ),
}  # fmt: skip
_WHY_AND_HOW: Final = Text("{why} {mend}", "{why} {mend}", "{why} {mend}")
_ROWS: Final = {"es": ("fila", "filas"), "en": ("row", "rows"), "pt": ("linha", "linhas")}
_QUOTED: Final = Text("«{}»", "“{}”", "«{}»")
_WITHOUT: Final = Text("sin", "without", "sem")
_DIRECT: Final = {"es": " de asistencia directa", "en": " of direct assistance", "pt": " de assistência direta"}
_ORGANISATIONS: Final = {
    "es": ("organización", "organizaciones"),
    "en": ("organisation", "organisations"),
    "pt": ("organização", "organizações"),
}


def told(kind: str, level: Level, year: YearPack, values: Mapping[str, Any]) -> Text:
    """The sentence of a cause; `values` has rows, organisations, and what the kind's words name."""
    where = _fill(_WHERE[level], _words(year, values))
    words = _words(year, values) | {"where": where, "what": _fill(WHAT[kind], _words(year, values))}
    if kind == "new-not-reported" and level is Level.PLATFORM_MONTH:
        return _fill(_NOBODY_REPORTED_NEW, words)
    sentence = _fill(_MANY if values["organisations"] > 1 else _ONE, words)
    if not values.get("example"):
        return sentence
    return _fill(_EXAMPLE, {"sentence": sentence, "row": values["example_row"], "example": values["example"]})


def examples(findings: pl.DataFrame, year: YearPack) -> dict[str, Text]:
    """The sentences of findings (one for each `cause`), by cause, in three languages."""
    told_in = [with_messages(findings, code, year=year) for code in LANGUAGES]
    sentences = zip(findings["cause"], *(each["message"] for each in told_in), strict=True)
    return {cause: Text(*texts) for cause, *texts in sentences}


def advised(kind: str, rule: Rule | None) -> Text:
    """What accepting would do, or what to ask: the rule's own why and how, where one rule makes the cause."""
    return _fill(_WHY_AND_HOW, {"why": rule.why, "mend": rule.mend}) if rule else ADVICE[kind]


def column_name(key: str) -> Text:
    """The label of a 5W column, or the key itself where it is no column."""
    return FIVE_WS[key].label if key in FIVE_WS.keys() else Text(key)  # noqa: SIM118 - a Table is not a mapping


def month_name(month: str, year: YearPack) -> Text:
    """The month in words; with its year only where the plan has more than one."""
    names_ = Text(*(_MONTHS[code][int(month[5:7]) - 1] for code in LANGUAGES))
    return names_ if len(year.plan_years) == 1 else _fill(_OF_YEAR, {"month": names_, "year": month[:4]})


def sum_in_words(taken: str) -> Text:
    """A sum such as `in_destination=0 in_transit=1 host_community=2` as people write it, and what it leaves out."""
    times = [(FIVE_WS[group].label, int(n)) for group, n in (part.split("=") for part in taken.split())]
    return Text(*(_sum_in(times, code) for code in LANGUAGES))


def _sum_in(times: list[tuple[Text, int]], code: Language) -> str:
    named = [(_QUOTED.in_(code).format(label.in_(code)), n) for label, n in times]
    terms = " + ".join(f"{n} × {name}" if n > 1 else name for name, n in named if n)
    return ", ".join([terms, *(f"{_WITHOUT.in_(code)} {name}" for name, n in named if not n)])


def _words(year: YearPack, values: Mapping[str, Any]) -> dict[str, Any]:
    words = dict(values) | {
        "rows": _counted(values["rows"], _ROWS, _DIRECT if values.get("direct") else {}),
        "organisations": _counted(values["organisations"], _ORGANISATIONS, {}),
    }
    if values.get("month"):
        words["month"] = month_name(values["month"], year)
    if values.get("column"):
        words["column"] = column_name(values["column"])
    if values.get("taken"):
        words["sum"] = sum_in_words(values["taken"])
    return words


def _counted(count: int, unit: Mapping[str, tuple[str, str]], more: Mapping[str, str]) -> Text:
    return Text(*(f"{number(count, code)} {unit[code][count != 1]}{more.get(code, '')}" for code in LANGUAGES))


def _fill(text: Text, values: Mapping[str, Any]) -> Text:
    """Fill the places of a text in every language, with the value's own words in that language."""
    filled = [
        getattr(text, code).format(**{key: v.in_(code) if isinstance(v, Text) else v for key, v in values.items()})
        for code in LANGUAGES
    ]
    return Text(*filled)
