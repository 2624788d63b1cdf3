"""The words of the sheets that we add to a partner's workbook, in three languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tinkuy.languages import LANGUAGES, Text

SUMMARY: Final = Text("Tinkuy - Resumen", "Tinkuy - Summary", "Tinkuy - Resumo")
CAUSES: Final = Text("Tinkuy - Causas", "Tinkuy - Causes", "Tinkuy - Causas")
FINDINGS: Final = Text("Tinkuy - Observaciones", "Tinkuy - Findings", "Tinkuy - Observações")
NEW_AND_TOTAL: Final = Text("Tinkuy - Nuevas y total", "Tinkuy - New and total", "Tinkuy - Novas e total")
LISTS: Final = Text("Tinkuy - Listas", "Tinkuy - Lists", "Tinkuy - Listas")
HAND_BACK_SHEETS: Final = frozenset(
    sheet.in_(code) for sheet in (SUMMARY, CAUSES, FINDINGS, NEW_AND_TOTAL, LISTS) for code in LANGUAGES
)

TITLE: Final = Text("Su archivo, revisado", "Your file, checked", "Seu arquivo, verificado")
SOURCE: Final = Text(
    "{file} · hoja «{sheet}» · {year}", "{file} · sheet “{sheet}” · {year}", "{file} · folha “{sheet}” · {year}"
)
GOOD: Final = Text(
    "Se leyeron {rows} filas. {clean} no tienen ninguna observación y {usable} ya cuentan en las cifras.",
    "{rows} rows were read. {clean} have no finding at all and {usable} already count in the figures.",
    "Foram lidas {rows} linhas. {clean} não têm nenhuma observação e {usable} já contam nos números.",
)
ALL_GOOD: Final = Text(
    "Se leyeron {rows} filas y ninguna tiene observaciones. No hace falta corregir nada. Gracias.",
    "{rows} rows were read and none has a finding. Nothing needs correcting. Thank you.",
    "Foram lidas {rows} linhas e nenhuma tem observações. Não é preciso corrigir nada. Obrigado.",
)
WHAT_TO_DO: Final = Text("Qué hacer", "What to do", "O que fazer")
STEPS: Final = (
    Text(
        "Lea las causas de abajo. Una sola causa suele explicar muchas filas: si la descripción es correcta, respóndanos que la acepta (con su código, de la hoja «{causes}») y no corrija fila por fila.",
        "Read the causes below. One cause often explains many rows: if the description is right, tell us you accept it (with its code, from the sheet “{causes}”) and do not correct row by row.",
        "Leia as causas abaixo. Uma só causa costuma explicar muitas linhas: se a descrição estiver certa, responda que a aceita (com o seu código, da folha “{causes}”) e não corrija linha por linha.",
    ),
    Text(
        "En la hoja «{sheet}», use el filtro de la última columna («{heading}»): dice qué revisar en cada fila.",
        "On the sheet “{sheet}”, use the filter of the last column (“{heading}”): it says what to review in each row.",
        "Na folha “{sheet}”, use o filtro da última coluna (“{heading}”): ela diz o que revisar em cada linha.",
    ),
    Text(
        "Corrija primero las celdas ✖ (borde grueso): esas filas todavía no se pueden usar. Las ▲ cuentan, pero conviene revisarlas. Las ● son sugerencias.",
        "Correct the ✖ cells first (thick border): those rows cannot be used yet. The ▲ ones count, but deserve a look. The ● ones are hints.",
        "Corrija primeiro as células ✖ (borda grossa): essas linhas ainda não podem ser usadas. As ▲ contam, mas convém revisá-las. As ● são sugestões.",
    ),
    Text(
        "Corrija en las mismas celdas, sin mover ni borrar columnas. Si un dato no se recogió, deje la celda vacía: vacío no es cero.",
        "Correct in the same cells, without moving or deleting columns. If a figure was not collected, leave the cell blank: blank is not zero.",
        "Corrija nas mesmas células, sem mover nem apagar colunas. Se um dado não foi coletado, deixe a célula vazia: vazio não é zero.",
    ),
    Text(
        "Guarde este mismo archivo y envíelo de nuevo. Las hojas, columnas y notas de Tinkuy no estorban: se reemplazan solas.",
        "Save this same file and send it again. Tinkuy's sheets, columns and notes are not in the way: they are replaced by themselves.",
        "Salve este mesmo arquivo e envie-o de novo. As folhas, colunas e notas do Tinkuy não atrapalham: são substituídas sozinhas.",
    ),
)
COUNTS: Final = Text("Observaciones", "Findings", "Observações")
COUNT_HEADINGS: Final = (
    Text("Gravedad", "Severity", "Gravidade"),
    Text("Filas", "Rows", "Linhas"),
    Text("Observaciones", "Findings", "Observações"),
)
MEANING: Final = {
    "blocking": Text(
        "La fila no se puede usar hasta corregirla.",
        "The row cannot be used until corrected.",
        "A linha não pode ser usada até ser corrigida.",
    ),
    "warning": Text("La fila cuenta, marcada.", "The row counts, marked.", "A linha conta, marcada."),
    "hint": Text("Puede estar bien: usted decide.", "It may be right: you decide.", "Pode estar certo: você decide."),
}
MEANING_HEADING: Final = Text("Qué significa", "What it means", "O que significa")
CAUSES_TITLE: Final = Text(
    "Causas, de la que explica más filas a la que explica menos",
    "Causes, from the one that explains most rows",
    "Causas, da que explica mais linhas à que explica menos",
)
CAUSE_HEADINGS: Final = (
    Text("Causa", "Cause", "Causa"),
    Text("Filas", "Rows", "Linhas"),
    Text("Observaciones", "Findings", "Observações"),
    Text("Qué pasa si la acepta", "What accepting it does", "O que acontece se a aceitar"),
    Text("Código", "Code", "Código"),
)
NO_CAUSES: Final = Text(
    "No se encontró una causa común: las observaciones son de filas sueltas.",
    "No shared cause was found: the findings belong to single rows.",
    "Não se encontrou causa comum: as observações são de linhas isoladas.",
)
LIST_HEADINGS: Final = (
    Text("Fila", "Row", "Linha"),
    Text("Columna", "Column", "Coluna"),
    Text("Gravedad", "Severity", "Gravidade"),
    Text("Qué pasa y qué hacer", "What happens and what to do", "O que acontece e o que fazer"),
    Text("Dice", "It says", "Diz"),
    Text("Se propone", "Proposed", "Propõe-se"),
    Text("Regla", "Rule", "Regra"),
    Text("Causa", "Cause", "Causa"),
)
WHOLE_ROW: Final = Text("(toda la fila)", "(whole row)", "(toda a linha)")
REBUILT: Final = Text(
    "Este archivo llegó como {format}; se lo devolvemos como libro de Excel con las mismas filas y columnas.",
    "This file came as {format}; it is handed back as an Excel workbook with the same rows and columns.",
    "Este arquivo chegou como {format}; é devolvido como pasta do Excel com as mesmas linhas e colunas.",
)
COPIED: Final = Text(
    "La forma interna del libro no permite escribir en él sin riesgo; le devolvemos una copia de la hoja con las mismas filas y columnas.",
    "The inner form of the workbook does not allow writing into it safely; a copy of the sheet with the same rows and columns is handed back.",
    "A forma interna da pasta não permite escrever nela sem risco; é devolvida uma cópia da folha com as mesmas linhas e colunas.",
)
NO_MACROS: Final = Text(
    "Las macros quedaron fuera de esta copia.",
    "The macros were left out of this copy.",
    "As macros ficaram fora desta cópia.",
)


@dataclass(frozen=True, slots=True)
class Example:
    """A worked month: what happened, and what to write as total and as new."""

    what: Text
    total: int
    new: int


NEW_TITLE: Final = Text("¿Qué son las personas nuevas?", "Who are the new beneficiaries?", "Quem são as pessoas novas?")
NEW_LINES: Final = (
    Text(
        "Total: todas las personas que esta actividad atendió en el mes, aunque ya hubieran venido antes.",
        "Total: everyone this activity served in the month, even if they had come before.",
        "Total: todas as pessoas que esta atividade atendeu no mês, mesmo que já tivessem vindo antes.",
    ),
    Text(
        "Nuevas: solo las que esta actividad no había atendido antes en el año del plan. Nunca son más que el total.",
        "New: only those this activity had not served before in the plan year. Never more than the total.",
        "Novas: só as que esta atividade não tinha atendido antes no ano do plano. Nunca são mais que o total.",
    ),
    Text(
        "Los grupos de población y las edades se reparten entre las NUEVAS: cada reparto suma lo mismo que nuevas.",
        "Population groups and ages split the NEW: each split adds up to new.",
        "Os grupos de população e as idades repartem as NOVAS: cada repartição soma o mesmo que novas.",
    ),
    Text(
        "Si su organización no sabe quiénes son nuevas, deje la celda vacía y díganoslo: reportar solo el total es válido. No escriba 0: cero significa que nadie era nuevo.",
        "If your organisation does not know who is new, leave the cell blank and tell us: reporting only the total is fine. Do not write 0: zero means nobody was new.",
        "Se a sua organização não sabe quem é novo, deixe a célula vazia e avise-nos: relatar só o total é válido. Não escreva 0: zero significa que ninguém era novo.",
    ),
)
EXAMPLE_HEADINGS: Final = (
    Text("Mes", "Month", "Mês"),
    Text("Qué pasó", "What happened", "O que aconteceu"),
    Text("Total", "Total", "Total"),
    Text("Nuevas", "New", "Novas"),
    Text("Reparto de las nuevas", "Split of the new", "Repartição das novas"),
)
EXAMPLES: Final = (
    (
        Text("Enero", "January", "Janeiro"),
        Example(
            Text(
                "100 personas reciben una canasta por primera vez.",
                "100 people receive a food basket for the first time.",
                "100 pessoas recebem uma cesta pela primeira vez.",
            ),
            100,
            100,
        ),
        Text(
            "30 niñas + 20 niños + 35 mujeres + 15 hombres = 100",
            "30 girls + 20 boys + 35 women + 15 men = 100",
            "30 meninas + 20 meninos + 35 mulheres + 15 homens = 100",
        ),
    ),
    (
        Text("Febrero", "February", "Fevereiro"),
        Example(
            Text(
                "Vuelven las mismas 100 y llegan otras 20.",
                "The same 100 return and 20 others arrive.",
                "Voltam as mesmas 100 e chegam outras 20.",
            ),
            120,
            20,
        ),
        Text(
            "6 niñas + 4 niños + 7 mujeres + 3 hombres = 20",
            "6 girls + 4 boys + 7 women + 3 men = 20",
            "6 meninas + 4 meninos + 7 mulheres + 3 homens = 20",
        ),
    ),
    (
        Text("Marzo", "March", "Março"),
        Example(
            Text(
                "Vuelven 80 de ellas; nadie viene por primera vez.",
                "80 of them return; nobody comes for the first time.",
                "Voltam 80 delas; ninguém vem pela primeira vez.",
            ),
            80,
            0,
        ),
        Text("0: no hay nuevas que repartir", "0: there are no new people to split", "0: não há novas para repartir"),
    ),
)
EXAMPLE_SUM: Final = Text(
    "En el año: 120 personas alcanzadas (100 + 20 + 0). La suma de los totales, 300, cuenta varias veces a las mismas personas.",
    "In the year: 120 people reached (100 + 20 + 0). The sum of the totals, 300, counts the same people several times.",
    "No ano: 120 pessoas alcançadas (100 + 20 + 0). A soma dos totais, 300, conta várias vezes as mesmas pessoas.",
)
