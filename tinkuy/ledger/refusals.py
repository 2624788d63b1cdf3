"""Why the ledger does not do what it was asked to, in one sentence that says what to do (pure)."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import LANGUAGES, Text


class NotDone(Exception):
    """Nothing was changed; `text` says why and what to do. `reason` names the kind."""

    def __init__(self, reason: str, **values: object) -> None:
        self.reason, self.values = reason, values
        self.text = _filled(SENTENCES[reason], values)
        super().__init__(self.text.en)


class Overtaken(NotDone):
    """Somebody else was faster; what was looked at is no longer so."""


class Asked(NotDone):
    """A question that only the sender can answer."""


def _filled(sentence: Text, values: dict[str, object]) -> Text:
    """The sentence with its places filled, by a text in the language of each."""

    def within(language: str) -> str:
        said = {name: value.in_(language) if isinstance(value, Text) else value for name, value in values.items()}
        return sentence.in_(language).format(**said)

    return Text(*map(within, LANGUAGES))


SENTENCES: Final = {
    "not_to_confirm": Text(
        "Este reporte no se puede confirmar: todavía no se envió, o ya se retiró.",
        "This report cannot be confirmed: it is not sent yet, or it was withdrawn.",
        "Este relatório não pode ser confirmado: ainda não foi enviado, ou já foi retirado.",
    ),
    "no_verdict": Text(
        "Diga si es así o si no lo es.", "Please say whether it is so or not.", "Diga se é assim ou se não é."
    ),
    "no_note": Text(
        "Diga en la nota qué no es así, para que puedan corregirlo.",
        "Please say in the note what is not so, so that they can correct it.",
        "Diga na nota o que não é assim, para que possam corrigi-lo.",
    ),
    "not_through_them": Text(
        "Este reporte ya no nombra a su organización.",
        "This report does not name your organisation any more.",
        "Este relatório já não nomeia a sua organização.",
    ),
    "other_organisations": Text(
        "El archivo trae filas de otras organizaciones ({names}), por las que usted no reporta. ¿Es el archivo correcto? "
        "Quite esas filas y envíelo de nuevo, o pida a quien gestiona la información que lo envíe.",
        "The file has rows of other organisations ({names}), for which you do not report. Is it the right file? "
        "Take those rows out and send it again, or ask the information officer to send it.",
        "O arquivo traz linhas de outras organizações ({names}), pelas quais você não relata. É o arquivo certo? "
        "Retire essas linhas e envie-o de novo, ou peça a quem gerencia a informação que o envie.",
    ),
    "unplaced_rows": Text(
        "{rows} filas no dicen una organización o un mes que se pueda entender (por ejemplo: {examples}). Complételas y "
        "envíe el archivo de nuevo, o confirme que esas filas quedan fuera.",
        "{rows} rows do not say an organisation or a month that can be understood (for example: {examples}). Please complete "
        "them and send the file again, or confirm that those rows are left out.",
        "{rows} linhas não dizem uma organização ou um mês que se possa entender (por exemplo: {examples}). Complete-as e "
        "envie o arquivo de novo, ou confirme que essas linhas ficam de fora.",
    ),
    "unknown_organisations": Text(
        "Estas organizaciones todavía no están en el registro de la plataforma: {names}. Pida a quien gestiona la "
        "información que las agregue, y envíe el archivo de nuevo.",
        "These organisations are not in the platform's registry yet: {names}. Please ask the information officer to add "
        "them, and send the file again.",
        "Estas organizações ainda não estão no registro da plataforma: {names}. Peça a quem gerencia a informação que as "
        "adicione, e envie o arquivo de novo.",
    ),
    "erased_file": Text(
        "De este mismo archivo se borraron datos personales el {day}. Envíe una copia sin ellos.",
        "Personal data were erased from this very file on {day}. Please send a copy without them.",
        "Deste mesmo arquivo foram apagados dados pessoais em {day}. Envie uma cópia sem eles.",
    ),
    "too_busy": Text(
        "Otra persona está enviando reportes del mismo mes en este momento; nada cambió. Inténtelo otra vez.",
        "Somebody else is sending reports of the same month right now; nothing changed. Please try again.",
        "Outra pessoa está enviando relatórios do mesmo mês neste momento; nada mudou. Tente outra vez.",
    ),
    "closed_month": Text(
        "El mes ya está cerrado para reportar ({months}). Pida a quien gestiona la información que lo reabra; su archivo "
        "no se perdió, envíelo de nuevo entonces.",
        "The month is closed for reports ({months}). Please ask the information officer to reopen it; nothing was lost, "
        "send your report again then.",
        "O mês já está fechado para relatar ({months}). Peça a quem gerencia a informação que o reabra; nada se perdeu, "
        "envie o relatório de novo então.",
    ),
    "month_is_open": Text(
        "{months} no está cerrado: se puede reportar.",
        "{months} is not closed: it can be reported.",
        "{months} não está fechado: é possível relatar.",
    ),
    "several_desks": Text(
        "De este mes ya hay reportes de varias oficinas ({names}). Diga a cuál corresponde este archivo, para que no se "
        "cuente dos veces.",
        "There are reports of several offices for this month already ({names}). Please say which one this file is of, so that "
        "nothing is counted twice.",
        "Deste mês já há relatórios de vários escritórios ({names}). Diga a qual corresponde este arquivo, para que não se "
        "conte duas vezes.",
    ),
    "not_theirs": Text(
        "{person} no reporta por {organisation}. Elija a su punto focal, o envíe el archivo a nombre de la organización.",
        "{person} does not report for {organisation}. Please choose its focal point, or send the file for the organisation.",
        "{person} não relata por {organisation}. Escolha o seu ponto focal, ou envie o arquivo em nome da organização.",
    ),
    "month_has_report": Text(
        "De {month} ya hay un reporte de {organisation}. Siga con ese, o retírelo primero.",
        "There is a report of {organisation} for {month} already. Please continue with that one, or withdraw it first.",
        "De {month} já há um relatório de {organisation}. Continue com ele, ou retire-o primeiro.",
    ),
    "nothing_said_already": Text(
        "{organisation} ya dijo que no tiene nada que reportar de {month}.",
        "{organisation} said already that it has nothing to report for {month}.",
        "{organisation} já disse que não tem nada a relatar de {month}.",
    ),
    "nothing_said_no_more": Text(
        "Eso ya no está dicho: alguien lo deshizo, o llegó un reporte del mes.",
        "That is no longer said: somebody undid it, or a report of the month came.",
        "Isso já não está dito: alguém o desfez, ou chegou um relatório do mês.",
    ),
    "nothing_to_copy": Text(
        "{organisation} todavía no tiene filas aceptadas de un mes anterior a {month}: no hay de dónde copiar.",
        "{organisation} has no accepted rows of a month before {month} yet: there is nothing to copy.",
        "{organisation} ainda não tem linhas aceitas de um mês anterior a {month}: não há de onde copiar.",
    ),
    "copy_of_another_year": Text(
        "{month} es de otro año del plan que {before}, y sus códigos pueden significar otra cosa. Empiece con la plantilla del "
        "año.",
        "{month} is of another plan year than {before}, and its codes may mean something else. Please begin with the year's "
        "template.",
        "{month} é de outro ano do plano que {before}, e seus códigos podem significar outra coisa. Comece com o modelo do ano.",
    ),
    "closed_to_decide": Text(
        "{months} está cerrado desde antes de que este reporte se enviara a revisión. Reabra el mes para aceptarlo; lo enviado "
        "no se pierde.",
        "{months} was closed before this report was sent to review. Please reopen the month to accept it; nothing that was sent "
        "is lost.",
        "{months} foi fechado antes de este relatório ser enviado para revisão. Reabra o mês para aceitá-lo; nada do que foi "
        "enviado se perde.",
    ),
    "no_such_cause": Text(
        "Esta causa ya no está en los borradores: alguien la resolvió o los cambió. Mire otra vez lo que queda.",
        "This cause is no longer in the drafts: somebody resolved it or changed them. Please look again at what is left.",
        "Esta causa já não está nos rascunhos: alguém a resolveu ou os mudou. Olhe de novo o que resta.",
    ),
    "several_years": Text(
        "Estas versiones son de años distintos; resuelva la causa en cada año por separado.",
        "These versions are of different years; please resolve the cause in each year apart.",
        "Estas versões são de anos diferentes; resolva a causa em cada ano separadamente.",
    ),
    "changed_since": Text(
        "El borrador cambió después de resolver esta causa. Deshaga primero lo último que se hizo.",
        "The draft changed after this cause was resolved. Please undo what was done last first.",
        "O rascunho mudou depois de resolver esta causa. Desfaça primeiro o que foi feito por último.",
    ),
    "treatment": Text("{said}", "{said}", "{said}"),
    "not_a_draft": Text(
        "Esta versión ya no es un borrador; corríjala para hacer una nueva.",
        "This version is no longer a draft; correct it to make a new one.",
        "Esta versão já não é um rascunho; corrija-a para fazer uma nova.",
    ),
    "draft_exists": Text(
        "Ya hay un borrador de este mes; siga en ese, o retírelo primero.",
        "There is a draft of this month already; continue with that one, or withdraw it first.",
        "Já há um rascunho deste mês; continue nele, ou retire-o primeiro.",
    ),
    "still_a_draft": Text(
        "Esta versión todavía es un borrador: edítelo directamente.",
        "This version is still a draft: please edit it directly.",
        "Esta versão ainda é um rascunho: edite-o diretamente.",
    ),
    "not_in_review": Text(
        "Esta versión ya no está en revisión en {sectors}: alguien la decidió, la reemplazó o la retiró mientras usted la "
        "miraba. Vuelva a abrirla para ver cómo quedó.",
        "This version is no longer under review in {sectors}: somebody decided, replaced or withdrew it while you were looking. "
        "Please open it again to see how it stands.",
        "Esta versão já não está em revisão em {sectors}: alguém a decidiu, substituiu ou retirou enquanto você a olhava. "
        "Abra-a de novo para ver como ficou.",
    ),
    "standing_changed": Text(
        "Mientras usted revisaba, cambió lo que está vigente en {sectors}. Mire otra vez la comparación y decida de nuevo.",
        "While you were reviewing, what stands in {sectors} changed. Please look at the comparison again and decide anew.",
        "Enquanto você revisava, mudou o que está vigente em {sectors}. Olhe de novo a comparação e decida novamente.",
    ),
    "no_comment": Text(
        "Escriba qué hay que corregir: quien recibe la devolución necesita saberlo.",
        "Please write what is to be corrected: whoever gets it back needs to know.",
        "Escreva o que é preciso corrigir: quem recebe a devolução precisa saber.",
    ),
    "empty_comment": Text(
        "El comentario está en blanco: escriba qué pregunta o qué responde.",
        "The comment is blank: please write what you ask or answer.",
        "O comentário está em branco: escreva o que pergunta ou responde.",
    ),
    "long_comment": Text(
        "El comentario tiene {n} caracteres; caben {limit}. Acórtelo y envíelo otra vez.",
        "The comment has {n} characters; {limit} fit. Please shorten it and send it again.",
        "O comentário tem {n} caracteres; cabem {limit}. Encurte-o e envie de novo.",
    ),
    "thread_is_over": Text(
        "Esta conversación ya se dio por resuelta. Si hace falta, escriba un comentario nuevo.",
        "This conversation was resolved already. If need be, please write a new comment.",
        "Esta conversa já foi dada por resolvida. Se for preciso, escreva um novo comentário.",
    ),
    "note_is_gone": Text(
        "Esta nota ya no está: alguien la borró antes.",
        "This note is gone already: somebody erased it before.",
        "Esta nota já não está: alguém a apagou antes.",
    ),
    "no_such_row": Text(
        "Esta versión no tiene esa fila en este sector; vuelva a abrirla.",
        "This version has no such row in this sector; please open it again.",
        "Esta versão não tem essa linha neste setor; abra-a de novo.",
    ),
    "no_reason": Text(
        "Escriba el motivo; queda registrado.",
        "Please write the reason; it is kept on record.",
        "Escreva o motivo; fica registrado.",
    ),
    "already_over": Text(
        "Esta versión ya fue retirada o reemplazada; no hay nada que retirar.",
        "This version was withdrawn or replaced already; there is nothing to withdraw.",
        "Esta versão já foi retirada ou substituída; não há nada para retirar.",
    ),
    "fixed_column": Text(
        "La columna «{column}» no se edita aquí: decide a qué reporte pertenece la fila. Envíe un archivo corregido.",
        "The column “{column}” is not edited here: it decides which report the row belongs to. Please send a corrected file.",
        "A coluna «{column}» não se edita aqui: decide a que relatório a linha pertence. Envie um arquivo corrigido.",
    ),
    "no_such_cell": Text(
        "No hay una fila {row} con la columna «{column}» en esta versión; vuelva a abrirla.",
        "There is no row {row} with the column “{column}” in this version; please open it again.",
        "Não há uma linha {row} com a coluna «{column}» nesta versão; abra-a de novo.",
    ),
    "not_understood": Text(
        "No se entiende «{written}» en la columna «{column}», fila {row}. {proposed}",
        "“{written}” in the column “{column}”, row {row}, is not understood. {proposed}",
        "Não se entende «{written}» na coluna «{column}», linha {row}. {proposed}",
    ),
    "too_long": Text(
        "Es demasiado largo: hasta {most} caracteres por celda.",
        "It is too long: up to {most} characters in a cell.",
        "É longo demais: até {most} caracteres por célula.",
    ),
    "batch_too_large": Text(
        "Son demasiados cambios de una vez; se envían por partes.",
        "These are too many changes at once; please send them in parts.",
        "São mudanças demais de uma vez; envie-as em partes.",
    ),
    "no_rows": Text(
        "Este reporte todavía no tiene filas: escriba al menos una antes de enviarlo.",
        "This report has no rows yet: please write at least one before you send it.",
        "Este relatório ainda não tem linhas: escreva ao menos uma antes de enviá-lo.",
    ),
    "month_of_another_year": Text(
        "{month} no es un mes de «{year}». Elija otro mes u otro año.",
        "{month} is not a month of “{year}”. Please choose another month or another year.",
        "{month} não é um mês de «{year}». Escolha outro mês ou outro ano.",
    ),
    "not_free_text": Text(
        "Solo se borra texto libre; «{column}» es un número o un código. Corríjalo en una nueva versión.",
        "Only free text is erased; “{column}” is a number or a code. Please correct it in a new version.",
        "Só se apaga texto livre; «{column}» é um número ou um código. Corrija-o em uma nova versão.",
    ),
}
