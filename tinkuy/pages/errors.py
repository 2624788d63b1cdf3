"""Pages for what went wrong: what happened and what to do, never a dead end."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tinkuy.languages import Text

NOT_FOUND: Final = {
    "title": Text("Esta página no existe", "This page does not exist", "Esta página não existe"),
    "text": Text(
        "La dirección puede estar incompleta, o la página se movió. Vuelva al inicio o revise un archivo.",
        "The address may be incomplete, or the page has moved. Go back to the home page or check a file.",
        "O endereço pode estar incompleto, ou a página mudou de lugar. Volte ao início ou verifique um arquivo.",
    ),
}
OURS: Final = {
    "title": Text("Algo falló de nuestro lado", "Something failed on our side", "Algo falhou do nosso lado"),
    "text": Text(
        "Su archivo no cambió. Intente de nuevo en unos minutos; si se repite, avise a quien cuida esta instalación.",
        "Your file has not changed. Try again in a few minutes; if it happens again, tell whoever looks after this installation.",
        "Seu arquivo não mudou. Tente de novo em alguns minutos; se acontecer outra vez, avise quem cuida desta instalação.",
    ),
}
TOO_LARGE: Final = {
    "title": Text("El archivo pesa demasiado", "The file is too large", "O arquivo é grande demais"),
    "text": Text(
        "Aquí se revisan archivos de hasta {limit} MB. Divídalo por meses, o quite imágenes y hojas que no son del reporte, y envíelo de nuevo.",
        "Files of up to {limit} MB are checked here. Split it by month, or remove pictures and sheets that are not part of the report, and send it again.",
        "Aqui se verificam arquivos de até {limit} MB. Divida-o por meses, ou retire imagens e folhas que não são do relatório, e envie-o de novo.",
    ),
}
EXPIRED: Final = {
    "title": Text("El formulario venció", "The form has expired", "O formulário expirou"),
    "text": Text(
        "La página estuvo abierta mucho tiempo, o el navegador no guarda cookies de este sitio. Abra la página de nuevo y repita el paso.",
        "The page was open for a long time, or the browser does not keep cookies of this site. Open the page again and repeat the step.",
        "A página ficou aberta por muito tempo, ou o navegador não guarda cookies deste site. Abra a página de novo e repita o passo.",
    ),
}

NOT_TEXT: Final = {
    "title": Text("Lo enviado no se puede leer", "What was sent cannot be read", "O que foi enviado não pode ser lido"),
    "text": Text(
        "Un campo o la dirección trae un carácter que no es de ningún texto. Escríbalo de nuevo, sin pegarlo de otro programa.",
        "A field or the address has a character that belongs to no text. Write it again, without pasting it from another program.",
        "Um campo ou o endereço traz um caractere que não é de nenhum texto. Escreva-o de novo, sem colá-lo de outro programa.",
    ),
}
STORAGE_SILENT: Final = {
    "title": Text(
        "Los archivos no responden ahora", "The files do not answer just now", "Os arquivos não respondem agora"
    ),
    "text": Text(
        "El almacén donde están los reportes no contesta por el momento. Nada se perdió, y lo que se guardó sigue guardado. Intente de nuevo en unos minutos; si se repite, avise a quien cuida esta instalación.",
        "The storage in which the reports are kept does not answer at the moment. Nothing is lost, and what was kept is still kept. Try again in a few minutes; if it happens again, tell whoever looks after this installation.",
        "O armazenamento onde estão os relatórios não responde no momento. Nada se perdeu, e o que se guardou continua guardado. Tente de novo em alguns minutos; se acontecer outra vez, avise quem cuida desta instalação.",
    ),
}
TOO_OFTEN: Final = {
    "title": Text("Espere un momento", "Please wait a moment", "Espere um momento"),
    "text": Text(
        "Desde su cuenta o su red llegaron muchos pedidos en poco tiempo. Espere {wait} y siga donde estaba; nada de lo enviado antes se perdió.",
        "Many requests came from your account or your network in a short time. Wait {wait} and go on where you were; nothing that was sent before is lost.",
        "Da sua conta ou da sua rede chegaram muitos pedidos em pouco tempo. Espere {wait} e continue onde estava; nada do que foi enviado antes se perdeu.",
    ),
}
_SECONDS: Final = Text("{count} segundos", "{count} seconds", "{count} segundos")
_MINUTES: Final = Text("{count} minutos", "{count} minutes", "{count} minutos")
_A_WHILE: Final = 90  # seconds: more are told in minutes


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return _page(request, NOT_FOUND, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500."""
    return _page(request, OURS, 500)


def too_large(request: HttpRequest) -> HttpResponse:
    """413."""
    limit = settings.UPLOAD_BYTES // (1024 * 1024)
    return _page(request, {key: text.format(limit=limit) for key, text in TOO_LARGE.items()}, 413)


def too_often(request: HttpRequest, wait: int) -> HttpResponse:
    """429: one request too many; it may be asked again in so many seconds."""
    said = _SECONDS.format(count=wait) if wait < _A_WHILE else _MINUTES.format(count=-(-wait // 60))
    answer = _page(request, TOO_OFTEN | {"text": TOO_OFTEN["text"].format(wait=said)}, 429)
    answer["Retry-After"] = str(wait)
    return answer


def storage_silent(request: HttpRequest) -> HttpResponse:
    """503: the storage of files does not answer; it may be asked again in a minute."""
    answer = _page(request, STORAGE_SILENT, 503)
    answer["Retry-After"] = "60"
    return answer


def not_text(request: HttpRequest) -> HttpResponse:
    """400: a character that no text has."""
    return _page(request, NOT_TEXT, 400)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form's token does not fit."""
    return _page(request, EXPIRED, 403)


def _page(request: HttpRequest, words: dict[str, Text], status: int) -> HttpResponse:
    return render(request, "components/error.html", {"words": words, "status": status}, status=status)
