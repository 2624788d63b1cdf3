"""The words of sending a file and of what was found in it, in three languages."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

SEND: Final = {
    "title": Text("Enviar un reporte", "Send a report", "Enviar um relatório"),
    "lead": Text(
        "Envíe su 5W tal como lo tiene. Antes de que cuente, usted ve qué se leyó, qué falta corregir y qué cambia.",
        "Send your 5W as you have it. Before it counts, you see what was read, what needs mending and what changes.",
        "Envie seu 5W como o tem. Antes de contar, você vê o que se leu, o que falta corrigir e o que muda.",
    ),
    "for_whom": Text("Usted reporta por", "You report for", "Você relata por"),
    "file": Text("Archivo", "File", "Arquivo"),
    "file_hint": Text(
        "Excel (XLSX, XLS), ODS o CSV, hasta {limit} MB. Puede traer varios meses.",
        "Excel (XLSX, XLS), ODS or CSV, up to {limit} MB. It may hold several months.",
        "Excel (XLSX, XLS), ODS ou CSV, até {limit} MB. Pode trazer vários meses.",
    ),
    "drop": Text(
        "Arrastre su archivo aquí, o elíjalo:",
        "Drag your file here, or choose it:",
        "Arraste seu arquivo até aqui, ou escolha-o:",
    ),
    "year": Text("¿De qué año es el reporte?", "Which year is the report of?", "De que ano é o relatório?"),
    "behalf": Text("¿De parte de quién?", "On behalf of whom?", "Da parte de quem?"),
    "behalf_hint": Text(
        "Si un punto focal se lo envió por correo, elíjalo: el reporte queda en su lugar y lo verá al entrar.",
        "If a focal point e-mailed it to you, choose them: the report takes the place of theirs and they see it when they sign in.",
        "Se um ponto focal o enviou por e-mail, escolha-o: o relatório fica no lugar do dele e ele o verá ao entrar.",
    ),
    "behalf_many": Text(
        "De nadie en particular, o de varias organizaciones",
        "Nobody in particular, or several organisations",
        "De ninguém em particular, ou de várias organizações",
    ),
    "send": Text("Enviar archivo", "Send file", "Enviar arquivo"),
    "sending": Text("Enviando el archivo…", "Sending the file…", "Enviando o arquivo…"),
    "sent_all": Text("Archivo recibido. Un momento…", "File received. One moment…", "Arquivo recebido. Um momento…"),
    "lost": Text(
        "Se cortó la conexión y el archivo no llegó. Sigue elegido: intente de nuevo.",
        "The connection was lost and the file did not arrive. It is still chosen: please try again.",
        "A conexão caiu e o arquivo não chegou. Continua escolhido: tente de novo.",
    ),
    "nothing_counts": Text(
        "Nada cuenta hasta que usted lo envíe a revisión.",
        "Nothing counts until you send it to review.",
        "Nada conta até que você o envie para revisão.",
    ),
    "problem": Text("El archivo no se recibió", "The file was not received", "O arquivo não foi recebido"),
    "no_file": Text(
        "Falta el archivo: elija uno de su computadora o teléfono.",
        "The file is missing: choose one from your computer or phone.",
        "Falta o arquivo: escolha um do seu computador ou telefone.",
    ),
    "no_year": Text(
        "Falta el año: elija de qué año es el reporte.",
        "The year is missing: choose the year of the report.",
        "Falta o ano: escolha de que ano é o relatório.",
    ),
    "large": Text(
        "El archivo pesa más de {limit} MB. Divídalo por meses, o quite imágenes y hojas que no son del reporte.",
        "The file is larger than {limit} MB. Split it by month, or remove pictures and sheets that are not part of the report.",
        "O arquivo tem mais de {limit} MB. Divida-o por meses, ou retire imagens e folhas que não são do relatório.",
    ),
    "write_here": Text(
        "¿Pocas filas? Escríbalas aquí, sin archivo",
        "Only a few rows? Write them here, without a file",
        "Poucas linhas? Escreva-as aqui, sem arquivo",
    ),
    "template": Text(
        "¿Aún no tiene un archivo? Descargue la plantilla vacía",
        "No file yet? Download the empty template",
        "Ainda não tem um arquivo? Baixe o modelo vazio",
    ),
    "not_sender": Text(
        "Su cuenta no envía reportes en esta plataforma. Si le corresponde, pida el rol a quien la coordina.",
        "Your account sends no reports on this platform. If it should, ask whoever coordinates it for the role.",
        "Sua conta não envia relatórios nesta plataforma. Se deveria, peça o papel a quem a coordena.",
    ),
    "history": Text("Lo enviado", "What was sent", "O que foi enviado"),
    "files": Text("Archivos", "Files", "Arquivos"),
    "reports": Text("Reportes por mes", "Reports by month", "Relatórios por mês"),
    "all_history": Text("Ver todo el historial", "See the whole history", "Ver todo o histórico"),
    "no_files": Text(
        "Todavía no se envió ningún archivo.", "No file has been sent yet.", "Ainda não se enviou nenhum arquivo."
    ),
    "no_reports": Text("Todavía no hay reportes.", "There are no reports yet.", "Ainda não há relatórios."),
    "sent_by": Text("Quién", "Who", "Quem"),
    "sent_on": Text("Cuándo", "When", "Quando"),
    "state": Text("Estado", "State", "Estado"),
    "organisation": Text("Organización", "Organisation", "Organização"),
    "month": Text("Mes", "Month", "Mês"),
    "version": Text("Versión", "Version", "Versão"),
    "rows": Text("Filas", "Rows", "Linhas"),
}
ARRIVAL: Final = {
    "crumb": Text("Envíos", "Sending", "Envios"),
    "sent": Text("Enviado por", "Sent by", "Enviado por"),
    "behalf": Text("de parte de", "on behalf of", "da parte de"),
    "year": Text("reglas de", "rules of", "regras de"),
    "progress": Text("Qué está pasando", "What is going on", "O que está acontecendo"),
    "waits": Text(
        "Puede cerrar esta página: el archivo se sigue leyendo y lo encontrará en «Hoy».",
        "You may close this page: the file goes on being read and you will find it under “Today”.",
        "Pode fechar esta página: o arquivo continua sendo lido e você o encontrará em «Hoje».",
    ),
    "late": Text(
        "Está tardando más de lo habitual. No hace falta enviarlo otra vez.",
        "It is taking longer than usual. There is no need to send it again.",
        "Está demorando mais que o habitual. Não é preciso enviá-lo outra vez.",
    ),
    "step_received": Text("Archivo recibido", "File received", "Arquivo recebido"),
    "step_waiting": Text("En espera de turno", "Waiting its turn", "À espera da vez"),
    "step_reading": Text("Leer columnas y filas", "Read columns and rows", "Ler colunas e linhas"),
    "step_matching": Text(
        "Reconocer organizaciones y meses", "Recognise organisations and months", "Reconhecer organizações e meses"
    ),
    "step_writing": Text(
        "Guardar y comparar con lo anterior",
        "Keep and compare with what was there",
        "Guardar e comparar com o anterior",
    ),
    "step_done": Text("hecho", "done", "feito"),
    "step_now": Text("en curso", "under way", "em andamento"),
    "step_later": Text("después", "later", "depois"),
    "cancel": Text("Cancelar este envío", "Cancel this file", "Cancelar este envio"),
    "cancelled": Text(
        "Este envío se canceló. Nada cambió.",
        "This file was cancelled. Nothing changed.",
        "Este envio foi cancelado. Nada mudou.",
    ),
    "refused": Text(
        "El archivo no se pudo recibir", "The file could not be received", "O arquivo não pôde ser recebido"
    ),
    "refused_next": Text(
        "Nada de lo anterior cambió. Corrija el archivo y envíelo de nuevo.",
        "Nothing that was there before has changed. Mend the file and send it again.",
        "Nada do anterior mudou. Corrija o arquivo e envie-o de novo.",
    ),
    "again": Text("Enviar otro archivo", "Send another file", "Enviar outro arquivo"),
    "question": Text("Una pregunta sobre su archivo", "A question about your file", "Uma pergunta sobre seu arquivo"),
    "why": Text(
        "Puede leerse de más de una manera, y solo usted lo sabe.",
        "It can be read in more than one way, and only you know.",
        "Pode ser lida de mais de uma maneira, e só você sabe.",
    ),
    "none": Text("Ninguna de estas: no la lea", "None of these: do not read it", "Nenhuma destas: não a leia"),
    "answer": Text("Responder y seguir", "Answer and go on", "Responder e seguir"),
    "answer_needed": Text(
        "Elija una de las respuestas.", "Please choose one of the answers.", "Escolha uma das respostas."
    ),
    "leave_out": Text(
        "Dejar esas filas fuera y seguir con las demás",
        "Leave those rows out and go on with the others",
        "Deixar essas linhas de fora e seguir com as demais",
    ),
    "mend_first": Text(
        "No: las completo y envío el archivo de nuevo",
        "No: I complete them and send the file again",
        "Não: eu as completo e envio o arquivo de novo",
    ),
    "done_some": Text(
        "Se leyeron {rows} filas: {reports} reportes de {organisations} organizaciones.",
        "{rows} rows were read: {reports} reports of {organisations} organisations.",
        "Leram-se {rows} linhas: {reports} relatórios de {organisations} organizações.",
    ),
    "done_months": Text(
        "Se leyeron {rows} filas: {reports} reportes, uno por mes.",
        "{rows} rows were read: {reports} reports, one for each month.",
        "Leram-se {rows} linhas: {reports} relatórios, um por mês.",
    ),
    "done_one": Text(
        "Se leyeron {rows} filas: un reporte.",
        "{rows} rows were read: one report.",
        "Leram-se {rows} linhas: um relatório.",
    ),
    "left_out": Text(
        "{n} filas quedaron fuera: no decían de quién o de cuándo son.",
        "{n} rows were left out: they did not say of whom or when they are.",
        "{n} linhas ficaram de fora: não diziam de quem ou de quando são.",
    ),
    "same_all": Text(
        "Este archivo dice lo mismo que lo que ya estaba: ninguna cifra cambia y no hay nada que hacer.",
        "This file says the same as what was there: no figure changes and there is nothing to do.",
        "Este arquivo diz o mesmo que já estava: nenhum número muda e não há nada que fazer.",
    ),
    "same_some": Text(
        "{n} reportes ya decían lo mismo; no cambian.",
        "{n} reports said the same already; they do not change.",
        "{n} relatórios já diziam o mesmo; não mudam.",
    ),
    "became": Text("En qué se convirtió", "What it became", "No que se transformou"),
    "next_mend": Text("Ver causas y corregir", "See causes and mend", "Ver causas e corrigir"),
    "next_submit": Text("Enviar a revisión", "Send to review", "Enviar para revisão"),
    "next_all": Text("Enviar los {n} a revisión", "Send all {n} to review", "Enviar os {n} para revisão"),
    "all_clean": Text("No hay observaciones.", "There are no findings.", "Não há observações."),
    "all_sent": Text(
        "Todo lo de este archivo ya se envió. No hay nada más que hacer aquí.",
        "Everything of this file has been sent. There is nothing more to do here.",
        "Tudo deste arquivo já foi enviado. Não há mais nada que fazer aqui.",
    ),
    "organisation": Text("Organización", "Organisation", "Organização"),
    "month": Text("Mes", "Month", "Mês"),
    "rows": Text("Filas", "Rows", "Linhas"),
    "findings": Text("Observaciones", "Findings", "Observações"),
    "blocked": Text("no usables", "unusable", "não usáveis"),
    "state": Text("Estado", "State", "Estado"),
    "same": Text("ya decía lo mismo", "said the same already", "já dizia o mesmo"),
    "gone": Text(
        "Los reportes de este archivo ya no están para su cuenta.",
        "The reports of this file are no longer there for your account.",
        "Os relatórios deste arquivo já não estão para a sua conta.",
    ),
    "receipt": Text("Qué se leyó de su archivo", "What was read of your file", "O que se leu do seu arquivo"),
    "columns": Text("Columnas reconocidas", "Columns recognised", "Colunas reconhecidas"),
    "heading": Text("En su archivo", "In your file", "No seu arquivo"),
    "read_as": Text("Se leyó como", "Read as", "Lida como"),
    "known": Text(
        "Este mismo archivo ya se envió el {day}. No se recibió otra vez y ninguna cifra cambia; aquí está cómo va.",
        "This very file was sent on {day} already. It was not taken again and no figure changes; here is how it stands.",
        "Este mesmo arquivo já foi enviado em {day}. Não foi recebido outra vez e nenhum número muda; aqui está como vai.",
    ),
    "done_sent": Text(
        "Se enviaron {n} reportes a revisión.",
        "{n} reports were sent to review.",
        "Enviaram-se {n} relatórios para revisão.",
    ),
    "done_sent_one": Text(
        "Se envió un reporte a revisión.", "One report was sent to review.", "Enviou-se um relatório para revisão."
    ),
    "problem": Text("No se pudo hacer", "It could not be done", "Não foi possível fazer"),
}
FILE_STATES: Final = {
    "waiting": ("clock", "hint", Text("En espera", "Waiting", "À espera")),
    "working": ("loader", "hint", Text("Leyendo", "Reading", "Lendo")),
    "asks": (
        "circle-question-mark",
        "warning",
        Text("Espera su respuesta", "Awaits your answer", "Espera sua resposta"),
    ),
    "done": ("circle-check", "done", Text("Recibido", "Received", "Recebido")),
    "refused": ("octagon-x", "blocking", Text("No recibido", "Not received", "Não recebido")),
    "cancelled": ("ban", "quiet", Text("Cancelado", "Cancelled", "Cancelado")),
}
FINDINGS: Final = {
    "title": Text("Observaciones", "Findings", "Observações"),
    "all_drafts": Text("Todos sus borradores", "All your drafts", "Todos os seus rascunhos"),
    "back": Text("Volver", "Back", "Voltar"),
    "causes": Text("Las causas", "The causes", "As causas"),
    "not_changed": Text(
        "Nada cambia hasta que usted acepta; lo aceptado se puede deshacer.",
        "Nothing changes until you accept; what was accepted can be undone.",
        "Nada muda até que você aceite; o aceito pode ser desfeito.",
    ),
    "more_causes": Text(
        "Ver {n} causas más, con menos peso",
        "See {n} more causes, of less weight",
        "Ver mais {n} causas, com menos peso",
    ),
    "see_accept": Text("Ver y aceptar", "See and accept", "Ver e aceitar"),
    "accepted": Text("Causas que ya se aceptaron", "Causes accepted so far", "Causas já aceitas"),
    "act_size": Text(
        "{rows} filas de {reports} reportes",
        "{rows} rows of {reports} reports",
        "{rows} linhas de {reports} relatórios",
    ),
    "act_size_one": Text("{rows} filas", "{rows} rows", "{rows} linhas"),
    "undo": Text("Deshacer", "Undo", "Desfazer"),
    "accepted_by": Text("aceptada por", "accepted by", "aceita por"),
    "by_row": Text("Una por una", "One by one", "Uma por uma"),
    "none": Text(
        "No hay observaciones: puede enviarlo a revisión.",
        "There are no findings: you can send it to review.",
        "Não há observações: pode enviá-lo para revisão.",
    ),
    "nothing": Text(
        "No hay borradores: todo lo enviado está en revisión o ya se decidió.",
        "There are no drafts: everything sent is in review or was decided.",
        "Não há rascunhos: tudo o enviado está em revisão ou já foi decidido.",
    ),
    "notes": Text("Descargar mi Excel con notas", "Download my Excel with notes", "Baixar meu Excel com notas"),
    "notes_hint": Text(
        "Las notas son del archivo como lo envió; lo que corrija en estas páginas no está en él.",
        "The notes are of the file as you sent it; what you mend on these pages is not in it.",
        "As notas são do arquivo como você o enviou; o que corrigir nestas páginas não está nele.",
    ),
    "file_gone": Text(
        "El archivo ya no se guarda; lo que se leyó de él, sí.",
        "The file is kept no more; what was read of it is.",
        "O arquivo já não está guardado; o que se leu dele, sim.",
    ),
    "submit_all": Text("Enviar los {n} a revisión", "Send all {n} to review", "Enviar os {n} para revisão"),
    "submit_one": Text("Enviar a revisión", "Send to review", "Enviar para revisão"),
    "submit_hint": Text(
        "Puede enviarlo con observaciones: las filas cuentan, marcadas, salvo las que no se pueden usar.",
        "You can send it with findings: the rows count, marked, except those that cannot be used.",
        "Pode enviá-lo com observações: as linhas contam, marcadas, exceto as que não podem ser usadas.",
    ),
    "done_accepted": Text(
        "La causa se aceptó y sus filas cambiaron. Puede deshacerlo más abajo.",
        "The cause was accepted and its rows changed. You can undo it below.",
        "A causa foi aceita e suas linhas mudaram. Pode desfazê-lo abaixo.",
    ),
    "done_undone": Text(
        "Se deshizo: las filas están como antes.",
        "It was undone: the rows are as before.",
        "Foi desfeito: as linhas estão como antes.",
    ),
    "problem": Text("No se pudo hacer", "It could not be done", "Não foi possível fazer"),
    "cause": Text("Una causa", "A cause", "Uma causa"),
    "people": Text("Personas alcanzadas", "People reached", "Pessoas alcançadas"),
    "as_now": Text("Como está ahora", "As it is now", "Como está agora"),
    "if_accepted": Text("Si se acepta", "If accepted", "Se for aceita"),
    "same_people": Text(
        "Las personas alcanzadas no cambian.", "People reached do not change.", "As pessoas alcançadas não mudam."
    ),
    "model": Text("Modelo", "Model", "Modelo"),
    "changed": Text(
        "Cambian {rows} filas de {organisations} organizaciones.",
        "{rows} rows of {organisations} organisations change.",
        "Mudam {rows} linhas de {organisations} organizações.",
    ),
    "changed_here": Text("Cambian {rows} filas.", "{rows} rows change.", "Mudam {rows} linhas."),
    "changed_one": Text("Cambia una fila.", "One row changes.", "Muda uma linha."),
    "cells": Text("Así cambian las celdas", "How the cells change", "Assim mudam as células"),
    "no_cells": Text(
        "Lo que está escrito en las celdas queda igual; cambia cómo se lee.",
        "What the cells say stays the same; how it is read changes.",
        "O que está escrito nas células fica igual; muda como se lê.",
    ),
    "first_cells": Text(
        "Estas son las primeras; las demás cambian igual.",
        "These are the first; the others change alike.",
        "Estas são as primeiras; as demais mudam igual.",
    ),
    "row": Text("Fila", "Row", "Linha"),
    "report": Text("Reporte", "Report", "Relatório"),
    "cell": Text("Celda", "Cell", "Célula"),
    "before": Text("Ahora", "Now", "Agora"),
    "after": Text("Si se acepta", "If accepted", "Se for aceita"),
    "mark": Text("Queda marcado", "It is marked", "Fica marcado"),
    "why": Text(
        "¿Por qué lo acepta? (opcional; queda registrado)",
        "Why do you accept it? (optional; kept on record)",
        "Por que aceita? (opcional; fica registrado)",
    ),
    "accept": Text("Aceptar la causa", "Accept the cause", "Aceitar a causa"),
    "which": Text("¿Qué se hace con estas filas?", "What is done with these rows?", "O que se faz com estas linhas?"),
    "proposed": Text("lo propuesto", "what is proposed", "o proposto"),
    "show": Text("Ver qué cambiaría", "See what would change", "Ver o que mudaria"),
    "not_now": Text("Ahora no", "Not now", "Agora não"),
}
