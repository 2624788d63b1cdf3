"""Why a file is not taken in, in one sentence that says what to do (pure)."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text
from tinkuy.ledger.refusals import NotDone

WHICH_COLUMN: Final = Text(
    "¿Qué dice la columna «{heading}» ({position})?",
    "What does the column “{heading}” ({position}) say?",
    "O que diz a coluna «{heading}» ({position})?",
)


class NotSent(NotDone):
    """The file did not arrive, or what was asked of an arrival is not done; `text` says why. `reason` names the kind."""

    def __init__(self, reason: str, **values: object) -> None:
        self.reason, self.values = reason, values
        self.text = SENTENCES[reason].format(**values)
        Exception.__init__(self, self.text.en)


SENTENCES: Final = {
    "too_large": Text(
        "El archivo pesa más de {limit} MB, y aquí se reciben hasta {limit} MB. Divídalo por meses y envíe cada parte.",
        "The file is larger than {limit} MB, and up to {limit} MB are taken here. Split it by month and send each part.",
        "O arquivo pesa mais de {limit} MB, e aqui se recebem até {limit} MB. Divida-o por meses e envie cada parte.",
    ),
    "empty": Text(
        "El archivo está vacío; guarde el reporte de nuevo y envíelo otra vez.",
        "The file is empty; please save the report again and send it once more.",
        "O arquivo está vazio; salve o relatório de novo e envie-o outra vez.",
    ),
    "not_asking": Text(
        "Este envío ya no espera una respuesta; vuelva a abrirlo para ver cómo quedó.",
        "This file is not waiting for an answer any more; please open it again to see how it stands.",
        "Este envio já não espera uma resposta; abra-o de novo para ver como ficou.",
    ),
    "no_such_answer": Text(
        "Elija una de las respuestas que se ofrecen.",
        "Please choose one of the answers offered.",
        "Escolha uma das respostas oferecidas.",
    ),
    "not_cancelled": Text(
        "Este envío ya se está leyendo o ya terminó; espere un momento y vuelva a abrirlo. Un borrador se retira en su página.",
        "This file is being read or is done already; please wait a moment and open it again. A draft is withdrawn on its page.",
        "Este envio já está sendo lido ou já terminou; espere um momento e abra-o de novo. Um rascunho se retira em sua página.",
    ),
    "file_gone": Text(
        "Pasó demasiado tiempo sin respuesta y el archivo ya no se guarda. Envíelo de nuevo, por favor.",
        "Too much time passed without an answer and the file is not kept any more. Please send it again.",
        "Passou tempo demais sem resposta e o arquivo já não está guardado. Envie-o de novo, por favor.",
    ),
    "too_heavy": Text(
        "El archivo se intentó leer {times} veces y cada vez se interrumpió la lectura. Divídalo por meses, o guárdelo como "
        "CSV, y envíelo de nuevo; si vuelve a pasar, avise a quien gestiona la información.",
        "Reading the file was tried {times} times and was cut short each time. Split it by month, or save it as CSV, and send "
        "it again; if it happens once more, please tell the information officer.",
        "Tentou-se ler o arquivo {times} vezes e cada vez a leitura foi interrompida. Divida-o por meses, ou salve-o como "
        "CSV, e envie-o de novo; se voltar a acontecer, avise quem gerencia a informação.",
    ),
    "our_fault": Text(
        "Algo falló de nuestro lado al leer este archivo; nada cambió. Quien administra la instalación ya tiene el detalle "
        "(envío {id}). Inténtelo otra vez más tarde.",
        "Something failed on our side while reading this file; nothing changed. Whoever runs the installation has the detail "
        "(file {id}). Please try again later.",
        "Algo falhou do nosso lado ao ler este arquivo; nada mudou. Quem administra a instalação já tem o detalhe "
        "(envio {id}). Tente outra vez mais tarde.",
    ),
}
