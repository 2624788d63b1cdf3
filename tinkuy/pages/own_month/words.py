"""The words of what whoever reports does with a month, in three languages."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

OWN_MONTH: Final = {
    "without_file": Text("Empezar sin archivo", "Begin without a file", "Começar sem arquivo"),
    "copy": Text("Copiar {before}", "Copy {before}", "Copiar {before}"),
    "copy_hint": Text(
        "Un borrador con sus actividades, sin números: escriba los de {month} y quite lo que no hizo.",
        "A draft with your activities and no numbers: type those of {month}, and take out what you did not do.",
        "Um rascunho com as suas atividades, sem números: escreva os de {month} e retire o que não fez.",
    ),
    "template": Text("Mi plantilla de {month}", "My template for {month}", "Meu modelo de {month}"),
    "template_hint": Text(
        "Excel con sus actividades de {before} ya escritas; los números están en blanco.",
        "Excel with your activities of {before} written already; the numbers are blank.",
        "Excel com as suas atividades de {before} já escritas; os números estão em branco.",
    ),
    "template_empty": Text(
        "Excel con las listas del año, para su organización.",
        "Excel with the lists of the year, for your organisation.",
        "Excel com as listas do ano, para a sua organização.",
    ),
    "nothing": Text("No hay nada que reportar", "There is nothing to report", "Não há nada a relatar"),
    "nothing_hint": Text(
        "El mes queda dicho, y no se le recordará. Si después envía un archivo, toma su lugar.",
        "The month is answered, and you will not be reminded. If you send a file later, it takes its place.",
        "O mês fica dito, e não se lembrará você dele. Se depois enviar um arquivo, ele toma o lugar.",
    ),
    "undo": Text("Deshacer", "Undo", "Desfazer"),
    "said": Text(
        "Quedó dicho: {organisation} no tiene nada que reportar de {month}.",
        "It is said: {organisation} has nothing to report for {month}.",
        "Ficou dito: {organisation} não tem nada a relatar de {month}.",
    ),
    "undone": Text(
        "Se deshizo: se espera el reporte de {month} de {organisation}.",
        "It is undone: the report of {organisation} for {month} is expected.",
        "Foi desfeito: espera-se o relatório de {month} de {organisation}.",
    ),
    "copied": Text(
        "{rows} actividades de {before} están en este borrador, sin números. Escriba los de este mes; lo que no hizo, quítelo.",
        "{rows} activities of {before} are in this draft, without numbers. Please type those of this month; take out what you did "
        "not do.",
        "{rows} atividades de {before} estão neste rascunho, sem números. Escreva os deste mês; o que não fez, retire.",
    ),
    "tell": Text("Contar el mes en sus palabras", "Tell the month in your words", "Contar o mês em suas palavras"),
    "history": Text("Mi historial", "My history", "Meu histórico"),
    "what_is_new": Text("¿Qué son las personas nuevas?", "Who are the new people?", "Quem são as pessoas novas?"),
    "file": Text("plantilla", "template", "modelo"),
}
