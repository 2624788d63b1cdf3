"""The words of review, in three languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.utils import timezone

from tinkuy.languages import LANGUAGES, Text, number
from tinkuy.ledger.drafts import labels
from tinkuy.ledger.models import Version
from tinkuy.pages.components.calendar_words import day_text, month_text
from tinkuy.pages.review.weighing import Weight
from tinkuy.registries.installed_packs import year_pack

QUEUE: Final = {
    "title": Text("Revisión", "Review", "Revisão"),
    "waiting": Text("{n} decisiones por tomar.", "{n} decisions to take.", "{n} decisões a tomar."),
    "waiting_one": Text("Una decisión por tomar.", "One decision to take.", "Uma decisão a tomar."),
    "measure_title": Text("¿Por qué este orden?", "Why this order?", "Por que esta ordem?"),
    "measure": Text(
        "Primero lo más inusual. Cada fila se compara, por indicador y lugar, con la mediana de los 12 meses anteriores de la misma "
        "organización y con la mediana de los otros socios ahí ese mes. El doble o la mitad de lo propio es 1 punto; a lo más 5; sin "
        "historia, 1. Se suman la proporción de filas con avisos (hasta 1) y la de filas que no se pueden usar (hasta 2). Una "
        "diferencia de menos de 10 personas no cuenta. El orden solo ayuda a mirar: no dice que algo esté mal.",
        "The most unusual first. Each row is compared, by indicator and place, with the median of the same organisation's 12 months "
        "before and with the median of the other partners there that month. Double or half of one's own is 1 point; at most 5; "
        "without history, 1. The share of rows with warnings (up to 1) and of rows that cannot be used (up to 2) are added. A "
        "difference of fewer than 10 people does not count. The order only helps you to look: it does not say that anything is wrong.",
        "Primeiro o mais incomum. Cada linha se compara, por indicador e lugar, com a mediana dos 12 meses anteriores da mesma "
        "organização e com a mediana dos outros parceiros ali nesse mês. O dobro ou a metade do próprio é 1 ponto; no máximo 5; sem "
        "história, 1. Somam-se a proporção de linhas com avisos (até 1) e a de linhas que não podem ser usadas (até 2). Uma "
        "diferença de menos de 10 pessoas não conta. A ordem só ajuda a olhar: não diz que algo esteja errado.",
    ),
    "method": Text("El método completo", "The whole method", "O método completo"),
    "out": Text("Qué se aparta", "What stands out", "O que se afasta"),
    "removed": Text(
        "ya no reporta lo que está vigente", "no longer reports what stands", "já não relata o que está vigente"
    ),
    "still_waits": Text("en revisión", "in review", "em revisão"),
    "talk_open": Text("{n} sin respuesta", "{n} unanswered", "{n} sem resposta"),
    "talk_answered": Text("{n} con respuesta", "{n} answered", "{n} com resposta"),
    "chosen": Text("elegidos: {n}", "chosen: {n}", "escolhidos: {n}"),
    "table": Text("Reportes en revisión", "Reports in review", "Relatórios em revisão"),
    "choose": Text("Elegir", "Choose", "Escolher"),
    "choose_this": Text("Elegir {what}", "Choose {what}", "Escolher {what}"),
    "organisation": Text("Organización", "Organisation", "Organização"),
    "month": Text("Mes", "Month", "Mês"),
    "sector": Text("Sector", "Sector", "Setor"),
    "rows": Text("Filas", "Rows", "Linhas"),
    "new": Text("Nuevas", "New", "Novas"),
    "findings": Text("Observaciones", "Findings", "Observações"),
    "days": Text("Espera", "Waiting", "Espera"),
    "points": Text("Puntos", "Points", "Pontos"),
    "counting": Text(
        "De {n} reportes recién llegados todavía se cuentan las observaciones; el orden puede cambiar.",
        "The findings of {n} reports that just came are still being counted; the order may change.",
        "De {n} relatórios recém-chegados ainda se contam as observações; a ordem pode mudar.",
    ),
    "refresh": Text("Actualizar", "Refresh", "Atualizar"),
    "not_counted": Text("Contando…", "Counting…", "Contando…"),
    "no_findings": Text("Sin avisos", "No warnings", "Sem avisos"),
    "blocked": Text("{n} sin usar", "{n} not usable", "{n} sem uso"),
    "warned": Text("{n} con avisos", "{n} with warnings", "{n} com avisos"),
    "gap": Text("no reportado", "not reported", "não relatado"),
    "accept_many": Text("Aceptar los elegidos", "Accept the chosen", "Aceitar os escolhidos"),
    "many_hint": Text(
        "Cada uno se decide por sí mismo. Los que tienen filas sin usar se deciden al abrirlos.",
        "Each is decided by itself. Those with unusable rows are decided on after opening them.",
        "Cada um se decide por si mesmo. Os que têm linhas sem uso se decidem ao abri-los.",
    ),
    "choose_clean": Text(
        "Elegir los que no tienen avisos ni se apartan",
        "Choose those without warnings that do not stand out",
        "Escolher os que não têm avisos nem se afastam",
    ),
    "none_chosen": Text(
        "No eligió ningún reporte: marque al menos uno.",
        "No report was chosen: please tick at least one.",
        "Nenhum relatório foi escolhido: marque ao menos um.",
    ),
    "not_understood": Text(
        "Un reporte elegido no se reconoce; no se decidió. Vuelva a elegirlo en la lista.",
        "One of the chosen reports is not recognised; it was not decided. Please choose it again from the list.",
        "Um relatório escolhido não se reconhece; não se decidiu. Escolha-o de novo na lista.",
    ),
    "empty": Text("Nada espera su decisión.", "Nothing awaits your decision.", "Nada espera a sua decisão."),
    "empty_filtered": Text(
        "Nada espera su decisión con estos filtros.",
        "Nothing awaits your decision with these filters.",
        "Nada espera a sua decisão com estes filtros.",
    ),
    "group": Text("Grupo", "Group", "Grupo"),
    "led": Text("Los grupos que usted lidera", "The groups that you lead", "Os grupos que você lidera"),
    "whole": Text("Toda mi cola", "My whole queue", "Toda a minha fila"),
    "all": Text("Todos", "All", "Todos"),
    "all_organisations": Text("Todas", "All", "Todas"),
    "filter": Text("Filtrar", "Filter", "Filtrar"),
    "reset": Text("Quitar filtros", "Remove filters", "Retirar filtros"),
    "accept": Text("{what}: aceptado.", "{what}: accepted.", "{what}: aceito."),
    "return": Text(
        "{what}: devuelto con su comentario.",
        "{what}: returned with your comment.",
        "{what}: devolvido com o seu comentário.",
    ),
    "nothing_left": Text(
        "No queda nada más que le toque decidir.",
        "Nothing else is left for you to decide.",
        "Não resta mais nada para você decidir.",
    ),
    "keys": Text("Atajos de teclado", "Keyboard shortcuts", "Atalhos de teclado"),
    "keys_queue": Text(
        "j y k: bajar y subir; Intro: abrir y cerrar; a: aceptar lo abierto (si está cerrado, lo abre); r: escribir una devolución; x: "
        "elegir.",
        "j and k: down and up; Enter: open and close; a: accept what is open (opens it first); r: write what to return; x: choose.",
        "j e k: descer e subir; Enter: abrir e fechar; a: aceitar o que está aberto (se está fechado, abre); r: escrever uma devolução; "
        "x: escolher.",
    ),
    "keys_version": Text(
        "j y k: sector siguiente y anterior; a: ir a «Aceptar»; r: escribir una devolución.",
        "j and k: next and previous sector; a: go to “Accept”; r: write what to return.",
        "j e k: setor seguinte e anterior; a: ir a «Aceitar»; r: escrever uma devolução.",
    ),
    "use_keys": Text("Usar atajos", "Use shortcuts", "Usar atalhos"),
}
VERSION: Final = {
    "back": Text("Revisión", "Review", "Revisão"),
    "file": Text("archivo", "file", "arquivo"),
    "newer": Text("Hay una versión más reciente.", "There is a later version.", "Há uma versão mais recente."),
    "other_sectors": Text(
        "Otros sectores de este reporte", "Other sectors of this report", "Outros setores deste relatório"
    ),
    "others": Text("Otras organizaciones", "Other organisations", "Outras organizações"),
    "organisation_desk": Text("Enviado por encargo", "Sent on its behalf", "Enviado por encargo"),
    "note": Text("Nota de quien envió", "The sender's note", "Nota de quem enviou"),
    "a_draft": Text(
        "Es un borrador: todavía no se envió a revisión.",
        "It is a draft: it was not submitted for review yet.",
        "É um rascunho: ainda não foi enviado para revisão.",
    ),
    "over": Text(
        "Esta versión ya no está en revisión.",
        "This version is no longer under review.",
        "Esta versão já não está em revisão.",
    ),
    "latest": Text("Ver la más reciente", "See the latest", "Ver a mais recente"),
    "sectors": Text("Por sector", "By sector", "Por setor"),
    "decide_on": Text("Decidir sobre este sector", "Decide on this sector", "Decidir sobre este setor"),
    "decided": Text("{who}, el {day}", "{who}, on {day}", "{who}, em {day}"),
    "comment": Text("Comentario", "Comment", "Comentário"),
    "not_yours": Text(
        "Sus filas no son de su sector.", "Its rows are not of your sector.", "As linhas não são do seu setor."
    ),
    "first": Text(
        "Nada está vigente todavía: todo es nuevo.",
        "Nothing stands yet: all of it is new.",
        "Nada está vigente ainda: tudo é novo.",
    ),
    "removed": Text(
        "Esta versión ya no trae filas de este sector: si la acepta, las {n} que están vigentes dejan de contar.",
        "This version has no rows of this sector any more: if you accept it, the {n} that stand no longer count.",
        "Esta versão já não traz linhas deste setor: se a aceitar, as {n} que estão vigentes deixam de contar.",
    ),
    "same": Text("No cambia nada de lo vigente.", "Nothing of what stands changes.", "Nada do vigente muda."),
    "kind_new": Text("Filas nuevas: {n}", "New rows: {n}", "Linhas novas: {n}"),
    "kind_changed": Text("Filas que cambian: {n}", "Rows that change: {n}", "Linhas que mudam: {n}"),
    "kind_missing": Text("Filas que ya no vienen: {n}", "Rows no longer there: {n}", "Linhas que já não vêm: {n}"),
    "kind_unchanged": Text("Sin cambio: {n}", "Unchanged: {n}", "Sem mudança: {n}"),
    "more": Text("Ver las {n} filas restantes", "See the other {n} rows", "Ver as outras {n} linhas"),
    "row": Text("Fila", "Row", "Linha"),
    "what": Text("Indicador y actividad", "Indicator and activity", "Indicador e atividade"),
    "place": Text("Lugar", "Place", "Lugar"),
    "total": Text("Total", "Total", "Total"),
    "new": Text("Nuevas", "New", "Novas"),
    "change": Text("Qué cambia", "What changes", "O que muda"),
    "blank": Text("en blanco", "blank", "em branco"),
    "before": Text("antes", "before", "antes"),
    "after": Text("después", "after", "depois"),
    "history": Text("Nuevas por mes", "New by month", "Novas por mês"),
    "history_table": Text("Ver la serie", "See the series", "Ver a série"),
    "this_one": Text("este reporte", "this report", "este relatório"),
    "no_report": Text("sin reporte", "no report", "sem relatório"),
    "neighbours": Text(
        "Otras organizaciones en los mismos lugares, este mes",
        "Other organisations in the same places, this month",
        "Outras organizações nos mesmos lugares, este mês",
    ),
    "this": Text("este reporte", "this report", "este relatório"),
    "beside": Text(
        "Otras oficinas de la misma organización",
        "Other offices of the same organisation",
        "Outros escritórios da mesma organização",
    ),
    "beside_text": Text(
        "Esto ya está aceptado para el mismo mes y contaría además de este reporte. Si es lo mismo, devuélvalo.",
        "This is accepted already for the same month, and would count in addition to this report. If it is the same, return it.",
        "Isto já está aceito para o mesmo mês e contaria além deste relatório. Se for o mesmo, devolva-o.",
    ),
    "resolutions": Text(
        "Causas que aceptó quien envió", "Causes accepted by the sender", "Causas aceitas por quem enviou"
    ),
    "resolutions_text": Text(
        "Estas filas cambiaron con una propuesta de Tinkuy que alguien aceptó.",
        "These rows were changed by a proposal of Tinkuy that somebody accepted.",
        "Estas linhas mudaram com uma proposta do Tinkuy que alguém aceitou.",
    ),
    "why": Text("Por qué", "Why", "Por quê"),
    "no_why": Text("No escribió un motivo.", "No reason was written.", "Não escreveu um motivo."),
    "causes": Text("Causas", "Causes", "Causas"),
    "findings": Text("Observaciones", "Findings", "Observações"),
    "no_findings": Text(
        "Las revisiones no encontraron nada en estas filas.",
        "The checks found nothing in these rows.",
        "As verificações não encontraram nada nestas linhas.",
    ),
    "effect": Text(
        "Efecto en cada cifra publicada", "Effect on every released figure", "Efeito em cada número publicado"
    ),
    "effect_text": Text(
        "Este mes ya está en una publicación. Lo publicado no cambia: la próxima publicación dirá otra cifra.",
        "This month is in a release already. What was released does not change: the next release will say another figure.",
        "Este mês já está em uma publicação. O publicado não muda: a próxima publicação dirá outro número.",
    ),
    "see_effect": Text("Ver el efecto", "See the effect", "Ver o efeito"),
    "decide": Text("Decidir", "Decide", "Decidir"),
    "accept": Text("Aceptar", "Accept", "Aceitar"),
    "accept_hint": Text(
        "Decide sobre los sectores marcados arriba. Lo aceptado queda vigente y cuenta en la próxima publicación.",
        "Decides on the sectors ticked above. What is accepted stands, and counts in the next release.",
        "Decide sobre os setores marcados acima. O aceito fica vigente e conta na próxima publicação.",
    ),
    "return": Text("Devolver", "Return", "Devolver"),
    "return_title": Text("Devolver con comentario", "Return with a comment", "Devolver com comentário"),
    "return_hint": Text(
        "Qué hay que corregir. Lo lee quien envió el reporte. Lo que está vigente sigue vigente.",
        "What is to be corrected. Whoever sent the report reads it. What stands goes on standing.",
        "O que é preciso corrigir. Quem enviou o relatório o lê. O que está vigente continua vigente.",
    ),
    "none_chosen": Text(
        "No marcó ningún sector: marque sobre cuál decide.",
        "No sector is ticked: please tick the one you decide on.",
        "Nenhum setor está marcado: marque sobre qual decide.",
    ),
    "no_decision": Text(
        "No se dijo si el reporte se acepta o se devuelve: use uno de los dos botones.",
        "It was not said whether the report is accepted or returned: please use one of the two buttons.",
        "Não se disse se o relatório é aceito ou devolvido: use um dos dois botões.",
    ),
    "long_comment": Text(
        "El comentario tiene {n} caracteres; caben {limit}. Acórtelo y envíelo otra vez.",
        "The comment has {n} characters; {limit} fit. Please shorten it and send it again.",
        "O comentário tem {n} caracteres; cabem {limit}. Encurte-o e envie de novo.",
    ),
    "problem": Text("No se decidió nada", "Nothing was decided", "Nada se decidiu"),
    "unknown_sector": Text("Sector no reconocido", "Sector not recognised", "Setor não reconhecido"),
    "against": Text("Frente a lo usual", "Against the usual", "Diante do usual"),
    "standing": Text("vigentes", "standing", "vigentes"),
    "rows": Text("Filas", "Rows", "Linhas"),
    "usable": Text("Con observaciones", "With findings", "Com observações"),
}
_FIRST: Final = Text("sin meses para comparar", "no months to compare with", "sem meses para comparar")
_USUAL: Final = Text("como lo usual ({usual})", "as usual ({usual})", "como o usual ({usual})")
_TIMES: Final = Text(
    "{times} veces lo usual ({usual})", "{times} times the usual ({usual})", "{times} vezes o usual ({usual})"
)
_PART: Final = Text(
    "{share} % de lo usual ({usual})", "{share} % of the usual ({usual})", "{share} % do usual ({usual})"
)
_NOT_SAID: Final = Text("lo usual es {usual}", "the usual is {usual}", "o usual é {usual}")
_SENT_BY: Final = Text("lo envió {who} el {day}", "sent by {who} on {day}", "enviado por {who} em {day}")
_DRAFTED_BY: Final = Text("lo preparó {who} el {day}", "prepared by {who} on {day}", "preparado por {who} em {day}")
_NUMBER: Final = Text("versión {n}", "version {n}", "versão {n}")
_CORRECTS: Final = Text("sigue a la versión {n}", "follows version {n}", "segue a versão {n}")
_DESK: Final = Text("oficina o equipo: {desk}", "office or team: {desk}", "escritório ou equipe: {desk}")
_CALLED: Final = Text("{organisation}, {month}")
_CALLED_WITH_SECTORS: Final = Text("{organisation}, {month} ({sectors})")
_LIKE: Final = (0.8, 1.25)
_DAYS: Final = {
    0: Text("desde hoy", "since today", "desde hoje"),
    1: Text("1 día", "1 day", "1 dia"),
    2: Text("{n} días", "{n} days", "{n} dias"),
}


def filled(text: Text, **values: object) -> Text:
    """The text with its places filled; texts in each language, numbers as each language writes them."""

    def said(value: object, language: str) -> str:
        if isinstance(value, Text):
            return value.in_(language)
        return number(value, language) if isinstance(value, int | float) else str(value)

    # A language's own sentence, or nothing: a blank one falls back when it is read.
    return Text(*(text.in_(code).format(**{name: said(v, code) for name, v in values.items()}) for code in LANGUAGES))


def against_usual(weight: Weight) -> Text:
    """How New compares with the median of the organisation's accepted months, in words."""
    if weight.usual is None:
        return _FIRST
    if weight.new is None or weight.usual <= 0:
        return filled(_NOT_SAID, usual=round(weight.usual))
    ratio = weight.new / weight.usual
    if _LIKE[0] <= ratio <= _LIKE[1]:
        return filled(_USUAL, usual=round(weight.usual))
    if ratio > 1:
        times = Text(*(number(ratio, code, decimals=1 if ratio < 10 else 0) for code in LANGUAGES))
        return filled(_TIMES, times=times, usual=round(weight.usual))
    return filled(_PART, share=round(100 * ratio), usual=round(weight.usual))


