"""The words of one version of a report and of one row of it, in three languages."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

VERSION: Final = {
    "crumb": Text("Lo enviado", "What was sent", "O que foi enviado"),
    "number": Text("Versión", "Version", "Versão"),
    "version": Text("versión", "version", "versão"),
    "made": Text("Hecha por", "Made by", "Feita por"),
    "submitted": Text("Enviada a revisión por", "Sent to review by", "Enviada para revisão por"),
    "on": Text("el", "on", "em"),
    "file": Text("Archivo", "File", "Arquivo"),
    "rows": Text("filas", "rows", "linhas"),
    "rows_title": Text("Filas", "Rows", "Linhas"),
    "all_rows": Text("Ver todas las filas", "See all rows", "Ver todas as linhas"),
    "edit_rows": Text(
        "Ver y editar las filas en una tabla",
        "See and edit the rows in a table",
        "Ver e editar as linhas em uma tabela",
    ),
    "rows_of_sector": Text(
        "Ver y corregir las filas de este sector",
        "See and mend the rows of this sector",
        "Ver e corrigir as linhas deste setor",
    ),
    "asked": Text("Le pidieron corregir:", "You were asked to correct:", "Pediram que corrigisse:"),
    "all_sectors": Text("Todos los sectores", "All sectors", "Todos os setores"),
    "show": Text("Mostrar", "Show", "Mostrar"),
    "mend_here": Text("Corregir aquí", "Mend it here", "Corrigir aqui"),
    "note": Text("Nota", "Note", "Nota"),
    "changes": Text("Qué cambia", "What changes", "O que muda"),
    "first": Text(
        "Nada de este mes está aceptado todavía: todo es nuevo.",
        "Nothing of this month is accepted yet: all of it is new.",
        "Nada deste mês está aceito ainda: tudo é novo.",
    ),
    "takes_place": Text(
        "Al enviarla, esta versión toma el lugar de la versión {n}, que está en revisión: de aquella ya no se decide.",
        "Once sent, this version takes the place of version {n}, which is in review: that one is no longer decided on.",
        "Ao enviá-la, esta versão toma o lugar da versão {n}, que está em revisão: daquela já não se decide.",
    ),
    "against": Text(
        "Comparado, fila por fila, con lo que ya está aceptado de este mes.",
        "Compared, row by row, with what is already accepted of this month.",
        "Comparado, linha por linha, com o que já está aceito deste mês.",
    ),
    "back_again": Text(
        "Una causa que ya se aceptó en una versión anterior vuelve a estar en este archivo. Acéptela otra vez si sigue siendo así: si no, sus celdas vuelven a como venían.",
        "A cause that was accepted in an earlier version is back in this file. Accept it again if it still holds: if not, its cells go back to what they were.",
        "Uma causa já aceita em uma versão anterior está de novo neste arquivo. Aceite-a outra vez se continua assim: se não, suas células voltam a como vinham.",
    ),
    "no_change": Text(
        "Dice lo mismo que lo aceptado: ninguna cifra cambia.",
        "It says the same as what is accepted: no figure changes.",
        "Diz o mesmo que o aceito: nenhum número muda.",
    ),
    "missing": Text("faltan", "missing", "faltam"),
    "changed": Text("cambian", "changed", "mudam"),
    "new": Text("nuevas", "new", "novas"),
    "unchanged": Text("iguales", "unchanged", "iguais"),
    "missing_title": Text("Filas que faltan", "Rows that are missing", "Linhas que faltam"),
    "missing_why": Text(
        "Están aceptadas y no vienen en este archivo. Si lo envía así y se acepta, dejarán de contar. Si las quitó por error, envíe un archivo completo.",
        "They are accepted and not in this file. If you send it like this and it is accepted, they will no longer count. If you took them out by mistake, send a complete file.",
        "Estão aceitas e não vêm neste arquivo. Se o enviar assim e for aceito, deixarão de contar. Se as retirou por engano, envie um arquivo completo.",
    ),
    "changed_title": Text("Filas que cambian", "Rows that change", "Linhas que mudam"),
    "new_title": Text("Filas nuevas", "New rows", "Linhas novas"),
    "all_of": Text("Ver las {n}", "See all {n}", "Ver as {n}"),
    "fewer": Text("Ver todo el resumen", "See the whole summary", "Ver todo o resumo"),
    "findings": Text("Observaciones", "Findings", "Observações"),
    "no_findings": Text("No hay observaciones.", "There are no findings.", "Não há observações."),
    "see_findings": Text("Ver y corregir", "See and mend", "Ver e corrigir"),
    "typed": Text("Celdas escritas aquí", "Cells typed here", "Células escritas aqui"),
    "typed_hint": Text(
        "No están en el archivo que envió: se escribieron en esta página.",
        "They are not in the file you sent: they were typed on this page.",
        "Não estão no arquivo que você enviou: foram escritas nesta página.",
    ),
    "submit_title": Text("Enviar a revisión", "Send to review", "Enviar para revisão"),
    "submit_hint": Text(
        "Cada sector revisa sus filas. Mientras tanto, lo aceptado antes sigue contando.",
        "Each sector reviews its rows. Meanwhile, what was accepted before goes on counting.",
        "Cada setor revisa suas linhas. Enquanto isso, o aceito antes continua contando.",
    ),
    "submit_note": Text(
        "Nota para quien revisa (opcional)", "Note for the reviewer (optional)", "Nota para quem revisa (opcional)"
    ),
    "submit": Text("Enviar a revisión", "Send to review", "Enviar para revisão"),
    "sectors": Text("La revisión, por sector", "The review, by sector", "A revisão, por setor"),
    "sector": Text("Sector", "Sector", "Setor"),
    "state": Text("Estado", "State", "Estado"),
    "comment": Text("Comentario", "Comment", "Comentário"),
    "by": Text("Quién", "Who", "Quem"),
    "removed": Text("0: ya no se reporta", "0: no longer reported", "0: já não se relata"),
    "no_sector": Text("Sin sector", "Without sector", "Sem setor"),
    "correct": Text("Corregir", "Correct", "Corrigir"),
    "answer": Text(
        "Responder: corregir y enviar de nuevo",
        "Answer: correct and send again",
        "Responder: corrigir e enviar de novo",
    ),
    "correct_hint": Text(
        "Abre un borrador con estas mismas filas; esta versión queda en el historial.",
        "Opens a draft with these same rows; this version stays in the history.",
        "Abre um rascunho com estas mesmas linhas; esta versão fica no histórico.",
    ),
    "open_draft": Text("Seguir con el borrador", "Continue with the draft", "Continuar com o rascunho"),
    "withdraw": Text("Retirar esta versión", "Withdraw this version", "Retirar esta versão"),
    "discard": Text("Descartar este borrador", "Discard this draft", "Descartar este rascunho"),
    "reason": Text("Motivo (queda registrado)", "Reason (kept on record)", "Motivo (fica registrado)"),
    "withdraw_hint": Text(
        "Nada se borra: queda en el historial, y deja de estar en revisión.",
        "Nothing is deleted: it stays in the history, and is no longer in review.",
        "Nada se apaga: fica no histórico, e deixa de estar em revisão.",
    ),
    "history": Text("Historial de este mes", "History of this month", "Histórico deste mês"),
    "history_change": Text("Qué cambió", "What changed", "O que mudou"),
    "alike": Text("Nada todavía: las mismas filas", "Nothing yet: the same rows", "Nada ainda: as mesmas linhas"),
    "began": Text("Primera versión", "First version", "Primeira versão"),
    "problem": Text("No se pudo hacer", "It could not be done", "Não foi possível fazer"),
    "row": Text("Fila", "Row", "Linha"),
    "activity": Text("Actividad", "Activity", "Atividade"),
    "place": Text("Lugar", "Place", "Lugar"),
    "people": Text("Nuevas", "New people", "Novas"),
    "cell": Text("Celda", "Cell", "Célula"),
    "before": Text("Antes", "Before", "Antes"),
    "after": Text("Ahora", "Now", "Agora"),
    "beside": Text(
        "Hay otro reporte de esta organización y este mes. Si se aceptan los dos, se suman. Si es el mismo, descarte este y corrija aquel:",
        "There is another report of this organisation and month. If both are accepted, they add up. If it is the same, discard this one and correct that one:",
        "Há outro relatório desta organização e deste mês. Se os dois forem aceitos, somam-se. Se é o mesmo, descarte este e corrija aquele:",
    ),
    "done_typed": Text("Se guardó la fila.", "The row was kept.", "A linha foi salva."),
    "done_submitted": Text(
        "Se envió a revisión. No tiene que hacer nada más: si un sector lo devuelve, lo verá en «Hoy».",
        "Sent to review. There is nothing more to do: if a sector returns it, you will see it under “Today”.",
        "Enviado para revisão. Não precisa fazer mais nada: se um setor o devolver, você verá em «Hoje».",
    ),
    "done_withdrawn": Text("Se retiró.", "It was withdrawn.", "Foi retirado."),
    "done_correcting": Text(
        "Este es un borrador nuevo con las mismas filas. Corríjalo y envíelo.",
        "This is a new draft with the same rows. Correct it and send it.",
        "Este é um rascunho novo com as mesmas linhas. Corrija-o e envie-o.",
    ),
    "upload_again": Text("o envíe un archivo corregido", "or send a corrected file", "ou envie um arquivo corrigido"),
}
ROW: Final = {
    "row": Text("Fila", "Row", "Linha"),
    "of_file": Text("del archivo", "of the file", "do arquivo"),
    "lead": Text(
        "Se guarda en el borrador. Su archivo no cambia.",
        "It is kept in the draft. Your file does not change.",
        "Fica no rascunho. Seu arquivo não muda.",
    ),
    "save": Text("Guardar la fila", "Keep the row", "Salvar a linha"),
    "all": Text(
        "Ver todas las columnas de esta fila", "See all columns of this row", "Ver todas as colunas desta linha"
    ),
    "some": Text("Ver solo lo que hay que mirar", "See only what needs a look", "Ver só o que é preciso olhar"),
    "typed": Text("escrito aquí", "typed here", "escrito aqui"),
    "blank": Text("— en blanco —", "— blank —", "— em branco —"),
    "back": Text("Volver al reporte", "Back to the report", "Voltar ao relatório"),
    "next": Text("Siguiente fila por corregir", "Next row to mend", "Próxima linha por corrigir"),
    "left": Text("Quedan {n} filas por corregir.", "{n} rows left to mend.", "Faltam {n} linhas por corrigir."),
    "left_one": Text("Queda una fila por corregir.", "One row left to mend.", "Falta uma linha por corrigir."),
    "left_none": Text(
        "No queda ninguna fila por corregir.", "No row left to mend.", "Não falta nenhuma linha por corrigir."
    ),
    "kept": Text(
        "Se guardó. La fila todavía tiene observaciones.",
        "It was kept. The row still has findings.",
        "Foi salvo. A linha ainda tem observações.",
    ),
    "kept_clean": Text(
        "Se guardó. Esta fila ya no tiene observaciones.",
        "It was kept. This row has no findings any more.",
        "Foi salvo. Esta linha já não tem observações.",
    ),
    "whole_row": Text("De toda la fila", "Of the whole row", "Da linha toda"),
    "nothing_typed": Text("No cambió ninguna celda.", "No cell was changed.", "Nenhuma célula mudou."),
    "fixed": Text(
        "La organización y el mes no se cambian aquí: deciden a qué reporte pertenece la fila. Para quitar la fila, envíe el archivo sin ella.",
        "Organisation and month are not changed here: they decide which report the row belongs to. To take the row out, send the file without it.",
        "A organização e o mês não se mudam aqui: decidem a que relatório a linha pertence. Para retirar a linha, envie o arquivo sem ela.",
    ),
    "sector": Text("Sector", "Sector", "Setor"),
}
