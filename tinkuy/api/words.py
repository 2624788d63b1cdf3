"""What each operation is called and does, in three languages: its page says it, and its description in English."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

# Name of the operation: what it is called, what it gives.
OPERATIONS: Final[dict[str, tuple[Text, Text]]] = {
    "platforms": (
        Text("Plataformas", "Platforms", "Plataformas"),
        Text("Las que están abiertas al público y, con un acceso, aquellas en las que usted participa.", "Those that are open to the public and, with a token, those in which you take part.", "As que estão abertas ao público e, com um acesso, aquelas em que você participa."),
    ),
    "releases": (
        Text("Publicaciones", "Releases", "Publicações"),
        Text("Las abiertas al público, la última primero. Con un acceso que ve resultados, todas las firmadas.", "Those open to the public, the latest first. With a token that sees results, all that were signed.", "As abertas ao público, a última primeiro. Com um acesso que vê resultados, todas as assinadas."),
    ),
    "tables": (
        Text("Tablas de una publicación", "Tables of a release", "Tabelas de uma publicação"),
        Text("Las tablas públicas con sus columnas, claves y etiquetas HXL. `release`: su identificador, o `latest`.", "The public tables with their columns, keys and HXL tags. `release`: its identifier, or `latest`.", "As tabelas públicas com suas colunas, chaves e etiquetas HXL. `release`: o seu identificador, ou `latest`."),
    ),
    "rows": (
        Text("Filas de una tabla", "Rows of a table", "Linhas de uma tabela"),
        Text("Se filtran por las claves de la tabla. `state` dice de cada número si se muestra (shown), se suprime (suppressed) o nadie lo reportó (not_reported).", "They are filtered by the table's keys. `state` says of each number whether it is shown, suppressed or not reported.", "Filtram-se pelas chaves da tabela. `state` diz de cada número se é mostrado (shown), suprimido (suppressed) ou não relatado (not_reported)."),
    ),
    "years": (
        Text("Años del plan", "Plan years", "Anos do plano"),
        Text("Los años cuyas listas de códigos se conocen aquí.", "The years whose code lists are known here.", "Os anos cujas listas de códigos se conhecem aqui."),
    ),
    "entries": (
        Text("Una lista de códigos", "A code list", "Uma lista de códigos"),
        Text("Qué significan los códigos: sectores, indicadores, lugares, organizaciones y las demás listas del año.", "What codes mean: sectors, indicators, places, organisations and the other lists of the year.", "O que significam os códigos: setores, indicadores, lugares, organizações e as demais listas do ano."),
    ),
    "figures": (
        Text("Qué cifras hay", "Which figures there are", "Que números há"),
        Text("Las cifras que se piden a una publicación, con sus modelos y parámetros.", "The figures that a release is asked for, with their models and parameters.", "Os números que se pedem a uma publicação, com seus modelos e parâmetros."),
    ),
    "figure": (
        Text("Una cifra de una publicación", "A figure of a release", "Um número de uma publicação"),
        Text("Sus líneas, con intervalo si son personas alcanzadas. Quien reporta, revisa o coordina ve todas; quien solo ve resultados, las personas alcanzadas de la última publicación sin números pequeños.", "Its lines, with their interval where they are people reached. Who reports, reviews or coordinates sees them all; who only sees results, people reached of the latest release without small numbers.", "As suas linhas, com intervalo se são pessoas alcançadas. Quem relata, revisa ou coordena vê todas; quem só vê resultados, as pessoas alcançadas da última publicação sem números pequenos."),
    ),
    "token": (
        Text("Su acceso", "Your token", "O seu acesso"),
        Text("Para qué sirve el acceso con el que se pregunta, hasta cuándo, y los roles de su persona.", "What the token that asks is good for, until when, and the roles of its person.", "Para que serve o acesso com que se pergunta, até quando, e os papéis da sua pessoa."),
    ),
    "months": (
        Text("Meses por reportar", "Months due", "Meses por relatar"),
        Text("Qué deben sus organizaciones de cada mes abierto, y cuántos días quedan.", "What your organisations owe of every open month, and how many days are left.", "O que as suas organizações devem de cada mês aberto, e quantos dias restam."),
    ),
    "submissions": (
        Text("Sus reportes", "Your submissions", "Os seus relatórios"),
        Text("Las versiones de los reportes que usted puede enviar, con su estado por sector; la última primero.", "The versions of the reports that you may send, with their state by sector; the latest first.", "As versões dos relatórios que você pode enviar, com o seu estado por setor; a última primeiro."),
    ),
    "submission": (
        Text("Un reporte", "A submission", "Um relatório"),
        Text("Una versión, con lo que se decidió de cada sector.", "One version, with what was decided on each sector.", "Uma versão, com o que se decidiu de cada setor."),
    ),
    "findings": (
        Text("Observaciones de un reporte", "Findings of a submission", "Observações de um relatório"),
        Text("Lo que se encontró en sus celdas, lo más grave primero, con una frase que dice qué hacer.", "What was found in its cells, the gravest first, with a sentence that says what to do.", "O que se encontrou em suas células, o mais grave primeiro, com uma frase que diz o que fazer."),
    ),
    "causes": (
        Text("Causas de un reporte", "Causes of a submission", "Causas de um relatório"),
        Text("Lo que explica muchas observaciones a la vez. Aceptar un tratamiento es de una persona, en su página.", "What explains many findings at once. Accepting a treatment is for a person, on its page.", "O que explica muitas observações de uma vez. Aceitar um tratamento é de uma pessoa, em sua página."),
    ),
    "submit": (
        Text("Enviar un borrador a revisión", "Send a draft to review", "Enviar um rascunho para revisão"),
        Text("Como el botón de su página, con las mismas negativas. Quien revisa es siempre una persona.", "As the button of its page, with the same refusals. Who reviews is always a person.", "Como o botão da sua página, com as mesmas recusas. Quem revisa é sempre uma pessoa."),
    ),
    "send": (
        Text("Enviar un reporte", "Send a report", "Enviar um relatório"),
        Text("Un 5W como archivo, o sus filas como JSON (hasta 1 MB) con las columnas del 5W. Se lee en segundo plano, como uno enviado a mano; `Location` dice dónde mirar. El mismo reporte otra vez no cambia ninguna cifra.", "A 5W as a file, or its rows as JSON (up to 1 MB) by columns of the 5W. It is read in the background, like one sent by hand; `Location` says where to look. The same report again changes no figure.", "Um 5W como arquivo, ou as suas linhas como JSON (até 1 MB) com as colunas do 5W. É lido em segundo plano, como um enviado à mão; `Location` diz onde olhar. O mesmo relatório outra vez não altera nenhum número."),
    ),
    "reports": (
        Text("Archivos en camino", "Reports on their way", "Arquivos a caminho"),
        Text("Los que usted envió, o que solo traen reportes de sus organizaciones; el último primero.", "Those that you sent, or that hold only reports of your organisations; the latest first.", "Os que você enviou, ou que só trazem relatórios das suas organizações; o último primeiro."),
    ),
    "report": (
        Text("Cómo va un archivo", "How far a report is", "Como vai um arquivo"),
        Text("Su estado, su pregunta o su negativa y, cuando terminó, la constancia y las causas de lo encontrado.", "Its state, its question or refusal and, once done, the receipt and the causes of what was found.", "O seu estado, a sua pergunta ou recusa e, quando terminou, o recibo e as causas do encontrado."),
    ),
    "answer": (
        Text("Responder lo que un archivo pregunta", "Answer what a report asks", "Responder o que um arquivo pergunta"),
        Text("De un encabezado: `column`, una de las opciones o «-» para no leerlo. De filas sin organización o mes: `leave_out`.", "Of a heading: `column`, one of the choices or “-” to leave it unread. Of rows without organisation or month: `leave_out`.", "De um cabeçalho: `column`, uma das opções ou «-» para não o ler. De linhas sem organização ou mês: `leave_out`."),
    ),
    "cancel": (
        Text("Dejar un archivo", "Give a report up", "Desistir de um arquivo"),
        Text("Antes de que se lea, o en lugar de responder.", "Before it is read, or instead of answering.", "Antes que seja lido, ou em vez de responder."),
    ),
}  # fmt: skip

SUBJECTS: Final = {
    "public": Text("Abierto a todos", "Open to everybody", "Aberto a todos"),
    "lists": Text("Listas de códigos", "Code lists", "Listas de códigos"),
    "figures": Text("Cifras", "Figures", "Números"),
    "reports": Text("Sus reportes", "Your reports", "Os seus relatórios"),
    "sending": Text("Enviar", "Sending", "Enviar"),
}

PAGE: Final = {
    "title": Text("API: datos y reportes para programas", "API: data and reports for programs", "API: dados e relatórios para programas"),
    "lead": Text(
        "Las mismas tablas, cifras y reportes que muestran las páginas, para Excel, Power BI, R, Python o el sistema de su organización.",
        "The same tables, figures and reports that the pages show, for Excel, Power BI, R, Python or your organisation's own system.",
        "As mesmas tabelas, números e relatórios que as páginas mostram, para Excel, Power BI, R, Python ou o sistema da sua organização.",
    ),
    "begin": Text("Cómo empezar", "How to begin", "Como começar"),
    "open": Text(
        "Lo abierto al público no pide nada. Lo demás pide un acceso suyo: se crea en «Mi cuenta», hace lo que usted puede y nunca más, y se revoca cuando quiera.",
        "What is open to the public asks for nothing. The rest asks for a token of yours: made under “My account”, it does what you may and never more, and is revoked whenever you like.",
        "O aberto ao público não pede nada. O resto pede um acesso seu: cria-se em «Minha conta», faz o que você pode e nunca mais, e se revoga quando quiser.",
    ),
    "tokens": Text("Crear un acceso", "Make a token", "Criar um acesso"),
    "languages": Text(
        "Los textos vienen en el idioma de Accept-Language (es, en, pt). Un error es siempre application/problem+json: `detail` dice qué pasó y qué hacer, `reason` lo nombra para programas.",
        "Texts come in the language of Accept-Language (es, en, pt). An error is always application/problem+json: `detail` says what happened and what to do, `reason` names it for programs.",
        "Os textos vêm no idioma de Accept-Language (es, en, pt). Um erro é sempre application/problem+json: `detail` diz o que aconteceu e o que fazer, `reason` o nomeia para programas.",
    ),
    "lists": Text(
        "Las listas vienen por partes (`limit` y `offset`): `total` dice cuántos hay y `next` dónde sigue. Con If-None-Match, lo que no cambió no viaja de nuevo.",
        "Lists come in parts (`limit` and `offset`): `total` says how many there are and `next` where it goes on. With If-None-Match, what did not change does not travel again.",
        "As listas vêm por partes (`limit` e `offset`): `total` diz quantos há e `next` onde continua. Com If-None-Match, o que não mudou não viaja de novo.",
    ),
    "limits": Text(
        "Por minuto: {person} preguntas de una persona, {address} de una dirección sin acceso. Por hora: {sent} reportes. Después, 429 y Retry-After.",
        "A minute: {person} questions of a person, {address} of an address without a token. An hour: {sent} reports. After that, 429 and Retry-After.",
        "Por minuto: {person} perguntas de uma pessoa, {address} de um endereço sem acesso. Por hora: {sent} relatórios. Depois, 429 e Retry-After.",
    ),
    "schema": Text("Descripción OpenAPI 3.1, para herramientas", "OpenAPI 3.1 description, for tools", "Descrição OpenAPI 3.1, para ferramentas"),
    "parameters": Text("Parámetros", "Parameters", "Parâmetros"),
    "needs": Text("con acceso", "with a token", "com acesso"),
    "needs_report": Text("con acceso que envía", "with a token that sends", "com acesso que envia"),
    "needs_nothing": Text("abierto", "open", "aberto"),
    "example": Text("Ejemplo", "Example", "Exemplo"),
    "here": Text("En esta página", "On this page", "Nesta página"),
}  # fmt: skip
