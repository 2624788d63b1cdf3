"""The words of the pages of narratives, in three languages."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

TELLING: Final = {
    "title": Text("El mes en sus palabras", "The month in your words", "O mês em suas palavras"),
    "lead": Text(
        "Dos minutos por sector: alimenta el reporte de situación. Nada es obligatorio, y se guarda mientras escribe.",
        "Two minutes per sector: it feeds the situation report. Nothing is required, and it is kept while you write.",
        "Dois minutos por setor: alimenta o relatório de situação. Nada é obrigatório, e se guarda enquanto escreve.",
    ),
    "no_names": Text(
        "No escriba nombres ni datos de personas.",
        "Please do not write names or data of people.",
        "Não escreva nomes nem dados de pessoas.",
    ),
    "highlight": Text("Lo más importante del mes", "The month's highlight", "O mais importante do mês"),
    "highlight_hint": Text(
        "Por ejemplo: «Abrió el albergue de Aguas Verdes: 120 camas».",
        "For example: “The shelter of Aguas Verdes opened: 120 beds”.",
        "Por exemplo: «Abriu o abrigo de Aguas Verdes: 120 camas».",
    ),
    "barrier": Text("La barrera principal", "The main barrier", "A principal barreira"),
    "no_barrier": Text("Elija una", "Choose one", "Escolha uma"),
    "barrier_text": Text("Cuéntela en una frase", "Tell it in one sentence", "Conte-a em uma frase"),
    "gap": Text("Lo que falta", "The gap", "O que falta"),
    "gap_hint": Text(
        "Quiénes, dónde y qué queda sin atender.",
        "Who, where and what is left without a response.",
        "Quem, onde e o que fica sem atendimento.",
    ),
    "priority": Text("Prioridad del mes que viene", "Next month's priority", "Prioridade do próximo mês"),
    "keep": Text("Guardar", "Keep", "Guardar"),
    "kept": Text("Guardado.", "Kept.", "Guardado."),
    "kept_at": Text("Guardado", "Kept", "Guardado"),
    "saving": Text("Guardando…", "Keeping…", "Guardando…"),
    "offline": Text(
        "Sin conexión: lo escrito está a salvo en este equipo y se guardará al volver.",
        "No connection: what you wrote is safe on this device and will be kept when it is back.",
        "Sem conexão: o que escreveu está a salvo neste equipamento e será guardado ao voltar.",
    ),
    "not_yet": Text("Todavía sin escribir", "Not written yet", "Ainda sem escrever"),
    "theirs": Text("Lo que escribió {person}", "What {person} wrote", "O que {person} escreveu"),
    "characters": Text("Hasta 600 caracteres por respuesta.", "Up to 600 characters an answer.", "Até 600 caracteres por resposta."),
    "other_sector": Text("Contar otro sector", "Tell another sector", "Contar outro setor"),
    "add": Text("Agregar", "Add", "Adicionar"),
    "problem": Text("No se guardó", "It was not kept", "Não foi guardado"),
    "month": Text("Mes", "Month", "Mês"),
    "organisation": Text("Organización", "Organisation", "Organização"),
    "go": Text("Ver", "See", "Ver"),
    "yours": Text("Escribir el de mi organización", "Write my organisation's", "Escrever o da minha organização"),
    "list_title": Text("Relatos del mes", "Narratives of the month", "Relatos do mês"),
    "list_lead": Text(
        "Lo que cada organización cuenta de su mes, por sector.",
        "What each organisation tells of its month, by sector.",
        "O que cada organização conta do seu mês, por setor.",
    ),
    "none": Text(
        "Nadie contó nada de este mes todavía.", "Nobody told anything of this month yet.", "Ninguém contou nada deste mês ainda."
    ),
    "no_months": Text(
        "Todavía no hay meses que contar: aparecen cuando se abre uno o llega un reporte.",
        "There are no months to tell yet: they appear when one is opened or a report comes.",
        "Ainda não há meses para contar: aparecem quando se abre um ou chega um relatório.",
    ),
    "count_one": Text("Un relato", "One narrative", "Um relato"),
    "count": Text("{n} relatos", "{n} narratives", "{n} relatos"),
    "download": Text("Descargar", "Download", "Baixar"),
    "barriers": Text("Barreras más nombradas", "Barriers named most", "Barreiras mais citadas"),
    "sector": Text("Sector", "Sector", "Setor"),
    "told": Text("Lo contado", "What was told", "O contado"),
    "by": Text("escrito por", "written by", "escrito por"),
    "file": Text("relatos", "narratives", "relatos"),
    "back": Text("Relatos del mes", "Narratives of the month", "Relatos do mês"),
}  # fmt: skip
