"""The words of the results page, in three languages."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

WORDS: Final = {
    "title": Text("Resultados", "Results", "Resultados"),
    "intro": Text(
        "Lo que se hizo, dónde y con quiénes, en una página. Los números son los de la última publicación firmada.",
        "What was done, where and by how many, on one page. The numbers are those of the latest signed release.",
        "O que foi feito, onde e por quantos, em uma página. Os números são os da última publicação assinada.",
    ),
    "show": Text("Mostrar", "Show", "Mostrar"),
    "print": Text("Para imprimir o guardar como PDF: Ctrl + P.", "To print or keep as PDF: Ctrl + P.", "Para imprimir ou guardar como PDF: Ctrl + P."),
    "sector": Text("Sector", "Sector", "Setor"),
    "place": Text("Lugar", "Place", "Lugar"),
    "every_sector": Text("Todos los sectores", "All sectors", "Todos os setores"),
    "everywhere": Text("Todo el país", "The whole country", "Todo o país"),
    "months": Text("Mes a mes", "Month by month", "Mês a mês"),
    "month": Text("Mes", "Month", "Mês"),
    "sectors": Text("Por sector", "By sector", "Por setor"),
    "places": Text("Por departamento", "By department", "Por departamento"),
    "people": Text("Personas", "People", "Pessoas"),
    "range": Text("Intervalo", "Interval", "Intervalo"),
    "organisations": Text("Organizaciones", "Organisations", "Organizações"),
    "coverage": Text("Dónde falta presencia", "Where presence is missing", "Onde falta presença"),
    "reached": Text("personas alcanzadas", "people reached", "pessoas alcançadas"),
    "host": Text("de la comunidad de acogida", "of the host community", "da comunidade de acolhida"),
    "active": Text("organizaciones activas", "organisations active", "organizações ativas"),
    "departments": Text("departamentos con actividad, de {known}", "departments with activity, of {known}", "departamentos com atividade, de {known}"),
    "between": Text("entre {lower} y {upper}", "between {lower} and {upper}", "entre {lower} e {upper}"),
    "not_published": Text("no se publica", "not published", "não se publica"),
    "not_reported": Text("no reportado", "not reported", "não relatado"),
    "in_tens": Text(
        "Los números van en decenas, para proteger a las personas.",
        "Numbers are in whole tens, to protect people.",
        "Os números vão em dezenas, para proteger as pessoas.",
    ),
    "protected": Text(
        "<10 y … : números pequeños, o los que permitirían calcularlos, no se muestran para proteger a las personas.",
        "<10 and … : small numbers, or those from which they could be computed, are not shown, to protect people.",
        "<10 e … : números pequenos, ou os que permitiriam calculá-los, não são mostrados, para proteger as pessoas.",
    ),
    "interval_meaning": Text(
        "Una persona puede recibir más de una ayuda: el número es una estimación y el intervalo dice entre qué valores está.",
        "One person may receive more than one kind of help: the number is an estimate, and the interval says between which values it lies.",
        "Uma pessoa pode receber mais de uma ajuda: o número é uma estimativa e o intervalo diz entre quais valores está.",
    ),
    "gap_sectors": Text("Sectores sin ninguna organización: {sectors}.", "Sectors without any organisation: {sectors}.", "Setores sem nenhuma organização: {sectors}."),
    "gap_places": Text("Departamentos sin ninguna organización: {places}.", "Departments without any organisation: {places}.", "Departamentos sem nenhuma organização: {places}."),
    "one_alone": Text("Con una sola organización: {names}.", "With one organisation only: {names}.", "Com uma só organização: {names}."),
    "gap_months": Text("Meses en que nadie reportó: {months}.", "Months in which nobody reported: {months}.", "Meses em que ninguém relatou: {months}."),
    "no_gaps": Text("Hay alguna organización en cada sector y departamento de esta vista.", "There is some organisation in every sector and department of this view.", "Há alguma organização em cada setor e departamento desta vista."),
    "gap_is_not_need": Text(
        "Falta de presencia no es lo mismo que necesidad sin atender: aquí solo se ve quién reportó actividades.",
        "Missing presence is not the same as unmet need: this shows only who reported activities.",
        "Falta de presença não é o mesmo que necessidade não atendida: aqui só se vê quem relatou atividades.",
    ),
    "reports": Text("Se recibieron {received} de {expected} reportes esperados.", "{received} of {expected} expected reports were received.", "Foram recebidos {received} de {expected} relatórios esperados."),
    "declared": Text("Dijeron que no tenían nada que reportar: {count}.", "Said that they had nothing to report: {count}.", "Disseram que não tinham nada a relatar: {count}."),
    "no_place_role": Text(
        "Su rol todavía no tiene un territorio. Pida a quien coordina la plataforma que lo indique.",
        "Your role has no territory yet. Ask whoever coordinates the platform to set it.",
        "O seu papel ainda não tem um território. Peça a quem coordena a plataforma que o indique.",
    ),
    "dashboard": Text("Ver el tablero completo", "See the whole dashboard", "Ver o painel completo"),
    "methods": Text("Cómo se calculan los números", "How the numbers are computed", "Como se calculam os números"),
}  # fmt: skip
