"""The words of the template, in three languages."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

SHEET: Final = "5W"
INSTRUCTIONS: Final = Text("Tinkuy - Instrucciones", "Tinkuy - Instructions", "Tinkuy - Instruções")
TITLE: Final = Text(
    "Reporte 5W: quién hace qué, dónde, cuándo y para quién",
    "5W report: who does what, where, when and for whom",
    "Relatório 5W: quem faz o quê, onde, quando e para quem",
)
FOR: Final = Text("Para: {organisation}", "For: {organisation}", "Para: {organisation}")
STEPS: Final = (
    Text("Escriba en la hoja «5W» una fila por actividad, lugar, indicador y mes. Puede pegar desde otro archivo: use «pegar valores» para conservar las listas.",
         "On the sheet “5W”, write one row per activity, place, indicator and month. You may paste from another file: use “paste values” to keep the lists.",
         "Na folha “5W”, escreva uma linha por atividade, lugar, indicador e mês. Pode colar de outro arquivo: use “colar valores” para conservar as listas."),
    Text("Elija primero el sector: la lista de indicadores muestra solo los de ese sector. Elija primero el país y el departamento: las listas que siguen dependen de ellos.",
         "Choose the sector first: the list of indicators then shows only those of that sector. Choose country and admin1 first: the lists that follow depend on them.",
         "Escolha primeiro o setor: a lista de indicadores mostra só os desse setor. Escolha primeiro o país e o departamento: as listas seguintes dependem deles."),
    Text("Las celdas rayadas en gris no se llenan para el tipo de indicador elegido.", "Cells hatched in grey are not filled for the type of indicator chosen.", "As células riscadas em cinza não se preenchem para o tipo de indicador escolhido."),
    Text("Una celda con borde rojo: las personas nuevas son más que el total. Fondo amarillo: los grupos o las edades no suman las personas nuevas.",
         "A cell with a red border: there are more new people than the total. Yellow: the groups or the ages do not add up to the new people.",
         "Uma célula com borda vermelha: as pessoas novas são mais que o total. Amarelo: os grupos ou as idades não somam as pessoas novas."),
    Text("¿Qué son las personas nuevas? La hoja «Tinkuy - Nuevas y total» lo explica con ejemplos: la misma familia en dos meses, una persona en dos actividades o en dos organizaciones.",
         "Who are the new people? The sheet “Tinkuy - New and total” explains it with examples: the same family in two months, one person in two activities or in two organisations.",
         "Quem são as pessoas novas? A folha “Tinkuy - Novas e total” explica com exemplos: a mesma família em dois meses, uma pessoa em duas atividades ou em duas organizações."),
    Text("Si un dato no se recogió, deje la celda vacía: vacío no es cero. No escriba nombres, documentos ni teléfonos de personas.",
         "If a figure was not collected, leave the cell blank: blank is not zero. Do not write people's names, documents or telephone numbers.",
         "Se um dado não foi coletado, deixe a célula vazia: vazio não é zero. Não escreva nomes, documentos nem telefones de pessoas."),
)  # fmt: skip
UNKNOWN_TITLE: Final = Text("Columnas sin lista", "Columns without a list", "Colunas sem lista")
UNKNOWN: Final = Text(
    "«{heading}»: la lista de este año no está disponible; escriba el nombre completo, siempre igual.",
    "“{heading}”: this year's list is not available; write the full name, always in the same way.",
    "“{heading}”: a lista deste ano não está disponível; escreva o nome completo, sempre igual.",
)
COLUMNS_TITLE: Final = Text("Qué va en cada columna", "What goes into each column", "O que vai em cada coluna")
COLUMNS_HEADINGS: Final = (
    Text("Columna", "Column", "Coluna"),
    Text("Qué se escribe", "What to write", "O que se escreve"),
)
MONTH_HINT: Final = Text(
    "Elija el mes, o escríbalo como 2021-03.",
    "Choose the month, or write it as 2021-03.",
    "Escolha o mês, ou escreva-o como 2021-03.",
)
NOT_LISTED_TITLE: Final = Text("No está en la lista", "Not in the list", "Não está na lista")
NOT_LISTED: Final = Text(
    "Este valor no está en la lista. Elija uno de la lista; si falta el suyo, puede dejarlo y avisarnos.",
    "This value is not in the list. Choose one from the list; if yours is missing, you may keep it and tell us.",
    "Este valor não está na lista. Escolha um da lista; se o seu falta, pode deixá-lo e avisar-nos.",
)
NUMBER_TITLE: Final = Text("Un número, por favor", "A number, please", "Um número, por favor")
NUMBER: Final = Text(
    "Escriba un número igual o mayor que cero, sin palabras. Si no se recogió, deje la celda vacía.",
    "Write a number equal to or greater than zero, without words. If it was not collected, leave the cell blank.",
    "Escreva um número igual ou maior que zero, sem palavras. Se não foi coletado, deixe a célula vazia.",
)
NEW_TITLE: Final = Text("Nuevas y total", "New and total", "Novas e total")
NEW: Final = Text(
    "Las personas nuevas son parte del total del mes: no pueden ser más. Revise las dos celdas.",
    "New people are part of the month's total: they cannot be more. Please look at both cells.",
    "As pessoas novas são parte do total do mês: não podem ser mais. Reveja as duas células.",
)
