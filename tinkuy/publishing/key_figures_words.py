"""The words of key figures, in three languages: what is pasted into a report, whatever the form (pure)."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

WORDS: Final = {
    "title": Text("Cifras clave, {month}", "Key figures, {month}", "Números-chave, {month}"),
    "title_to_date": Text("Cifras clave, {months}", "Key figures, {months}", "Números-chave, {months}"),
    "reached": Text("Personas alcanzadas en {month}", "People reached in {month}", "Pessoas alcançadas em {month}"),
    "to_date": Text("Personas alcanzadas, {months}", "People reached, {months}", "Pessoas alcançadas, {months}"),
    "host": Text("De ellas, de la comunidad de acogida", "Of these, of the host community", "Delas, da comunidade de acolhida"),
    "organisations": Text("Organizaciones activas", "Organisations active", "Organizações ativas"),
    "reports": Text("Reportes recibidos, de {expected} esperados", "Reports received, of {expected} expected", "Relatórios recebidos, de {expected} esperados"),
    "reports_of": Text("Organizaciones que reportaron {month}, de {expected}", "Organisations that reported {month}, of {expected}", "Organizações que relataram {month}, de {expected}"),
    "who_reported": Text("Reportaron {now} organizaciones en {month} y {was} en {before}: un cambio puede venir de quién reportó.", "{now} organisations reported in {month} and {was} in {before}: a change may come from who reported.", "Relataram {now} organizações em {month} e {was} em {before}: uma mudança pode vir de quem relatou."),
    "same_reported": Text("Reportaron {now} organizaciones en cada uno de los dos meses.", "{now} organisations reported in each of the two months.", "Relataram {now} organizações em cada um dos dois meses."),
    "rounded": Text("Números públicos: cada celda se redondea a decenas antes de sumar.", "Public numbers: each cell is rounded to tens before adding up.", "Números públicos: cada célula é arredondada a dezenas antes de somar."),
    "cash_value": Text("Transferencias monetarias (CVA)", "Cash and vouchers (CVA)", "Transferências monetárias (CVA)"),
    "cash_people": Text("Personas alcanzadas con CVA", "People reached with CVA", "Pessoas alcançadas com CVA"),
    "sectors": Text("Por sector, {month}", "By sector, {month}", "Por setor, {month}"),
    "places": Text("Los lugares con más personas, {month}", "The places with most people, {month}", "Os lugares com mais pessoas, {month}"),
    "top_sector": Text("El sector con más personas: {name} ({people}).", "The sector with most people: {name} ({people}).", "O setor com mais pessoas: {name} ({people})."),
    "change": Text("Qué cambió", "What changed", "O que mudou"),
    "told": Text("En palabras de las organizaciones", "In the words of organisations", "Nas palavras das organizações"),
    "highlight": Text("Lo más importante", "Highlight", "O mais importante"),
    "barrier": Text("Barrera", "Barrier", "Barreira"),
    "more_told": Text("{count} relatos más en la página de estas cifras.", "{count} more narratives on the page of these figures.", "Mais {count} relatos na página destes números."),
    "between": Text("entre {lower} y {upper}", "between {lower} and {upper}", "entre {lower} e {upper}"),
    "suppressed": Text("<10", "<10", "<10"),
    "kept_back": Text("no se muestra", "not shown", "não se mostra"),
    "not_reported": Text("no reportado", "not reported", "não relatado"),
    "not_published": Text("no se publica", "not published", "não se publica"),
    "no_rows": Text("sin filas", "no rows", "sem linhas"),
    "shown": Text("número", "number", "número"),
    "rows_without": Text("{count} de {rows} filas no lo dicen", "{count} of {rows} rows do not say it", "{count} de {rows} linhas não o dizem"),
    "missing": Text("Faltan: {names}.", "Missing: {names}.", "Faltam: {names}."),
    "and_more": Text("y {count} más", "and {count} more", "e mais {count}"),
    "model": Text("Modelo: {name}. {method}", "Model: {name}. {method}", "Modelo: {name}. {method}"),
    "estimate": Text(
        "Una persona puede recibir más de una ayuda: cada número es una estimación y el intervalo dice entre qué valores está.",
        "One person may receive more than one kind of help: each number is an estimate, and the interval says between which values it lies.",
        "Uma pessoa pode receber mais de uma ajuda: cada número é uma estimativa e o intervalo diz entre quais valores está.",
    ),
    "protected": Text(
        "<10 y «no se muestra»: números pequeños, o los que permitirían calcularlos; se guardan para proteger a las personas.",
        "<10 and “not shown”: small numbers, or those from which they could be computed; they are kept back to protect people.",
        "<10 e «não se mostra»: números pequenos, ou os que permitiriam calculá-los; são guardados para proteger as pessoas.",
    ),
    "not_zero": Text("«No reportado» es un vacío, no un cero.", "“Not reported” is a gap, not a zero.", "«Não relatado» é uma lacuna, não um zero."),
    "at": Text("Estas cifras: {address}", "These figures: {address}", "Estes números: {address}"),
    "addresses": Text("Dónde se explica cada número", "Where each number is explained", "Onde cada número é explicado"),
    "withdrawn": Text("PUBLICACIÓN RETIRADA.", "WITHDRAWN RELEASE.", "PUBLICAÇÃO RETIRADA."),
    "bar_says": Text(
        "Una barra con el intervalo de {lower} a {upper} y una línea en la estimación, {value}.",
        "A bar with the interval from {lower} to {upper} and a line at the estimate, {value}.",
        "Uma barra com o intervalo de {lower} a {upper} e uma linha na estimativa, {value}.",
    ),
    "legend_parts": Text("barra: estimación; línea: intervalo", "bar: estimate; line: interval", "barra: estimativa; linha: intervalo"),
    "sector": Text("Sector", "Sector", "Setor"),
    "place": Text("Lugar", "Place", "Lugar"),
    "people": Text("Personas", "People", "Pessoas"),
    "interval": Text("Intervalo", "Interval", "Intervalo"),
}  # fmt: skip

# The headings of the workbook.
COLUMNS: Final = {
    "part": (Text("Parte", "Part", "Parte"), 30),
    "figure": (Text("Cifra", "Figure", "Número"), 44),
    "value": (Text("Valor", "Value", "Valor"), 14),
    "lower": (Text("Al menos", "At least", "Pelo menos"), 12),
    "upper": (Text("A lo más", "At most", "No máximo"), 12),
    "state": (Text("Estado", "State", "Estado"), 16),
    "note": (Text("Nota", "Note", "Nota"), 34),
    "release": (Text("Publicación", "Release", "Publicação"), 38),
    "address": (Text("Dirección", "Address", "Endereço"), 60),
}
SHEET: Final = Text("Cifras clave", "Key figures", "Números-chave")
HEADLINE: Final = Text("Cifras principales", "Main figures", "Números principais")

# What moved people reached from one month to the next; each sentence is true of the numbers beside it.
CHANGE: Final = {
    "more": Text("{by} más que en {before} ({value}).", "{by} more than in {before} ({value}).", "{by} a mais que em {before} ({value})."),
    "less": Text("{by} menos que en {before} ({value}).", "{by} fewer than in {before} ({value}).", "{by} a menos que em {before} ({value})."),
    "same": Text("Lo mismo que en {before} ({value}).", "The same as in {before} ({value}).", "O mesmo que em {before} ({value})."),
    "share": Text("{by} ({share} %)", "{by} ({share}%)", "{by} ({share} %)"),
    "no_month": Text("No se compara: en esta publicación no hay filas de {before}.", "Not compared: this release has no rows of {before}.", "Não se compara: nesta publicação não há linhas de {before}."),
    "gap": Text("No se compara con {before}: las personas nuevas de {month} no se reportaron. Es un vacío, no una caída.", "Not compared with {before}: new people of {month} were not reported. It is a gap, not a fall.", "Não se compara com {before}: as pessoas novas de {month} não foram relatadas. É uma lacuna, não uma queda."),
    "not_published": Text("No se compara con {before}: la cifra de {month} no se publica.", "Not compared with {before}: the figure of {month} is not published.", "Não se compara com {before}: o número de {month} não se publica."),
    "protected": Text("No se compara con {before}: hay números pequeños que no se muestran.", "Not compared with {before}: there are small numbers that are not shown.", "Não se compara com {before}: há números pequenos que não são mostrados."),
    "came": Text("+{people}: reportaron personas en {month} y no en {before}: {names}.", "+{people}: reported people in {month} and not in {before}: {names}.", "+{people}: relataram pessoas em {month} e não em {before}: {names}."),
    "went": Text("−{people}: las reportaron en {before} y no en {month}: {names}. Puede ser un reporte que falta, no una caída.", "−{people}: reported them in {before} and not in {month}: {names}. It may be a missing report, not a fall.", "−{people}: relataram-nas em {before} e não em {month}: {names}. Pode ser um relatório que falta, não uma queda."),
    "stayed": Text("{people}: las {count} organizaciones que reportaron ambos meses.", "{people}: the {count} organisations that reported both months.", "{people}: as {count} organizações que relataram os dois meses."),
    "stayed_one": Text("{people}: la organización que reportó ambos meses.", "{people}: the organisation that reported both months.", "{people}: a organização que relatou os dois meses."),
    "most": Text("De ellas, las que más cambiaron: {names}.", "Of these, those that changed most: {names}.", "Delas, as que mais mudaram: {names}."),
    "by_sum": Text("Estos motivos suman personas nuevas; el modelo de la cifra descuenta a quien pudo recibir más de una ayuda.", "These reasons add up new people; the model of the figure takes off whoever may have been helped more than once.", "Estes motivos somam pessoas novas; o modelo do número desconta quem pode ter recebido mais de uma ajuda."),
    "partly": Text("En {month}, {count} de {rows} filas no dicen cuántas personas son nuevas: el número real puede ser mayor.", "In {month}, {count} of {rows} rows do not say how many people are new: the true number may be larger.", "Em {month}, {count} de {rows} linhas não dizem quantas pessoas são novas: o número real pode ser maior."),
}  # fmt: skip
