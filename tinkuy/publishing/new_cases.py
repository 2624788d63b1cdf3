"""What “New” means, in three worked cases: the same in the page that explains it and in the sheet of the template (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tinkuy.languages import Text


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it would be reported: when or what it is of, its total, its new."""

    what: Text
    total: int
    new: int


@dataclass(frozen=True, slots=True)
class Case:
    """One case: what happened, how it is reported, what follows."""

    title: Text
    story: Text
    lines: tuple[Line, ...]
    answer: Text


HEADINGS: Final = (
    Text("Fila", "Row", "Linha"),
    Text("Total del mes", "Total of the month", "Total do mês"),
    Text("Nuevas", "New", "Novas"),
)
CASES: Final = (
    Case(
        Text("La misma familia en marzo y en abril", "The same family in March and in April", "A mesma família em março e em abril"),
        Text(
            "Una familia de cuatro recibe alimentos en marzo y otra vez en abril. En abril llegan además dos personas que nunca habían venido.",
            "A family of four gets food in March and again in April. In April two people come besides who had never come before.",
            "Uma família de quatro recebe alimentos em março e de novo em abril. Em abril chegam também duas pessoas que nunca tinham vindo.",
        ),
        (
            Line(Text("Alimentos, marzo", "Food, March", "Alimentos, março"), 4, 4),
            Line(Text("Alimentos, abril", "Food, April", "Alimentos, abril"), 6, 2),
        ),
        Text(
            "Personas alcanzadas en los dos meses: 4 + 2 = 6. Los totales (4 y 6) no se suman: la familia contaría dos veces.",
            "People reached in both months: 4 + 2 = 6. The totals (4 and 6) are not added: the family would count twice.",
            "Pessoas alcançadas nos dois meses: 4 + 2 = 6. Os totais (4 e 6) não se somam: a família contaria duas vezes.",
        ),
    ),
    Case(
        Text("Una persona en dos actividades", "One person in two activities", "Uma pessoa em duas atividades"),
        Text(
            "En marzo, Ana recibe una consulta médica y una transferencia de la misma organización. Nunca había venido a ninguna de las dos.",
            "In March, Ana gets a medical consultation and a cash transfer from the same organisation. She had never come to either.",
            "Em março, Ana recebe uma consulta médica e uma transferência da mesma organização. Nunca tinha vindo a nenhuma das duas.",
        ),
        (
            Line(Text("Consultas, marzo", "Consultations, March", "Consultas, março"), 1, 1),
            Line(Text("Transferencias, marzo", "Cash transfers, March", "Transferências, março"), 1, 1),
        ),
        Text(
            "Es nueva en cada actividad: repórtela en las dos filas y no descuente nada. Que es una sola persona lo resuelve la plataforma al consolidar, y por eso cada cifra lleva un intervalo: aquí, de 1 a 2.",
            "She is new in each activity: report her in both rows and take nothing off. That she is one person is for the platform to settle when it consolidates, and so each figure has an interval: here, from 1 to 2.",
            "É nova em cada atividade: relate-a nas duas linhas e não desconte nada. Que é uma só pessoa, a plataforma resolve ao consolidar, e por isso cada número leva um intervalo: aqui, de 1 a 2.",
        ),
    ),
    Case(
        Text("Una persona en dos organizaciones", "One person in two organisations", "Uma pessoa em duas organizações"),
        Text(
            "Luis duerme en marzo en el albergue de una organización, y en abril recibe alimentos de otra.",
            "In March Luis sleeps in the shelter of one organisation, and in April he gets food from another.",
            "Em março Luis dorme no abrigo de uma organização, e em abril recebe alimentos de outra.",
        ),
        (
            Line(Text("Organización A: albergue, marzo", "Organisation A: shelter, March", "Organização A: abrigo, março"), 1, 1),
            Line(Text("Organización B: alimentos, abril", "Organisation B: food, April", "Organização B: alimentos, abril"), 1, 1),
        ),
        Text(
            "Cada organización reporta lo que sabe: para las dos es nuevo. No hace falta preguntar a la otra. La cifra de la plataforma lo dice con su intervalo: de 1 a 2.",
            "Each organisation reports what it knows: he is new to both. There is no need to ask the other. The platform's figure says so with its interval: from 1 to 2.",
            "Cada organização relata o que sabe: para as duas é novo. Não é preciso perguntar à outra. O número da plataforma o diz com seu intervalo: de 1 a 2.",
        ),
    ),
)  # fmt: skip
