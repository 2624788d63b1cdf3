"""What went wrong, told to a program: one JSON shape (RFC 9457), with a sentence for the person behind it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpResponse

from tinkuy.languages import Text
from tinkuy.pages.components.speaking import spoken

MEDIA_TYPE: Final = "application/problem+json"
_ASK: Final = 'Bearer realm="Tinkuy"'


class Problem(Exception):
    """The answer is an error; `text` says what happened and what to do, `reason` names the kind for programs.

    `errors`: what of the request is not understood, as (where, what). `headers`: of the answer, such as Retry-After.
    """

    def __init__(
        self,
        status: int,
        reason: str,
        text: Text | None = None,
        *,
        errors: Sequence[tuple[str, str]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.status, self.reason, self.text = status, reason, text or SENTENCES[reason]
        self.errors, self.headers = tuple(errors), dict(headers or {})
        super().__init__(f"{status} {reason}: {self.text.en}")

    def answer(self) -> HttpResponse:
        """The answer, in the language of this request."""
        said: dict[str, Any] = {
            "type": "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "reason": self.reason,
            "detail": self.text.in_(spoken()),
            "errors": [{"where": where, "what": what} for where, what in self.errors],
        }
        answer = HttpResponse(json.dumps(said, ensure_ascii=False), status=self.status, content_type=MEDIA_TYPE)
        for name, value in self.headers.items():
            answer[name] = value
        if self.status == HTTPStatus.UNAUTHORIZED:
            answer["WWW-Authenticate"] = _ASK
        return answer


def of_status(status: int) -> Problem:
    """The problem of an answer that something before the API gave: a page that is not there, a body that is too large."""
    reason = _REASONS.get(status, "not_understood" if status < HTTPStatus.INTERNAL_SERVER_ERROR else "our_fault")
    return Problem(status, reason)


_REASONS: Final = {
    HTTPStatus.UNAUTHORIZED: "no_token",
    HTTPStatus.FORBIDDEN: "refused",
    HTTPStatus.NOT_FOUND: "not_found",
    HTTPStatus.METHOD_NOT_ALLOWED: "no_method",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "too_large",
    HTTPStatus.SERVICE_UNAVAILABLE: "not_now",
}
SENTENCES: Final = {
    "not_found": Text(
        "Aquí no hay nada con esa dirección, o su acceso no alcanza a verlo. La lista de operaciones está en /api/.",
        "There is nothing at this address, or your token does not reach it. The list of operations is at /api/.",
        "Não há nada neste endereço, ou o seu acesso não chega a vê-lo. A lista de operações está em /api/.",
    ),
    "no_token": Text(
        "Esta operación necesita un acceso. Créelo en «Mi cuenta» y envíelo como «Authorization: Bearer …».",
        "This operation needs a token. Make one under “My account” and send it as “Authorization: Bearer …”.",
        "Esta operação precisa de um acesso. Crie-o em «Minha conta» e envie-o como «Authorization: Bearer …».",
    ),
    "refused": Text(
        "Su cuenta no permite esto. Si le corresponde, pida el rol a quien coordina la plataforma.",
        "Your account does not allow this. If it should, ask whoever coordinates the platform for the role.",
        "A sua conta não permite isto. Se deveria, peça o papel a quem coordena a plataforma.",
    ),
    "no_method": Text(
        "Esta dirección no se usa con ese método; «Allow» dice cuáles tiene.",
        "This address is not used with that method; “Allow” says which it has.",
        "Este endereço não se usa com esse método; «Allow» diz quais tem.",
    ),
    "not_understood": Text(
        "Algo de lo que se pide no se entiende; «errors» dice qué. Corríjalo y vuelva a pedirlo.",
        "Something of what is asked is not understood; “errors” says what. Please mend it and ask again.",
        "Algo do que se pede não se entende; «errors» diz o quê. Corrija-o e peça de novo.",
    ),
    "too_large": Text(
        "Lo enviado pesa demasiado. Divídalo por meses y envíe cada parte; muchas filas van mejor como archivo.",
        "What was sent is too large. Split it by month and send each part; many rows go better as a file.",
        "O que foi enviado é grande demais. Divida-o por meses e envie cada parte; muitas linhas vão melhor como arquivo.",
    ),
    "too_many": Text(
        "Son demasiadas preguntas en poco tiempo. Espere {seconds} segundos y siga.",
        "These are too many questions in a short time. Please wait {seconds} seconds and go on.",
        "São perguntas demais em pouco tempo. Espere {seconds} segundos e continue.",
    ),
    "not_now": Text(
        "Esto no se puede leer ahora. Intente de nuevo en unos minutos.",
        "This cannot be read now. Please try again in a few minutes.",
        "Isto não pode ser lido agora. Tente de novo em alguns minutos.",
    ),
    "our_fault": Text(
        "Algo falló de nuestro lado y nada cambió. Intente de nuevo; si se repite, avise a quien cuida esta instalación.",
        "Something failed on our side and nothing changed. Please try again; if it happens again, tell whoever looks after this installation.",
        "Algo falhou do nosso lado e nada mudou. Tente de novo; se acontecer outra vez, avise quem cuida desta instalação.",
    ),
    "no_file": Text(
        "Falta el archivo del reporte, en el campo «file».",
        "The file of the report is missing, in the field “file”.",
        "Falta o arquivo do relatório, no campo «file».",
    ),
    "no_year": Text(
        "Diga de qué año del plan es el reporte, en «year». Los que hay: {known}.",
        "Please say which plan year the report is of, in “year”. Those there are: {known}.",
        "Diga de que ano do plano é o relatório, em «year». Os que há: {known}.",
    ),
    "no_column": Text(
        "«{name}» no es una columna del 5W. Las que hay: {known}.",
        "“{name}” is not a column of the 5W. Those there are: {known}.",
        "«{name}» não é uma coluna do 5W. As que há: {known}.",
    ),
    "no_key": Text(
        "La tabla «{table}» no se filtra por «{name}». Sus claves son: {known}.",
        "The table “{table}” is not filtered by “{name}”. Its keys are: {known}.",
        "A tabela «{table}» não se filtra por «{name}». As suas chaves são: {known}.",
    ),
    "no_parameter": Text(
        "Esta cifra no tiene el parámetro «{name}». Los que tiene son: {known}.",
        "This figure has no parameter “{name}”. Those it has are: {known}.",
        "Este número não tem o parâmetro «{name}». Os que tem são: {known}.",
    ),
    "not_shown": Text(
        "Con su rol se ven las personas alcanzadas de la última publicación, sin números pequeños, por: {known}.",
        "With your role you see people reached of the latest release, without small numbers, by: {known}.",
        "Com o seu papel veem-se as pessoas alcançadas da última publicação, sem números pequenos, por: {known}.",
    ),
}  # fmt: skip
