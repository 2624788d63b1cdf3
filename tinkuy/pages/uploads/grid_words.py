"""The words of the table in which rows are edited, and of a report begun without a file, in three languages."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

GRID: Final = {
    "lead": Text(
        "Escriba directamente en las celdas: cada cambio se guarda solo. También puede pegar un bloque copiado de Excel.",
        "Type straight into the cells: each change is saved by itself. You can also paste a block copied from Excel.",
        "Escreva diretamente nas células: cada mudança é salva sozinha. Também pode colar um bloco copiado do Excel.",
    ),
    "table": Text("Filas del reporte", "Rows of the report", "Linhas do relatório"),
    "add": Text("Agregar fila", "Add row", "Adicionar linha"),
    "copy": Text("Duplicar fila", "Duplicate row", "Duplicar linha"),
    "remove": Text("Quitar fila", "Take row out", "Retirar linha"),
    "undo": Text("Deshacer", "Undo", "Desfazer"),
    "only_found": Text("Solo filas con observaciones", "Only rows with findings", "Só linhas com observações"),
    "causes": Text("Ver causas y observaciones", "See causes and findings", "Ver causas e observações"),
    "submit": Text("Revisar y enviar", "Look over and send", "Conferir e enviar"),
    "keys_title": Text("Teclas", "Keys", "Teclas"),
    "keys": Text(
        "Flechas: moverse · Esc y luego Tab: salir de la tabla · Enter o F2: escribir · Tab: siguiente celda · Esc: dejar como estaba · Supr: borrar · "
        "Ctrl+C, Ctrl+V: copiar y pegar bloques · Ctrl+Z: deshacer · Mayús+flechas: elegir un bloque · Inicio, Fin, "
        "Ctrl+Inicio, Ctrl+Fin, Av Pág, Re Pág: saltar",
        "Arrows: move · Esc, then Tab: leave the table · Enter or F2: type · Tab: next cell · Esc: leave as it was · Del: clear · "
        "Ctrl+C, Ctrl+V: copy and paste blocks · Ctrl+Z: undo · Shift+arrows: choose a block · Home, End, "
        "Ctrl+Home, Ctrl+End, PgUp, PgDn: jump",
        "Setas: mover-se · Esc e depois Tab: sair da tabela · Enter ou F2: escrever · Tab: próxima célula · Esc: deixar como estava · Del: apagar · "
        "Ctrl+C, Ctrl+V: copiar e colar blocos · Ctrl+Z: desfazer · Shift+setas: escolher um bloco · Home, End, "
        "Ctrl+Home, Ctrl+End, PgUp, PgDn: saltar",
    ),
    "cell": Text("La celda", "The cell", "A célula"),
    "what_is_new": Text("¿Qué son personas nuevas?", "What are new people?", "O que são pessoas novas?"),
    "unclear": Text("No se entiende «{written}».", "“{written}” is not understood.", "Não se entende «{written}»."),
    "which": Text("¿Cuál es?", "Which is it?", "Qual é?"),
    "changed_by": Text(
        "{name} la cambió ({day}, {time}).", "{name} changed it ({day}, {time}).", "{name} a mudou ({day}, {time})."
    ),
    "changed_elsewhere": Text(
        "Cambió mientras usted escribía.", "It changed while you were typing.", "Mudou enquanto você escrevia."
    ),
    "not_understood": Text(
        "No se pudo leer lo que envió su navegador. Cargue la página de nuevo: lo escrito sigue en este equipo.",
        "What your browser sent could not be read. Please reload the page: what you typed is still on this device.",
        "Não foi possível ler o que seu navegador enviou. Recarregue a página: o que escreveu continua neste aparelho.",
    ),
}
SCRIPT: Final = {
    "saved": Text("Guardado {time}", "Saved {time}", "Salvo {time}"),
    "nothing": Text("Todo está guardado", "Everything is saved", "Tudo está salvo"),
    "saving": Text("Guardando…", "Saving…", "Salvando…"),
    "offline": Text(
        "Sin conexión: {n} por guardar. Siga escribiendo: se guarda en este equipo y se envía al volver.",
        "No connection: {n} to save. Go on typing: it is kept on this device and sent when you are back.",
        "Sem conexão: {n} por salvar. Continue escrevendo: fica neste aparelho e é enviado ao voltar.",
    ),
    "cell": Text("1 cambio", "1 change", "1 mudança"),
    "cells": Text("{n} cambios", "{n} changes", "{n} mudanças"),
    "signed_out": Text(
        "Su sesión terminó: {n} por guardar. Entre de nuevo; lo escrito sigue en este equipo.",
        "Your session has ended: {n} to save. Please sign in again; what you typed is still on this device.",
        "Sua sessão terminou: {n} por salvar. Entre de novo; o que escreveu continua neste aparelho.",
    ),
    "sign_in": Text("Entrar", "Sign in", "Entrar"),
    "stopped": Text("No se guarda más: {said}", "Nothing more is saved: {said}", "Nada mais é salvo: {said}"),
    "not_there": Text(
        "este borrador ya no se puede cambiar. Vuelva a abrir el reporte.",
        "this draft can no longer be changed. Please open the report again.",
        "este rascunho já não pode ser mudado. Abra o relatório de novo.",
    ),
    "yes": Text("Sí", "Yes", "Sim"),
    "no": Text("No", "No", "Não"),
    "needs_you": Text("Por decidir: {n}", "To decide: {n}", "Por decidir: {n}"),
    "show": Text("Mostrar", "Show", "Mostrar"),
    "full": Text(
        "Este equipo no tiene espacio para guardar lo escrito sin conexión: no cierre la página hasta que diga «Guardado».",
        "This device has no room to keep what you type without a connection: do not close the page until it says “Saved”.",
        "Este aparelho não tem espaço para guardar o escrito sem conexão: não feche a página até que diga «Salvo».",
    ),
    "row": Text("Fila", "Row", "Linha"),
    "blank": Text("en blanco", "blank", "em branco"),
    "rows": Text("{n} filas", "{n} rows", "{n} linhas"),
    "one_row": Text("1 fila", "1 row", "1 linha"),
    "no_rows": Text(
        "Todavía no hay filas. Agregue la primera, o pegue aquí un bloque de Excel.",
        "There are no rows yet. Add the first one, or paste a block from Excel here.",
        "Ainda não há linhas. Adicione a primeira, ou cole aqui um bloco do Excel.",
    ),
    "none_found": Text(
        "No hay filas con observaciones.", "There are no rows with findings.", "Não há linhas com observações."
    ),
    "new_row": Text("nueva", "new", "nova"),
    "finding": Text("Observación", "Finding", "Observação"),
    "findings": Text("{n} con observaciones", "{n} with findings", "{n} com observações"),
    "blocking": Text("No usable", "Unusable", "Não usável"),
    "warning": Text("Aviso", "Warning", "Aviso"),
    "hint": Text("Sugerencia", "Hint", "Sugestão"),
    "refused": Text("No se guardó", "Not saved", "Não foi salvo"),
    "other": Text(
        "Otra persona cambió esta celda", "Somebody else changed this cell", "Outra pessoa mudou esta célula"
    ),
    "theirs": Text("Dejar «{text}»", "Keep “{text}”", "Deixar «{text}»"),
    "mine": Text("Poner «{text}»", "Put “{text}”", "Colocar «{text}»"),
    "waiting": Text("por guardar", "to be saved", "por salvar"),
    "pasted": Text("Se pegaron {n} celdas.", "{n} cells were pasted.", "Colaram-se {n} células."),
    "pasted_cut": Text(
        "Se pegaron {n} celdas; lo que pasaba de la última columna quedó fuera.",
        "{n} cells were pasted; what went beyond the last column was left out.",
        "Colaram-se {n} células; o que passava da última coluna ficou de fora.",
    ),
    "loading": Text("Cargando esas filas…", "Loading those rows…", "Carregando essas linhas…"),
    "not_loaded": Text(
        "Esas filas no se pudieron cargar: espere a tener conexión e intente de nuevo.",
        "Those rows could not be loaded: please try again once there is a connection.",
        "Essas linhas não puderam ser carregadas: espere a conexão e tente de novo.",
    ),
    "copy_again": Text("Ya están: copie otra vez.", "They are here: copy again.", "Já estão: copie outra vez."),
    "copied": Text("Se copiaron {n} celdas.", "{n} cells were copied.", "Copiaram-se {n} células."),
    "cleared": Text("Se borraron {n} celdas.", "{n} cells were cleared.", "Apagaram-se {n} células."),
    "undone": Text("Se deshizo.", "It was undone.", "Foi desfeito."),
    "nothing_to_undo": Text("No hay nada que deshacer.", "There is nothing to undo.", "Não há nada para desfazer."),
    "removed": Text(
        "Se quitó la fila. Puede deshacerlo.",
        "The row was taken out. You can undo it.",
        "A linha foi retirada. Pode desfazer.",
    ),
    "added": Text("Se agregó una fila al final.", "A row was added at the end.", "Adicionou-se uma linha no fim."),
    "gone": Text(
        "Esta fila la quitó otra persona.", "Somebody else took this row out.", "Outra pessoa retirou esta linha."
    ),
    "back": Text("Volver", "Back", "Voltar"),
    "copy": Text("Duplicar fila", "Duplicate row", "Duplicar linha"),
    "remove": Text("Quitar fila", "Take row out", "Retirar linha"),
    "previous": Text("Anterior", "Previous", "Anterior"),
    "next": Text("Siguiente", "Next", "Próxima"),
    "more": Text("Ver más filas", "See more rows", "Ver mais linhas"),
    "edit": Text("Corregir", "Mend", "Corrigir"),
    "no_choice": Text(
        "Ninguno de la lista se llama así.", "Nothing on the list is called that.", "Nada da lista se chama assim."
    ),
    "leaving": Text(
        "Hay {n} por guardar en este equipo. Si sale ahora, se borran. ¿Salir?",
        "There are {n} to save on this device. If you sign out now, they are deleted. Sign out?",
        "Há {n} por salvar neste aparelho. Se sair agora, são apagadas. Sair?",
    ),
    "whole": Text("Toda la fila", "The whole row", "A linha toda"),
}
BEGIN: Final = {
    "title": Text("Escribir un reporte aquí", "Write a report here", "Escrever um relatório aqui"),
    "lead": Text(
        "Sin archivo: se abre una tabla vacía y usted escribe una fila por actividad. Cada cambio se guarda solo.",
        "Without a file: an empty table opens and you write a row for each activity. Each change is saved by itself.",
        "Sem arquivo: abre-se uma tabela vazia e você escreve uma linha por atividade. Cada mudança é salva sozinha.",
    ),
    "crumb": Text("Enviar un reporte", "Send a report", "Enviar um relatório"),
    "organisation": Text("Organización", "Organisation", "Organização"),
    "month": Text("Mes", "Month", "Mês"),
    "begin": Text("Empezar a escribir", "Begin writing", "Começar a escrever"),
    "problem": Text("No se pudo empezar", "It could not be begun", "Não foi possível começar"),
    "choose": Text(
        "Elija la organización y el mes.",
        "Please choose the organisation and the month.",
        "Escolha a organização e o mês.",
    ),
    "no_year": Text(
        "De ese año no están las reglas en esta plataforma. Pida a quien gestiona la información que las instale.",
        "The rules of that year are not on this platform. Please ask the information officer to install them.",
        "As regras desse ano não estão nesta plataforma. Peça a quem gerencia a informação que as instale.",
    ),
    "nobody": Text(
        "Su cuenta no envía reportes en esta plataforma. Si le corresponde, pida el rol a quien la coordina.",
        "Your account sends no reports on this platform. If it should, ask whoever coordinates it for the role.",
        "Sua conta não envia relatórios nesta plataforma. Se deveria, peça o papel a quem a coordena.",
    ),
    "no_months": Text(
        "No hay ningún mes abierto para reportar.",
        "No month is open for reports.",
        "Não há nenhum mês aberto para relatar.",
    ),
}
