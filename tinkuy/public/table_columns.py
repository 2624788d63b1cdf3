"""The columns of the published tables (pure)."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tinkuy.languages import Text
from tinkuy.reports.five_ws import FIVE_WS
from tinkuy.tables import Column, Kind

_TENS: Final = Text(
    "Personas, en decenas: cada actividad se redondea a diez, al azar hacia arriba o hacia abajo, antes de sumar. Vacío si no se muestra.",
    "People, in tens: each activity is rounded to ten, up or down at random, before adding. Blank if it is not shown.",
    "Pessoas, em dezenas: cada atividade é arredondada a dez, ao acaso para cima ou para baixo, antes de somar. Vazio se não é mostrado.",
)
PEOPLE: Final = Column(
    "people_reached",
    Kind.PEOPLE,
    Text("Personas alcanzadas", "People reached", "Pessoas alcançadas"),
    "#reached",
    _TENS,
)
LOWER: Final = Column(
    "lower",
    Kind.PEOPLE,
    Text("Al menos", "At least", "Pelo menos"),
    "#reached+min",
    Text(
        "Lo menos que puede ser: en cada lugar, la actividad más grande. Redondeado igual.",
        "The least it can be: in each place, the largest activity. Rounded alike.",
        "O mínimo que pode ser: em cada lugar, a maior atividade. Arredondado igual.",
    ),
)
UPPER: Final = Column(
    "upper",
    Kind.PEOPLE,
    Text("A lo más", "At most", "No máximo"),
    "#reached+max",
    Text(
        "Lo más que puede ser: la suma, si nadie recibió dos ayudas. Redondeado igual.",
        "The most it can be: the sum, if nobody was helped twice. Rounded alike.",
        "O máximo que pode ser: a soma, se ninguém recebeu duas ajudas. Arredondado igual.",
    ),
)
STATE: Final = Column(
    "state",
    Kind.TEXT,
    Text("Estado", "State", "Estado"),
    "#status+code",
    Text(
        "shown: se muestra; suppressed: número pequeño, no se muestra; not_reported: nadie lo reportó, que no es cero.",
        "shown: it is shown; suppressed: a small number, not shown; not_reported: nobody reported it, which is not zero.",
        "shown: é mostrado; suppressed: número pequeno, não se mostra; not_reported: ninguém relatou, o que não é zero.",
    ),
)
ORGANISATION: Final = FIVE_WS["organisation"]
MONTH: Final = FIVE_WS["month"]
ADMIN1: Final = FIVE_WS["admin1"]
PLACED: Final = replace(
    ADMIN1,
    meaning=Text(
        "Departamento; vacío donde no se dice el lugar, para proteger a las personas.",
        "Admin1; blank where no place is said, to protect people.",
        "Departamento; vazio onde não se diz o lugar, para proteger as pessoas.",
    ),
)
SECTOR: Final = replace(
    FIVE_WS["sector"],
    meaning=Text(
        "Sector; «protection» son todas las áreas de protección juntas.",
        "Sector; “protection” is all areas of protection together.",
        "Setor; «protection» são todas as áreas de proteção juntas.",
    ),
)
QUARTER: Final = Column(
    "quarter",
    Kind.TEXT,
    Text("Trimestre", "Quarter", "Trimestre"),
    "#date+quarter",
    Text("Trimestre completo, como 2021-Q1.", "Whole quarter, such as 2021-Q1.", "Trimestre completo, como 2021-Q1."),
)
REPORTED: Final = Column(
    "organisations_reported",
    Kind.QUANTITY,
    Text("Organizaciones que reportaron", "Organisations that reported", "Organizações que relataram"),
    "#org+num+reported",
    Text("Cuántas reportaron el mes.", "How many reported the month.", "Quantas relataram o mês."),
)
EXPECTED: Final = Column(
    "organisations_expected",
    Kind.QUANTITY,
    Text("Organizaciones esperadas", "Organisations expected", "Organizações esperadas"),
    "#org+num+expected",
    Text(
        "Cuántas reportaron algún mes de la publicación.",
        "How many reported any month of the release.",
        "Quantas relataram algum mês da publicação.",
    ),
)
