"""The words of the parts of a dashboard, of its files and of its comparisons, in three languages."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

# The parts of a dashboard by the word of their address; the blank one is the dashboard itself.
PARTS: Final = {
    "": Text("Resumen", "Overview", "Resumo"),
    "personas": Text("Quiénes", "Who was reached", "Quem"),
    "organizaciones": Text("Organizaciones", "Organisations", "Organizações"),
    "transferencias": Text("Transferencias (CVA)", "Cash and vouchers (CVA)", "Transferências (CVA)"),
    "provincias": Text("Provincias", "Provinces", "Províncias"),
    "calidad": Text("Calidad", "Quality", "Qualidade"),
}

CHARTS: Final = {
    "grupos": Text("Por grupo poblacional", "By population group", "Por grupo populacional"),
    "edades": Text("Por edad y género", "By age and gender", "Por idade e gênero"),
    "acogida": Text("Comunidad de acogida, por sector", "Host community, by sector", "Comunidade de acolhida, por setor"),
    "tipos": Text("Por tipo de organización", "By organisation type", "Por tipo de organização"),
    "activas": Text("Organizaciones activas, por tipo", "Organisations active, by type", "Organizações ativas, por tipo"),
    "transferencias-sectores": Text("Con transferencias (CVA), por sector", "With cash or vouchers (CVA), by sector", "Com transferências (CVA), por setor"),
    "mecanismos": Text("Con transferencias (CVA), por mecanismo de entrega", "With cash or vouchers (CVA), by delivery mechanism", "Com transferências (CVA), por mecanismo de entrega"),
    "dolares": Text("Dólares entregados, por mecanismo de entrega", "Dollars given, by delivery mechanism", "Dólares entregues, por mecanismo de entrega"),
    "provincias": Text("Por provincia (admin2)", "By admin2", "Por província (admin2)"),
    "filas": Text("Filas sin avisos, mes a mes", "Rows without findings, month by month", "Linhas sem avisos, mês a mês"),
    "primera": Text("Bien a la primera, mes a mes", "First time right, month by month", "Certo da primeira vez, mês a mês"),
}  # fmt: skip

FINDINGS: Final = {
    "grupos": Text("{name} es el grupo con más personas: {people}", "{name} is the group with most people: {people}", "{name} é o grupo com mais pessoas: {people}"),
    "edades": Text("{name} es el grupo de edad y género con más personas: {people}", "{name} is the age and gender group with most people: {people}", "{name} é o grupo de idade e gênero com mais pessoas: {people}"),
    "acogida": Text("{name} es el sector que más personas de la comunidad de acogida alcanzó: {people}", "{name} is the sector that reached most people of the host community: {people}", "{name} é o setor que mais pessoas da comunidade de acolhida alcançou: {people}"),
    "tipos": Text("{name} es el tipo de organización que más personas alcanzó: {people}", "{name} is the organisation type that reached most people: {people}", "{name} é o tipo de organização que mais pessoas alcançou: {people}"),
    "activas": Text("{name} es el tipo con más organizaciones activas: {people}", "{name} is the type with most organisations active: {people}", "{name} é o tipo com mais organizações ativas: {people}"),
    "transferencias-sectores": Text("{name} es el sector que más personas alcanzó con transferencias: {people}", "{name} is the sector that reached most people with cash or vouchers: {people}", "{name} é o setor que mais pessoas alcançou com transferências: {people}"),
    "mecanismos": Text("{name} es el mecanismo con más personas: {people}", "{name} is the mechanism with most people: {people}", "{name} é o mecanismo com mais pessoas: {people}"),
    "dolares": Text("{name} es el mecanismo con más dólares: {people}", "{name} is the mechanism with most dollars: {people}", "{name} é o mecanismo com mais dólares: {people}"),
    "provincias": Text("{name} es la provincia con más personas: {people}", "{name} is the admin2 with most people: {people}", "{name} é a província com mais pessoas: {people}"),
    "next": Text("le sigue {name}, con {people}", "next is {name}, with {people}", "depois vem {name}, com {people}"),
    "blank": Text("{people} no dicen cuál", "{people} do not say which", "{people} não dizem qual"),
    "unpublished": Text("Este desglose no se publica", "This breakdown is not published", "Este detalhamento não se publica"),
    "not_reported": Text("Nadie lo reportó", "Nobody reported it", "Ninguém o relatou"),
    "zero": Text("Todo lo reportado suma 0", "All that was reported adds up to 0", "Tudo o que foi relatado soma 0"),
    "no_rows": Text("Sin filas con lo elegido", "No rows with what is chosen", "Sem linhas com o escolhido"),
    "filas": Text("{share} % de las filas no tienen avisos; el mes con menos es {month}, con {low} %", "{share}% of the rows have no findings; the lowest month is {month}, with {low}%", "{share}% das linhas não têm avisos; o mês com menos é {month}, com {low}%"),
    "primera": Text("{share} % de las filas se enviaron bien a la primera; el mes con menos es {month}, con {low} %", "{share}% of the rows were sent right the first time; the lowest month is {month}, with {low}%", "{share}% das linhas foram enviadas certas da primeira vez; o mês com menos é {month}, com {low}%"),
    "primera_none": Text("No se sabe todavía qué filas se enviaron bien a la primera", "It is not known yet which rows were sent right the first time", "Ainda não se sabe quais linhas foram enviadas certas da primeira vez"),
}  # fmt: skip

WORDS: Final = {
    "parts": Text("Partes del tablero", "Parts of the dashboard", "Partes do painel"),
    "by_sum": Text(
        "Con el modelo «{model}» no hay cifra por {dimension}. Se muestra la suma, que es el límite superior. Por qué: {why}.",
        "By the model “{model}” there is no figure by {dimension}. The sum is shown, which is the upper bound. Why: {why}.",
        "Com o modelo «{model}» não há número por {dimension}. Mostra-se a soma, que é o limite superior. Por quê: {why}.",
    ),
    "host_by_sum": Text(
        "La comunidad de acogida se muestra con el modelo «{model}»: con los demás no hay cifra por grupo.",
        "The host community is shown by the model “{model}”: by the others there is no figure by group.",
        "A comunidade de acolhida se mostra com o modelo «{model}»: com os outros não há número por grupo.",
    ),
    "people": Text("personas; barra: estimación, línea: intervalo", "people; bar: estimate, line: interval", "pessoas; barra: estimativa, linha: intervalo"),
    "organisations": Text("organizaciones distintas con actividad", "different organisations with activity", "organizações distintas com atividade"),
    "dollars": Text("dólares entregados (USD)", "dollars given (USD)", "dólares entregues (USD)"),
    "share": Text("% de las filas, de todos los sectores y lugares", "% of the rows, of all sectors and places", "% das linhas, de todos os setores e lugares"),
    "how": Text("Cómo se calcula", "How it is computed", "Como se calcula"),
    "rows_of": Text("{part} de {all} filas", "{part} of {all} rows", "{part} de {all} linhas"),
    "column_people": Text("Personas", "People", "Pessoas"),
    "column_organisations": Text("Organizaciones", "Organisations", "Organizações"),
    "column_dollars": Text("USD", "USD", "USD"),
    "column_share": Text("% de las filas", "% of the rows", "% das linhas"),
    "without_value": Text("filas sin valor: {count}", "rows without a value: {count}", "linhas sem valor: {count}"),
    "reached": Text("Personas alcanzadas", "People reached", "Pessoas alcançadas"),
    "host": Text("De la comunidad de acogida", "Of the host community", "Da comunidade de acolhida"),
    "cash_people": Text("Personas con transferencias (CVA)", "People with cash or vouchers (CVA)", "Pessoas com transferências (CVA)"),
    "cash_value": Text("Dólares entregados (USD)", "Dollars given (USD)", "Dólares entregues (USD)"),
    "rows": Text("Filas de la publicación", "Rows of the release", "Linhas da publicação"),
    "with_errors": Text("Con avisos", "With findings", "Com avisos"),
    "no_admin2": Text(
        "Ninguna fila de lo elegido dice la provincia (admin2): el formato de este año no la pide, o nadie la escribió.",
        "No row of what is chosen says the admin2: this year's layout does not ask for it, or nobody wrote it.",
        "Nenhuma linha do escolhido diz a província (admin2): o formato deste ano não a pede, ou ninguém a escreveu.",
    ),
    "no_admin2_map": Text(
        "No hay un mapa: el paquete de esta plataforma solo trae los contornos de los departamentos.",
        "There is no map: the pack of this platform only has the outlines of departments.",
        "Não há um mapa: o pacote desta plataforma só traz os contornos dos departamentos.",
    ),
    "first_time": Text(
        "De las filas de esta publicación, cuántas se enviaron la primera vez sin avisos. No es una clasificación: las organizaciones reportan cosas distintas.",
        "Of the rows of this release, how many were sent without findings the first time. It is no ranking: organisations report different things.",
        "Das linhas desta publicação, quantas foram enviadas sem avisos da primeira vez. Não é uma classificação: as organizações relatam coisas distintas.",
    ),
    "first_time_none": Text(
        "Se calcula con los envíos guardados en la plataforma, después de firmar. Si esta publicación es nueva, vuelva en unos minutos.",
        "It is computed from the reports kept on the platform, after signing. If this release is new, come back in some minutes.",
        "Calcula-se com os envios guardados na plataforma, depois de assinar. Se esta publicação é nova, volte em alguns minutos.",
    ),
    "take": Text("Llevar", "Take away", "Levar"),
    "copy": Text("Copiar la dirección de esta vista", "Copy the address of this view", "Copiar o endereço desta vista"),
    "copied": Text("Copiada: quien la abra verá lo mismo.", "Copied: whoever opens it will see the same.", "Copiado: quem o abrir verá o mesmo."),
    "compare": Text("Comparar", "Compare", "Comparar"),
    "signed": Text("firmada el {when}", "signed on {when}", "assinada em {when}"),
    "file_source": Text(
        "Fuente: Tinkuy, {platform}, publicación {release}, firmada el {when}.{withdrawn} {synthetic}",
        "Source: Tinkuy, {platform}, release {release}, signed on {when}.{withdrawn} {synthetic}",
        "Fonte: Tinkuy, {platform}, publicação {release}, assinada em {when}.{withdrawn} {synthetic}",
    ),
    "file_withdrawn": Text(" RETIRADA: no la use.", " WITHDRAWN: do not use it.", " RETIRADA: não a use."),
    "unplaced": Text("Fuera del mapa: {label}: {value} ({range})", "Not on the map: {label}: {value} ({range})", "Fora do mapa: {label}: {value} ({range})"),
    "no_chart": Text("No hay un gráfico con ese nombre.", "There is no chart of that name.", "Não há um gráfico com esse nome."),
}  # fmt: skip