def called(version: Version, sectors: Iterable[str] = ()) -> Text:
    """A version, and the sectors decided, as a sentence names them: “UNICEF, marzo 2021 (Salud)”."""
    slot = version.submission
    sentence = _CALLED_WITH_SECTORS if sectors else _CALLED
    names = labels(sorted(sectors), year_pack(version.year)) if sectors else ""
    return filled(sentence, organisation=slot.organisation, month=month_text(slot.month), sectors=names)


def about(version: Version, *, corrects: int | None, desk: str) -> Text:
    """Who sent a version and when, which one it is, and of which desk, as one line."""
    sent = version.submitted_at is not None
    who, at = (version.submitted_by, version.submitted_at) if sent else (version.made_by, version.made_at)
    day = day_text(timezone.localtime(at).date(), year=True)
    said = [filled(_SENT_BY if sent else _DRAFTED_BY, who=who, day=day), filled(_NUMBER, n=version.number)]
    said += [filled(_CORRECTS, n=corrects)] if corrects else []
    said += [filled(_DESK, desk=desk)] if desk else []
    return Text(*(" · ".join(one.in_(code) for one in said) for code in LANGUAGES))


def waited(days: int) -> Text:
    """How long something has waited."""
    return filled(_DAYS[min(days, 2)], n=days)
