"""Every model of people reached, every dimension, and which model is defined for which dimension and why not elsewhere.

This is data: the figures, the command line and `docs/models_by_dimension.md` are derived from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tinkuy.languages import Text
from tinkuy.reports.five_ws import AGE_GENDER, POPULATION_GROUPS

LARGEST_OF: Final = ("shelter", "humanitarian_transportation", "wash", "food_security")
ADDED: Final = ("protection_general", "multipurpose_cash", "integration", "health", "education")


@dataclass(frozen=True, slots=True)
class Model:
    """One way to turn reported rows into people reached.

    `measures` are the columns it counts; each is compared between sectors on its own, then they are added. The sectors
    are compared within one admin1 and one value of every column of `within`. `rule` says how sectors are put together.
    """

    code: str
    r4v: str
    name: Text
    method: Text
    source: str
    rule: str  # "sum", "max" or "southern_cone"
    within: tuple[str, ...] = ("month",)
    measures: tuple[str, ...] = ("new",)
    plan_only: bool = False
    own_sectors: frozenset[str] = frozenset()


_R4V_2021: Final = "R4V 2021 consolidated report (response4venezuelans/r4v_app, R/6_consolidated_report.R)"
_R4V_PER_ORGANISATION: Final = "R4V people reached per organisation (response4venezuelans/Reached_per_organisation)"

MODELS: Final[dict[str, Model]] = {
    model.code: model
    for model in (
        Model(
            "sum", "M1",
            Text("Suma", "Sum", "Soma"),
            Text(
                "Se suman las personas nuevas de todas las filas de asistencia directa. Quien recibió ayuda de dos sectores o de dos organizaciones cuenta dos veces: es el límite superior.",
                "New people of all direct-assistance rows are added. Whoever was helped in two sectors or by two organisations counts twice: this is the upper bound.",
                "Somam-se as pessoas novas de todas as linhas de assistência direta. Quem recebeu ajuda de dois setores ou de duas organizações conta duas vezes: é o limite superior.",
            ),
            _R4V_2021, "sum",
        ),
        Model(
            "max-sector", "M2a",
            Text("Sector mayor de cada mes", "Largest sector of each month", "Maior setor de cada mês"),
            Text(
                "En cada admin1 y cada mes cuenta solo el sector con más personas nuevas; después se suman los admin1 y los meses.",
                "In each admin1 and month only the sector with most new people counts; then admin1 and months are added.",
                "Em cada admin1 e mês conta apenas o setor com mais pessoas novas; depois somam-se os admin1 e os meses.",
            ),
            _R4V_2021, "max",
        ),
        Model(
            "max-sector-ytd", "",
            Text("Sector mayor de lo acumulado", "Largest sector to date", "Maior setor do acumulado"),
            Text(
                "En cada admin1 se suman primero los meses de cada sector y cuenta solo el sector mayor; después se suman los admin1.",
                "In each admin1 the months of each sector are added first and only the largest sector counts; then admin1 are added.",
                "Em cada admin1 somam-se primeiro os meses de cada setor e conta apenas o maior setor; depois somam-se os admin1.",
            ),
            "Tinkuy: R4V's max-sector with the months added before the maximum is taken", "max", within=(),
        ),
        Model(
            "max-age-gender", "M2b",
            Text("Sector mayor de cada edad y género", "Largest sector of each age and gender", "Maior setor de cada idade e gênero"),
            Text(
                "En cada admin1 y mes, para cada grupo de edad y género cuenta el sector mayor; se suman los grupos, los admin1 y los meses. Donde el desglose es del total, el resultado puede superar la suma.",
                "In each admin1 and month the largest sector counts for each age and gender group; groups, admin1 and months are added. Where the breakdown is of Total, the result can exceed the sum.",
                "Em cada admin1 e mês, para cada grupo de idade e gênero conta o maior setor; somam-se os grupos, os admin1 e os meses. Onde o detalhamento é do total, o resultado pode superar a soma.",
            ),
            _R4V_2021, "max", measures=AGE_GENDER,
        ),
        Model(
            "southern-cone", "M3",
            Text("Modelo Cono Sur", "Southern Cone model", "Modelo Cone Sul"),
            Text(
                "En cada admin1 y mes: el mayor entre alojamiento, transporte, agua y saneamiento y alimentos, más protección general, transferencias multipropósito, integración, salud y educación. Los demás sectores no cuentan.",
                "In each admin1 and month: the largest of shelter, transport, WASH and food, plus general protection, multipurpose cash, integration, health and education. Other sectors do not count.",
                "Em cada admin1 e mês: o maior entre abrigo, transporte, água e saneamento e alimentos, mais proteção geral, transferências multiuso, integração, saúde e educação. Os demais setores não contam.",
            ),
            _R4V_2021, "southern_cone", own_sectors=frozenset(LARGEST_OF + ADDED),
        ),
        Model(
            "per-organisation", "M4",
            Text("Por organización", "Per organisation", "Por organização"),
            Text(
                "Solo actividades del plan (RMRP = Sí). Para cada organización, admin1 y mes cuenta el sector mayor de cada grupo poblacional; se suman los grupos, los admin1 y los meses. Entre organizaciones se suma, sin descontar a quien recibió ayuda de dos.",
                "Only activities of the plan (RMRP = Yes). For each organisation, admin1 and month the largest sector of each population group counts; groups, admin1 and months are added. Organisations are added, without taking off whoever was helped by two.",
                "Apenas atividades do plano (RMRP = Sim). Para cada organização, admin1 e mês conta o maior setor de cada grupo populacional; somam-se os grupos, os admin1 e os meses. Entre organizações soma-se, sem descontar quem recebeu ajuda de duas.",
            ),
            _R4V_PER_ORGANISATION, "max", within=("organisation", "month"), measures=POPULATION_GROUPS, plan_only=True,
        ),
    )
}  # fmt: skip

# A figure can be asked for by these; all but the two breakdowns are columns of the standard rows.
DIMENSIONS: Final[dict[str, Text]] = {
    "country": Text("país", "country", "país"),
    "admin1": Text("departamento (admin1)", "admin1", "departamento (admin1)"),
    "place_level": Text("nivel del lugar (nacional o admin1)", "level of the place (national or admin1)", "nível do lugar (nacional ou admin1)"),
    "month": Text("mes", "month", "mês"),
    "sector": Text("sector", "sector", "setor"),
    "cva": Text("transferencia monetaria (CVA)", "cash or voucher (CVA)", "transferência monetária (CVA)"),
    "organisation": Text("organización", "organisation", "organização"),
    "organisation_type": Text("tipo de organización", "organisation type", "tipo de organização"),
    "population_group": Text("grupo poblacional", "population group", "grupo populacional"),
    "age_gender": Text("edad y género", "age and gender", "idade e gênero"),
    "admin2": Text("provincia (admin2)", "admin2", "província (admin2)"),
    "implementing_partner": Text("socio implementador", "implementing partner", "parceiro implementador"),
    "indicator": Text("indicador", "indicator", "indicador"),
    "setup": Text("a través de un socio", "through a partner", "através de um parceiro"),
    "rmrp": Text("dentro del plan (RMRP)", "within the plan (RMRP)", "dentro do plano (RMRP)"),
    "covid19": Text("situación COVID-19", "COVID-19 situation", "situação COVID-19"),
    "support_space": Text("espacio de apoyo", "Support Space", "espaço de apoio"),
    "mechanism": Text("mecanismo de entrega", "delivery mechanism", "mecanismo de entrega"),
}  # fmt: skip
BREAKDOWNS: Final = {"population_group": POPULATION_GROUPS, "age_gender": AGE_GENDER}

_ONE_SECTOR: Final = Text(
    "este modelo deja en cada admin1 un solo sector; la parte de ese sector que toca a uno de estos grupos no son las personas que ese grupo alcanzó, y las partes no sumarían la cifra. Use sum",
    "this model keeps one sector per admin1; the part of that sector that falls to one of these groups is not the people it reached, and the parts would not add up to the figure. Use sum",
    "este modelo mantém um só setor por admin1; a parte desse setor que cabe a um destes grupos não são as pessoas que ele alcançou, e as partes não somariam o número. Use sum",
)
_ORGANISATIONS: Final = Text(
    _ONE_SECTOR.es + " o per-organisation",
    _ONE_SECTOR.en + " or per-organisation",
    _ONE_SECTOR.pt + " ou per-organisation",
)
_TIES: Final = Text(
    "el desglose se copiaría del sector mayor; cuando dos sectores empatan hay dos desgloses posibles, y en muchos países el desglose no suma las personas nuevas. Use sum",
    "the breakdown would be copied from the largest sector; when two sectors tie there are two possible breakdowns, and in many countries the breakdown does not add up to the new people. Use sum",
    "o detalhamento seria copiado do maior setor; quando dois setores empatam há dois detalhamentos possíveis, e em muitos países o detalhamento não soma as pessoas novas. Use sum",
)
_TO_DATE: Final = Text(
    "este modelo suma los meses antes de comparar los sectores: su cifra es de todo el periodo y no se reparte entre meses. Use max-sector",
    "this model adds the months before it compares sectors: its figure is of the whole period and has no parts by month. Use max-sector",
    "este modelo soma os meses antes de comparar os setores: seu número é de todo o período e não se reparte entre meses. Use max-sector",
)
_OTHER_BREAKDOWN: Final = Text(
    "este modelo se calcula con el otro desglose, y el 5W no cruza grupo poblacional con edad y género. Use sum",
    "this model is computed from the other breakdown, and the 5W does not cross population group with age and gender. Use sum",
    "este modelo é calculado com o outro detalhamento, e o 5W não cruza grupo populacional com idade e gênero. Use sum",
)
_PLAN_ONLY: Final = Text(
    "este modelo solo cuenta actividades del plan (RMRP = Sí), no hay nada que separar. Use sum",
    "this model counts only activities of the plan (RMRP = Yes), there is nothing to tell apart. Use sum",
    "este modelo conta apenas atividades do plano (RMRP = Sim), não há o que separar. Use sum",
)
_FINER: Final = (
    "admin2",
    "implementing_partner",
    "indicator",
    "setup",
    "rmrp",
    "covid19",
    "support_space",
    "mechanism",
)


def _refusals() -> dict[tuple[str, str], Text]:
    """Why a model has no figure for a dimension; a pair that is not here is defined."""
    refused: dict[tuple[str, str], Text] = {}
    for model in MODELS:
        if model != "sum":
            refused |= {(model, dimension): _ONE_SECTOR for dimension in _FINER}
    for model in ("max-sector", "max-sector-ytd", "southern-cone", "max-age-gender"):
        refused |= {(model, dimension): _ORGANISATIONS for dimension in ("organisation", "organisation_type")}
        refused |= {(model, dimension): _TIES for dimension in BREAKDOWNS}
    del refused["max-age-gender", "age_gender"]
    refused["max-age-gender", "population_group"] = _OTHER_BREAKDOWN
    refused["per-organisation", "age_gender"] = _OTHER_BREAKDOWN
    refused["per-organisation", "rmrp"] = _PLAN_ONLY
    refused["max-sector-ytd", "month"] = _TO_DATE
    return refused


REFUSALS: Final = _refusals()

# Why a figure is computed and not published.
REASONS: Final[dict[str, Text]] = {
    "no_rows": Text(
        "Ninguna fila de asistencia directa entra en esta cifra.",
        "No direct-assistance row enters this figure.",
        "Nenhuma linha de assistência direta entra neste número.",
    ),
    "not_reported": Text(
        "Nadie reportó personas nuevas aquí: es un vacío, no un cero.",
        "Nobody reported new people here: it is a gap, not a zero.",
        "Ninguém relatou pessoas novas aqui: é uma lacuna, não um zero.",
    ),
    "breakdown_above_new": Text(
        "El desglose suma más personas que las nuevas: es del total del mes y no de las personas nuevas.",
        "The breakdown adds up to more people than the new ones: it is of the month's Total and not of the new people.",
        "O detalhamento soma mais pessoas que as novas: é do total do mês e não das pessoas novas.",
    ),
    "above_upper": Text(
        "El modelo da más personas que la suma de las nuevas, lo que no puede ser: el desglose no es de las personas nuevas.",
        "The model gives more people than the sum of the new ones, which cannot be: the breakdown is not of new people.",
        "O modelo dá mais pessoas que a soma das novas, o que não pode ser: o detalhamento não é das pessoas novas.",
    ),
    "below_lower": Text(
        "El modelo da menos personas que las que una sola actividad por admin1 ya alcanzó.",
        "The model gives fewer people than single activities, one per admin1, already reached.",
        "O modelo dá menos pessoas que as que uma única atividade por admin1 já alcançou.",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """One published figure: its function in `tinkuy.figures`, what it is called, how it is made, and after whom."""

    function: str
    name: Text
    method: Text
    source: str


FIGURES: Final[tuple[Figure, ...]] = (
    Figure(
        "people_reached",
        Text("Personas alcanzadas", "People reached", "Pessoas alcançadas"),
        Text("Un modelo con nombre, con su intervalo y las filas de las que sale.", "A model with a name, with its interval and the rows it is made from.", "Um modelo com nome, com seu intervalo e as linhas de onde sai."),
        "R4V consolidated reports 2021; interval: Tinkuy",
    ),
    Figure(
        "trend",
        Text("Personas alcanzadas por mes", "People reached by month", "Pessoas alcançadas por mês"),
        Text("La misma cifra mes a mes; un mes que nadie reportó es un vacío y no una caída a cero.", "The same figure month by month; a month that nobody reported is a gap and not a fall to zero.", "O mesmo número mês a mês; um mês que ninguém relatou é uma lacuna e não uma queda a zero."),
        "Tinkuy",
    ),
    Figure(
        "compare",
        Text("Antes y después de corregir", "Before and after corrections", "Antes e depois de corrigir"),
        Text("La misma cifra con las filas como llegaron y con las correcciones aceptadas, lado a lado.", "The same figure of the rows as they came and with the accepted corrections, side by side.", "O mesmo número com as linhas como chegaram e com as correções aceitas, lado a lado."),
        "Tinkuy",
    ),
    Figure(
        "host_community_reached",
        Text("Comunidad de acogida alcanzada", "Host community reached", "Comunidade de acolhida alcançada"),
        Text("Personas del país que acoge entre las personas alcanzadas, con su propio intervalo.", "People of the host country among the people reached, with their own interval.", "Pessoas do país de acolhida entre as pessoas alcançadas, com seu próprio intervalo."),
        "R4V population groups",
    ),
    Figure(
        "cash_people",
        Text("Personas alcanzadas con transferencias (CVA)", "People reached with cash or vouchers (CVA)", "Pessoas alcançadas com transferências (CVA)"),
        Text("Personas alcanzadas en las filas con CVA = Sí, con su propio sector mayor.", "People reached in the rows CVA = Yes, with their own largest sector.", "Pessoas alcançadas nas linhas com CVA = Sim, com seu próprio maior setor."),
        "R4V consolidated reports 2021",
    ),
    Figure(
        "cash_value",
        Text("Valor transferido (USD)", "Value of transfers (USD)", "Valor transferido (USD)"),
        Text("Suma de los dólares entregados en las filas con CVA = Sí; dice en cuántas filas falta el valor.", "Sum of the dollars given in the rows CVA = Yes; says in how many rows the value is missing.", "Soma dos dólares entregues nas linhas com CVA = Sim; diz em quantas linhas falta o valor."),
        "R4V 5W template",
    ),
    Figure(
        "indicator_totals",
        Text("Totales por indicador", "Indicator totals", "Totais por indicador"),
        Text("Para cada indicador, las personas nuevas, el total del mes más alto y la cantidad de la unidad medida. El total del mes nunca se suma entre meses.", "For each indicator, new people, the Total of the busiest month and the quantity of output. A month's Total is never added over months.", "Para cada indicador, as pessoas novas, o total do mês mais alto e a quantidade da unidade medida. O total do mês nunca se soma entre meses."),
        "R4V 5W template",
    ),
    Figure(
        "presence",
        Text("Presencia: quién hace qué, dónde y cuándo", "Presence: who does what, where and when", "Presença: quem faz o quê, onde e quando"),
        Text("Filas de cada organización, sector, admin1 y mes, midan lo que midan.", "Rows of each organisation, sector, admin1 and month, whatever they measure.", "Linhas de cada organização, setor, admin1 e mês, meçam o que meçam."),
        "OCHA operational presence (3W)",
    ),
    Figure(
        "organisations_present",
        Text("Organizaciones presentes", "Organisations present", "Organizações presentes"),
        Text("Cuántas organizaciones distintas hay; una organización en blanco no es ninguna.", "How many different organisations there are; a blank organisation is none.", "Quantas organizações distintas há; uma organização em branco não é nenhuma."),
        "OCHA operational presence (3W)",
    ),
    Figure(
        "completeness",
        Text("Quién reportó qué mes", "Who reported which month", "Quem relatou qual mês"),
        Text("Organización por mes: falta, nada que reportar, recibido, o recibido con errores. Quien dijo que no tiene nada que reportar no falta y no reportó un cero.", "Organisation by month: missing, nothing to report, received, or received with errors. Who said that they have nothing to report is not missing, and did not report a zero.", "Organização por mês: falta, nada a relatar, recebido, ou recebido com erros. Quem disse que não tem nada a relatar não falta e não relatou um zero."),
        "Tinkuy",
    ),
    Figure(
        "first_time_right",
        Text("Bien a la primera", "First time right", "Certo da primeira vez"),
        Text("De las filas vigentes, cuántas se enviaron la primera vez sin nada que impida usarlas y sin avisos. Lo corregido después no cuenta como bien a la primera; un mes sin filas vigentes es un vacío y no un cero.", "Of the rows that stand, how many were sent the first time with nothing blocking and no warning. What was corrected later was not right the first time; a month without rows that stand is a gap and not a zero.", "Das linhas vigentes, quantas foram enviadas da primeira vez sem nada que impeça usá-las e sem avisos. O corrigido depois não conta como certo da primeira vez; um mês sem linhas vigentes é uma lacuna e não um zero."),
        "Tinkuy",
    ),
    Figure(
        "consolidated",
        Text("Tabla consolidada de R4V", "R4V's consolidated table", "Tabela consolidada da R4V"),
        Text("Por lugar, mes y sector: el volumen del mes y las personas alcanzadas hasta la fecha, con las tres comprobaciones C24.", "By place, month and sector: the month's volume and people reached to date, with the three checks C24.", "Por lugar, mês e setor: o volume do mês e as pessoas alcançadas até a data, com as três verificações C24."),
        "R4V consolidated reports 2021",
    ),
    Figure(
        "explain",
        Text("Cómo se hizo una cifra", "How a figure was made", "Como se fez um número"),
        Text("El método, los pasos desde la suma hasta la estimación, y qué pasó con cada fila.", "The method, the steps from the sum to the estimate, and what became of each row.", "O método, os passos da soma à estimativa, e o que aconteceu com cada linha."),
        "Tinkuy",
    ),
)  # fmt: skip


class UndefinedFigure(ValueError):
    """The figure asked for has no meaning or no name; `text` says which, why, and what to ask instead."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


