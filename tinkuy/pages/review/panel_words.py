"""The words of an opened line of the queue and of the threads on rows, in three languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tinkuy.languages import LANGUAGES, Text, number
from tinkuy.pages.review.cells import Cell
from tinkuy.pages.review.words import filled

PANEL: Final = {
    "unusual": Text("Lo que más se aparta", "What stands out most", "O que mais se afasta"),
    "place": Text("Lugar", "Place", "Lugar"),
    "indicator": Text("Indicador", "Indicator", "Indicador"),
    "new": Text("Nuevas", "New", "Novas"),
    "beside_own": Text("Frente a sus meses", "Beside its months", "Diante dos seus meses"),
    "beside_others": Text(
        "Otros socios ahí, este mes", "Other partners there, this month", "Outros parceiros ali, este mês"
    ),
    "no_others": Text("nadie más reporta ahí", "nobody else reports there", "ninguém mais relata ali"),
    "of_all": Text(
        "Todas las nuevas del sector, por mes", "All New of the sector, by month", "Todas as novas do setor, por mês"
    ),
    "rows": Text(
        "Filas, primero las que más se apartan",
        "Rows, those that stand out first",
        "Linhas, primeiro as que mais se afastam",
    ),
    "row": Text("Fila", "Row", "Linha"),
    "what": Text("Indicador y actividad", "Indicator and activity", "Indicador e atividade"),
    "total": Text("Total", "Total", "Total"),
    "findings": Text("Observaciones", "Findings", "Observações"),
    "comment_row": Text("Comentar", "Comment", "Comentar"),
    "comment_this": Text("Comentar la fila {n}", "Comment on row {n}", "Comentar a linha {n}"),
    "whole_version": Text("Ver todo el reporte", "See the whole report", "Ver o relatório inteiro"),
    "more_rows": Text("Ver las {n} filas restantes", "See the other {n} rows", "Ver as outras {n} linhas"),
    "write": Text("Escribir un comentario", "Write a comment", "Escrever um comentário"),
    "about": Text("Sobre", "About", "Sobre"),
    "whole": Text("todo el sector", "the whole sector", "todo o setor"),
    "text": Text("Comentario", "Comment", "Comentário"),
    "send": Text("Comentar", "Comment", "Comentar"),
    "comment_hint": Text(
        "Pregunta sin devolver: el reporte sigue en revisión y quien lo envió puede responder.",
        "Asks without returning: the report stays in review, and whoever sent it can answer.",
        "Pergunta sem devolver: o relatório continua em revisão e quem o enviou pode responder.",
    ),
    "accept": Text("Aceptar", "Accept", "Aceitar"),
    "accept_this": Text("Aceptar {what}", "Accept {what}", "Aceitar {what}"),
    "return": Text("Devolver", "Return", "Devolver"),
    "return_title": Text("Devolver con comentario", "Return with a comment", "Devolver com comentário"),
    "return_hint": Text(
        "Qué hay que corregir. Lo lee quien envió el reporte, y puede responder. Lo que está vigente sigue vigente.",
        "What is to be corrected. Whoever sent the report reads it, and can answer. What stands goes on standing.",
        "O que é preciso corrigir. Quem enviou o relatório o lê e pode responder. O que está vigente continua vigente.",
    ),
    "sentences": Text("Frases para insertar", "Sentences to insert", "Frases para inserir"),
    "insert": Text("Insertar en {language}", "Insert in {language}", "Inserir em {language}"),
    "removed": Text(
        "Esta versión ya no trae filas de este sector: si la acepta, lo que está vigente deja de contar.",
        "This version has no rows of this sector any more: if you accept it, what stands no longer counts.",
        "Esta versão já não traz linhas deste setor: se a aceitar, o que está vigente deixa de contar.",
    ),
    "close": Text("Cerrar", "Close", "Fechar"),
    "problem": Text("No se hizo nada", "Nothing was done", "Nada foi feito"),
}
THREAD: Final = {
    "title": Text("Comentarios", "Comments", "Comentários"),
    "row": Text("Fila {n}", "Row {n}", "Linha {n}"),
    "whole": Text("Todo el sector: {sector}", "The whole sector: {sector}", "Todo o setor: {sector}"),
    "gone": Text(
        "La fila ya no está en esta versión.",
        "The row is no longer in this version.",
        "A linha já não está nesta versão.",
    ),
    "wait": Text("Comentarios que esperan su respuesta", "Comments that await you", "Comentários que esperam você"),
    "on_row": Text(
        "{organisation}, {month}: un comentario en una fila ({sector})",
        "{organisation}, {month}: a comment on a row ({sector})",
        "{organisation}, {month}: um comentário em uma linha ({sector})",
    ),
    "on_sector": Text(
        "{organisation}, {month}: un comentario sobre {sector}",
        "{organisation}, {month}: a comment on {sector}",
        "{organisation}, {month}: um comentário sobre {sector}",
    ),
    "see": Text("Ver", "See", "Ver"),
    "open": Text(
        "espera respuesta de la organización", "awaits the organisation's answer", "espera resposta da organização"
    ),
    "answered": Text("espera a quien revisa", "awaits the reviewer", "espera quem revisa"),
    "resolved": Text("resuelto", "resolved", "resolvido"),
    "answer": Text("Responder", "Answer", "Responder"),
    "your_answer": Text("Su respuesta", "Your answer", "Sua resposta"),
    "resolve": Text("Dar por resuelto", "Mark as resolved", "Dar por resolvido"),
    "on_version": Text("versión {n}", "version {n}", "versão {n}"),
    "see_row": Text("Corregir la fila", "Correct the row", "Corrigir a linha"),
    "erase": Text("Borrar datos personales", "Erase personal data", "Apagar dados pessoais"),
    "erase_why": Text("Motivo; queda registrado", "Reason; it is kept on record", "Motivo; fica registrado"),
    "erase_do": Text("Borrar este comentario", "Erase this comment", "Apagar este comentário"),
    "said": Text("Comentario enviado.", "Comment sent.", "Comentário enviado."),
    "answer_sent": Text("Respuesta enviada.", "Answer sent.", "Resposta enviada."),
    "is_resolved": Text("Conversación resuelta.", "Conversation resolved.", "Conversa resolvida."),
    "is_erased": Text("Comentario borrado.", "Comment erased.", "Comentário apagado."),
    "typed": Text("Lo que escribió: «{typed}»", "What you wrote: “{typed}”", "O que escreveu: «{typed}»"),
    "resolved_ones": Text("Resueltos: {n}", "Resolved: {n}", "Resolvidos: {n}"),
}
LANGUAGE: Final = {
    "es": Text("español", "Spanish", "espanhol"),
    "en": Text("inglés", "English", "inglês"),
    "pt": Text("portugués", "Portuguese", "português"),
}
_HERE: Final = Text("{organisation} en {place}", "{organisation} in {place}", "{organisation} em {place}")
_TIMES: Final = Text(
    "{times} veces lo habitual de {here} (mediana {usual})",
    "{times} times the usual of {here} (median {usual})",
    "{times} vezes o habitual de {here} (mediana {usual})",
)
_PART: Final = Text(
    "{share} % de lo habitual de {here} (mediana {usual})",
    "{share} % of the usual of {here} (median {usual})",
    "{share} % do habitual de {here} (mediana {usual})",
)
_LIKE: Final = Text(
    "como lo habitual de {here} (mediana {usual})",
    "as usual for {here} (median {usual})",
    "como o habitual de {here} (mediana {usual})",
)
_NOT_SAID: Final = Text(
    "no reportado; lo habitual de {here} es {usual}",
    "not reported; the usual of {here} is {usual}",
    "não relatado; o habitual de {here} é {usual}",
)
_NONE: Final = Text(
    "ninguna; lo habitual de {here} es {usual}",
    "none; the usual of {here} is {usual}",
    "nenhuma; o habitual de {here} é {usual}",
)
_FROM_NONE: Final = Text(
    "lo habitual de {here} es {usual}", "the usual of {here} is {usual}", "o habitual de {here} é {usual}"
)
_NO_HISTORY: Final = Text("sin historia de {here}", "no history of {here}", "sem história de {here}")
_OTHERS: Final = Text(
    "mediana de otros {n}: {others}", "median of {n} others: {others}", "mediana de outros {n}: {others}"
)
_LIKE_FROM, _LIKE_TO = 0.8, 1.25
_SENTENCE: Final = {
    "one": Text("Fila {rows}: {message} {mend}", "Row {rows}: {message} {mend}", "Linha {rows}: {message} {mend}"),
    "many": Text("Filas {rows}: {message} {mend}", "Rows {rows}: {message} {mend}", "Linhas {rows}: {message} {mend}"),
    "more": Text("{rows} y {n} más", "{rows} and {n} more", "{rows} e mais {n}"),
}
ROWS_NAMED: Final = 5


def beside_own(cell: Cell, organisation: str, place: Text) -> Text:
    """How a cell compares with the organisation's own months there: “3 veces lo habitual de UNICEF en Tumbes (mediana 120)”."""
    here = filled(_HERE, organisation=organisation, place=place)
    if cell.usual is None:
        return filled(_NO_HISTORY, here=here)
    said = {"here": here, "usual": round(cell.usual)}
    if cell.new is None:
        return filled(_NOT_SAID, **said)
    if cell.usual <= 0:
        return filled(_FROM_NONE, **said)
    if cell.new <= 0:
        return filled(_NONE, **said)
    ratio = cell.new / cell.usual
    if _LIKE_FROM <= ratio <= _LIKE_TO:
        return filled(_LIKE, **said)
    if ratio > 1:
        return filled(_TIMES, times=_times(ratio), **said)
    return filled(_PART, share=round(100 * ratio), **said)


def beside_others(cell: Cell) -> Text | None:
    """The median of the other organisations in the place, where they are enough to have one."""
    return None if cell.others is None else filled(_OTHERS, n=cell.partners, others=round(cell.others))


def sentence(rows: Sequence[int], message: str, mend: str, language: str) -> str:
    """What a reviewer may insert about the rows that one rule is about: which rows, what was found, how to mend it."""
    named = ", ".join(number(row, language) for row in rows[:ROWS_NAMED])
    if more := len(rows) - ROWS_NAMED if len(rows) > ROWS_NAMED else 0:
        named = _SENTENCE["more"].in_(language).format(rows=named, n=number(more, language))
    return _SENTENCE["one" if len(rows) == 1 else "many"].in_(language).format(rows=named, message=message, mend=mend)


def _times(ratio: float) -> Text:
    decimals = 1 if ratio < 10 and abs(ratio - round(ratio)) >= 0.05 else 0
    return Text(*(number(ratio, code, decimals=decimals) for code in LANGUAGES))
