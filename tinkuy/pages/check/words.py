"""The words of “Revise su archivo”, in three languages."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

FORM: Final = {
    "title": Text("Revise su archivo 5W", "Check your 5W file", "Verifique seu arquivo 5W"),
    "lead": Text(
        "Antes de enviarlo, vea qué falta corregir, por qué, y cómo. No necesita cuenta.",
        "Before you send it, see what needs mending, why, and how. You need no account.",
        "Antes de enviá-lo, veja o que falta corrigir, por quê, e como. Não precisa de conta.",
    ),
    "file": Text("Archivo", "File", "Arquivo"),
    "file_hint": Text(
        "Excel (XLSX, XLS), ODS o CSV, hasta {limit} MB. Sirve tal como está: con títulos encima, columnas en otro orden u otros nombres.",
        "Excel (XLSX, XLS), ODS or CSV, up to {limit} MB. It serves as it is: with titles above, columns in another order or other names.",
        "Excel (XLSX, XLS), ODS ou CSV, até {limit} MB. Serve como está: com títulos em cima, colunas em outra ordem ou outros nomes.",
    ),
    "drop": Text(
        "Arrastre su archivo aquí, o elíjalo:",
        "Drag your file here, or choose it:",
        "Arraste seu arquivo até aqui, ou escolha-o:",
    ),
    "year": Text("¿De qué año es el reporte?", "Which year is the report of?", "De que ano é o relatório?"),
    "platform": Text("¿De qué plataforma?", "Of which platform?", "De qual plataforma?"),
    "no_platform": Text("Otra, o no sé", "Another, or I do not know", "Outra, ou não sei"),
    "send": Text("Revisar archivo", "Check file", "Verificar arquivo"),
    "working": Text(
        "Leyendo y revisando su archivo… Suele tardar unos segundos.",
        "Reading and checking your file… This usually takes a few seconds.",
        "Lendo e verificando seu arquivo… Costuma levar alguns segundos.",
    ),
    "privacy_title": Text("¿Qué pasa con mi archivo?", "What happens to my file?", "O que acontece com meu arquivo?"),
    "privacy": Text(
        "Nadie lo recibe y no entra en ninguna cifra. Queda en este servidor una hora, para que usted vea el resultado, y después se borra; también puede borrarlo usted antes.",
        "Nobody receives it and it enters no figure. It stays on this server for one hour, so that you can see the result, and is then deleted; you can also delete it sooner.",
        "Ninguém o recebe e não entra em nenhum número. Fica neste servidor por uma hora, para que você veja o resultado, e depois é apagado; você também pode apagá-lo antes.",
    ),
    "template_title": Text("¿Aún no tiene un archivo?", "No file yet?", "Ainda não tem um arquivo?"),
    "template": Text(
        "Descargue la plantilla vacía del año, con las listas de la plataforma para elegir:",
        "Download the empty template of the year, with the platform's lists to choose from:",
        "Baixe o modelo vazio do ano, com as listas da plataforma para escolher:",
    ),
    "template_of": Text("Plantilla", "Template", "Modelo"),
    "problem": Text(
        "No se pudo revisar el archivo", "The file could not be checked", "Não foi possível verificar o arquivo"
    ),
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
    "no_such_year": Text(
        "Ese año ya no se ofrece aquí: elija uno de la lista.",
        "That year is no longer offered here: choose one from the list.",
        "Esse ano já não se oferece aqui: escolha um da lista.",
    ),
    "large": Text(
        "El archivo pesa más de {limit} MB. Divídalo por meses, o quite imágenes y hojas que no son del reporte.",
        "The file is larger than {limit} MB. Split it by month, or remove pictures and sheets that are not part of the report.",
        "O arquivo tem mais de {limit} MB. Divida-o por meses, ou retire imagens e folhas que não são do relatório.",
    ),
    "deleted": Text(
        "El archivo y su resultado se borraron.",
        "The file and its result were deleted.",
        "O arquivo e seu resultado foram apagados.",
    ),
}
QUESTION: Final = {
    "title": Text("Una pregunta sobre su archivo", "A question about your file", "Uma pergunta sobre seu arquivo"),
    "asks": Text(
        "¿Qué dice la columna «{heading}» ({position})?",
        "What does the column “{heading}” ({position}) say?",
        "O que diz a coluna «{heading}» ({position})?",
    ),
    "why": Text(
        "Puede leerse de más de una manera, y solo usted lo sabe.",
        "It can be read in more than one way, and only you know.",
        "Pode ser lida de mais de uma maneira, e só você sabe.",
    ),
    "none": Text("Ninguna de estas: no la lea", "None of these: do not read it", "Nenhuma destas: não a leia"),
    "send": Text("Responder y revisar", "Answer and check", "Responder e verificar"),
}
RESULT: Final = {
    "title": Text("Resultado", "Result", "Resultado"),
    "of_year": Text("Revisado con las reglas de", "Checked with the rules of", "Verificado com as regras de"),
    "nothing": Text(
        "No hay observaciones. Gracias: puede enviarlo.",
        "There are no findings. Thank you: you can send it.",
        "Não há observações. Obrigado: pode enviá-lo.",
    ),
    "some": Text(
        "Hay observaciones, y ninguna impide usar sus filas.",
        "There are findings, and none keeps your rows from being used.",
        "Há observações, e nenhuma impede usar suas linhas.",
    ),
    "blocked": Text(
        "{n} filas no se pueden usar todavía. Abajo dice cuáles y qué hacer.",
        "{n} rows cannot be used yet. Below it says which and what to do.",
        "{n} linhas ainda não podem ser usadas. Abaixo diz quais e o que fazer.",
    ),
    "blocked_one": Text(
        "Una fila no se puede usar todavía. Abajo dice cuál y qué hacer.",
        "One row cannot be used yet. Below it says which and what to do.",
        "Uma linha ainda não pode ser usada. Abaixo diz qual e o que fazer.",
    ),
    "rows": Text("filas leídas", "rows read", "linhas lidas"),
    "clean": Text("sin observaciones", "without findings", "sem observações"),
    "marked": Text("cuentan, con observaciones", "count, with findings", "contam, com observações"),
    "unusable": Text("no se pueden usar todavía", "cannot be used yet", "ainda não podem ser usadas"),
    "download": Text("Descargar mi Excel con notas", "Download my Excel with notes", "Baixar meu Excel com notas"),
    "download_hint": Text(
        "Es su mismo archivo, con cada observación en su celda.",
        "It is your own file, with each finding in its cell.",
        "É o seu próprio arquivo, com cada observação na sua célula.",
    ),
    "another": Text("Revisar otro archivo", "Check another file", "Verificar outro arquivo"),
    "delete": Text("Borrar ahora", "Delete now", "Apagar agora"),
    "kept": Text(
        "Este resultado se borra solo, una hora después de revisarlo.",
        "This result deletes itself one hour after the check.",
        "Este resultado se apaga sozinho uma hora depois da verificação.",
    ),
    "causes": Text("Las causas", "The causes", "As causas"),
    "explained": Text(
        "{causes} causas explican {explained} de {findings} observaciones.",
        "{causes} causes explain {explained} of {findings} findings.",
        "{causes} causas explicam {explained} de {findings} observações.",
    ),
    "explained_one": Text(
        "Una sola causa explica {explained} de {findings} observaciones.",
        "A single cause explains {explained} of {findings} findings.",
        "Uma só causa explica {explained} de {findings} observações.",
    ),
    "not_changed": Text(
        "Nada cambió en su archivo: lo propuesto solo se aplica si alguien lo acepta.",
        "Nothing in your file has changed: what is proposed is applied only if somebody accepts it.",
        "Nada mudou no seu arquivo: o proposto só se aplica se alguém o aceita.",
    ),
    "more_causes_one": Text(
        "Ver 1 causa más, con menos peso",
        "See 1 more cause, of less weight",
        "Ver mais 1 causa, com menos peso",
    ),
    "more_causes": Text(
        "Ver {n} causas más, con menos peso",
        "See {n} more causes, of less weight",
        "Ver mais {n} causas, com menos peso",
    ),
    "reached": Text("Personas alcanzadas", "People reached", "Pessoas alcançadas"),
    "as_reported": Text("Como está reportado", "As reported", "Como está relatado"),
    "if_accepted": Text("Si se acepta lo propuesto", "If what is proposed is accepted", "Se o proposto for aceito"),
    "model": Text("Modelo", "Model", "Modelo"),
    "no_direct": Text(
        "No hay filas de asistencia directa: no se cuentan personas alcanzadas.",
        "There are no rows of direct assistance: no people reached are counted.",
        "Não há linhas de assistência direta: não se contam pessoas alcançadas.",
    ),
    "findings": Text("Las observaciones", "The findings", "As observações"),
    "receipt": Text("Qué se leyó de su archivo", "What was read of your file", "O que se leu do seu arquivo"),
    "other_year": Text(
        "Los meses del archivo son de {written}, y se revisó con las reglas de otro año.",
        "The months in the file are of {written}, and it was checked with another year's rules.",
        "Os meses do arquivo são de {written}, e foi verificado com as regras de outro ano.",
    ),
    "check_again": Text(
        "Revisar con las reglas de {written}",
        "Check with the rules of {written}",
        "Verificar com as regras de {written}",
    ),
    "gone_title": Text("Este resultado ya se borró", "This result has been deleted", "Este resultado já foi apagado"),
    "gone": Text(
        "Los archivos se guardan una hora y después se borran. Revise su archivo de nuevo: toma unos segundos.",
        "Files are kept for one hour and then deleted. Check your file again: it takes a few seconds.",
        "Os arquivos ficam por uma hora e depois são apagados. Verifique seu arquivo de novo: leva alguns segundos.",
    ),
}