_UNKNOWN_MODEL: Final = Text(
    "No hay un modelo llamado «{code}». Los modelos son: {known}.",
    "There is no model called “{code}”. The models are: {known}.",
    "Não há um modelo chamado «{code}». Os modelos são: {known}.",
)
_UNKNOWN_DIMENSION: Final = Text(
    "No hay cifras por «{code}». Se puede pedir por: {known}.",
    "There are no figures by “{code}”. They can be asked for by: {known}.",
    "Não há números por «{code}». Podem ser pedidos por: {known}.",
)
_UNDEFINED: Final = Text(
    "{model} no está definido por {dimension}: {why}.",
    "{model} is not defined by {dimension}: {why}.",
    "{model} não está definido por {dimension}: {why}.",
)
_TWO_BREAKDOWNS: Final = Text(
    "El 5W no cruza grupo poblacional con edad y género: pida la cifra por uno de los dos.",
    "The 5W does not cross population group with age and gender: ask for the figure by one of the two.",
    "O 5W não cruza grupo populacional com idade e gênero: peça o número por um dos dois.",
)


def model_for(code: str, by: tuple[str, ...]) -> Model:
    """Return the model if its figure is defined by these dimensions; else raise UndefinedFigure with the reason."""
    if code not in MODELS:
        raise UndefinedFigure(_UNKNOWN_MODEL.format(code=code, known=", ".join(MODELS)))
    for dimension in by:
        if dimension not in DIMENSIONS:
            raise UndefinedFigure(_UNKNOWN_DIMENSION.format(code=dimension, known=", ".join(DIMENSIONS)))
        if why := REFUSALS.get((code, dimension)):
            raise UndefinedFigure(_refusal(code, dimension, why))
    if len(set(by) & set(BREAKDOWNS)) > 1:
        raise UndefinedFigure(_TWO_BREAKDOWNS)
    return MODELS[code]


def _refusal(code: str, dimension: str, why: Text) -> Text:
    """One sentence: the model, the dimension, why not, what to use."""
    name = DIMENSIONS[dimension]
    return Text(
        *(
            getattr(_UNDEFINED, language).format(
                model=code, dimension=getattr(name, language), why=getattr(why, language)
            )
            for language in ("es", "en", "pt")
        )
    )
