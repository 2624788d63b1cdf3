"""Why a file cannot be read, in one sentence, and the question that only a person can answer (pure)."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text


class Unusable(Exception):
    """The file cannot be used; `text` says why and what to do, in one sentence. `reason` names the kind."""

    def __init__(self, reason: str, **values: object) -> None:
        self.reason, self.values = reason, values
        self.text: Text = SENTENCES[reason].format(**values)
        super().__init__(self.text.in_("en"))

    @property
    def text_on_a_page(self) -> Text:
        """The same for who has no command line before them."""
        said = ON_A_PAGE.get(self.reason)
        return said.format(**self.values) if said else self.text


class Question(Exception):
    """Two readings of the headings are equally likely; `heading` is the file's, `choices` our column keys, likeliest first."""

    def __init__(self, heading: str, position: str, choices: tuple[str, ...], labels: tuple[Text, ...]) -> None:
        self.heading, self.position, self.choices = heading, position, choices
        listed = [
            " · ".join(f"{key} ({label.in_(lang)})" for key, label in zip(choices, labels, strict=True))
            for lang in ("es", "en", "pt")
        ]
        self.text = Text(
            f'¿Qué dice la columna «{heading}» ({position})? Puede ser: {listed[0]}. Responda con --map "{heading}={choices[0]}".',
            f'What does the column “{heading}” ({position}) say? It may be: {listed[1]}. Answer with --map "{heading}={choices[0]}".',
            f'O que diz a coluna «{heading}» ({position})? Pode ser: {listed[2]}. Responda com --map "{heading}={choices[0]}".',
        )
        super().__init__(self.text.in_("en"))


SENTENCES: Final = {
    "not_there": Text(
        "No existe ningún archivo en «{path}»; revise el nombre y la carpeta.",
        "There is no file at “{path}”; please check the name and the folder.",
        "Não existe nenhum arquivo em «{path}»; verifique o nome e a pasta.",
    ),
    "a_folder": Text(
        "«{path}» es una carpeta; indique el archivo del reporte que está dentro.",
        "“{path}” is a folder; please name the report file inside it.",
        "«{path}» é uma pasta; indique o arquivo do relatório que está dentro.",
    ),
    "no_permission": Text(
        "No hay permiso para leer «{path}»; ciérrelo en otros programas o pida acceso a quien lo guarda.",
        "There is no permission to read “{path}”; close it in other programs or ask its keeper for access.",
        "Não há permissão para ler «{path}»; feche-o em outros programas ou peça acesso a quem o guarda.",
    ),
    "empty": Text(
        "El archivo está vacío; guarde el reporte de nuevo y envíelo otra vez.",
        "The file is empty; please save the report again and send it once more.",
        "O arquivo está vazio; salve o relatório de novo e envie-o outra vez.",
    ),
    "no_cells": Text(
        "El archivo no tiene ninguna celda llena; revise si es el archivo correcto.",
        "The file has no filled cell; please check whether it is the right file.",
        "O arquivo não tem nenhuma célula preenchida; verifique se é o arquivo certo.",
    ),
    "only_headings": Text(
        "La hoja «{sheet}» tiene encabezados pero ninguna fila debajo; complete al menos una actividad.",
        "The sheet “{sheet}” has headings but no row below them; please fill in at least one activity.",
        "A folha «{sheet}» tem cabeçalhos mas nenhuma linha abaixo; preencha pelo menos uma atividade.",
    ),
    "no_headings": Text(
        "No se encontró la fila de encabezados de un 5W (organización, mes, sector, indicador …); escríbala sobre los datos o use la plantilla.",
        "No heading row of a 5W was found (organisation, month, sector, indicator …); write it above the data or use the template.",
        "Não se encontrou a linha de cabeçalhos de um 5W (organização, mês, setor, indicador …); escreva-a acima dos dados ou use o modelo.",
    ),
    "password": Text(
        "El archivo está protegido con contraseña; quítele la contraseña y envíelo de nuevo.",
        "The file is protected by a password; please remove the password and send it again.",
        "O arquivo está protegido por senha; remova a senha e envie-o de novo.",
    ),
    "damaged": Text(
        "El archivo está dañado o incompleto y no se puede abrir; guárdelo de nuevo y envíelo otra vez.",
        "The file is damaged or incomplete and cannot be opened; please save it again and send it once more.",
        "O arquivo está danificado ou incompleto e não pode ser aberto; salve-o de novo e envie-o outra vez.",
    ),
    "not_a_table": Text(
        "El archivo es {what}, no una tabla; envíe el reporte como libro de Excel (XLSX), ODS o CSV.",
        "The file is {what}, not a table; please send the report as an Excel workbook (XLSX), ODS or CSV.",
        "O arquivo é {what}, não uma tabela; envie o relatório como pasta de trabalho do Excel (XLSX), ODS ou CSV.",
    ),
    "old_binary": Text(
        "El archivo es un libro binario de Excel (XLSB); guárdelo como XLSX y envíelo de nuevo.",
        "The file is a binary Excel workbook (XLSB); please save it as XLSX and send it again.",
        "O arquivo é uma pasta binária do Excel (XLSB); salve-a como XLSX e envie-a de novo.",
    ),
    "too_large": Text(
        "El archivo pesa {size} MB y el límite es {limit} MB; divídalo por meses o quite lo que no es del reporte.",
        "The file is {size} MB and the limit is {limit} MB; split it by month or remove what is not part of the report.",
        "O arquivo tem {size} MB e o limite é {limit} MB; divida-o por mês ou retire o que não é do relatório.",
    ),
    "bomb": Text(
        "El archivo, al desempaquetarse, crece mucho más de lo que crece un reporte ({size} MB); cópielo a un libro nuevo y envíe ese.",
        "When unpacked, the file grows far more than a report does ({size} MB); copy the rows to a new workbook and send that.",
        "Ao ser descompactado, o arquivo cresce muito mais do que um relatório ({size} MB); copie as linhas para uma pasta nova e envie essa.",
    ),
    "too_many_cells": Text(
        "Una hoja llega hasta la fila {rows} y la columna {columns}, más de lo que se puede leer; borre las filas y columnas vacías del final o divida el archivo.",
        "A sheet reaches row {rows} and column {columns}, more than can be read; delete the empty rows and columns at its end or split the file.",
        "Uma folha chega até a linha {rows} e a coluna {columns}, mais do que se pode ler; apague as linhas e colunas vazias do final ou divida o arquivo.",
    ),
    "too_heavy": Text(
        "Leer el archivo tomó más de {seconds} segundos o más memoria de la permitida; divídalo por meses y envíe las partes.",
        "Reading the file took more than {seconds} seconds or more memory than allowed; split it by month and send the parts.",
        "Ler o arquivo levou mais de {seconds} segundos ou mais memória do que o permitido; divida-o por mês e envie as partes.",
    ),
    "long_cell": Text(
        "La celda de la fila {row} tiene más de {limit} caracteres; acórtela, o cierre la comilla que quedó abierta.",
        "The cell in row {row} has more than {limit} characters; please shorten it, or close the quotation mark left open.",
        "A célula da linha {row} tem mais de {limit} caracteres; encurte-a, ou feche as aspas que ficaram abertas.",
    ),
    "open_quote": Text(
        "En la fila {row} se abre una comilla que no se cierra y las filas siguientes quedan dentro de una celda; ciérrela o quítela.",
        "In row {row} a quotation mark opens and never closes, so that the rows after it fall into one cell; close or remove it.",
        "Na linha {row} abre-se uma aspa que não se fecha e as linhas seguintes ficam dentro de uma célula; feche-a ou retire-a.",
    ),
    "entities": Text(
        "El libro trae definiciones XML (DTD o entidades) que un libro de cálculo no necesita; cópielo a un libro nuevo y envíe ese.",
        "The workbook carries XML definitions (a DTD or entities) that no workbook needs; copy it to a new workbook and send that.",
        "A pasta traz definições XML (DTD ou entidades) de que uma pasta de trabalho não precisa; copie-a para uma pasta nova e envie essa.",
    ),
    "three_ws": Text(
        "Esto es un 3W (quién hace qué y dónde), no un 5W: le faltan las columnas {missing}; agréguelas o use la plantilla del 5W.",
        "This is a 3W (who does what where), not a 5W: it lacks the columns {missing}; add them or use the 5W template.",
        "Isto é um 3W (quem faz o quê e onde), não um 5W: faltam as colunas {missing}; acrescente-as ou use o modelo do 5W.",
    ),
    "missing_columns": Text(
        "En la hoja «{sheet}» (encabezados en la fila {row}) faltan columnas obligatorias: {missing}; agréguelas, o diga cuál es con --map \"su encabezado=columna\".",
        "The sheet “{sheet}” (headings in row {row}) lacks required columns: {missing}; add them, or say which it is with --map \"their heading=column\".",
        "Na folha «{sheet}» (cabeçalhos na linha {row}) faltam colunas obrigatórias: {missing}; acrescente-as, ou diga qual é com --map \"seu cabeçalho=coluna\".",
    ),
    "no_country": Text(
        "El archivo no tiene columna de país y los lugares no dicen de cuál son; agregue la columna o indique la plataforma.",
        "The file has no country column and its places do not tell which country they are in; add the column or name the platform.",
        "O arquivo não tem coluna de país e os lugares não dizem de qual são; acrescente a coluna ou indique a plataforma.",
    ),
    "duplicated_headings": Text(
        "Las columnas {positions} se llaman igual («{heading}») y no dicen lo mismo; deje una sola o cámbiele el nombre a una.",
        "The columns {positions} have the same heading (“{heading}”) and do not say the same; keep one or rename one of them.",
        "As colunas {positions} têm o mesmo cabeçalho («{heading}») e não dizem o mesmo; deixe só uma ou mude o nome de uma.",
    ),
    "unknown_heading": Text(
        "El archivo no tiene el encabezado «{said}»; los que tiene son: {columns}.",
        "The file does not have the heading “{said}”; those it has are: {columns}.",
        "O arquivo não tem o cabeçalho «{said}»; os que tem são: {columns}.",
    ),
    "unknown_column": Text(
        "«{said}» no nombra una columna del 5W; las que hay son: {columns}.",
        "“{said}” names no column of a 5W; those there are: {columns}.",
        "«{said}» não nomeia uma coluna do 5W; as que há são: {columns}.",
    ),
}  # fmt: skip

# What is said on a page, where a sentence speaks of the command line.
ON_A_PAGE: Final = {
    "missing_columns": Text(
        "En la hoja «{sheet}» (encabezados en la fila {row}) faltan columnas obligatorias: {missing}. Agréguelas, o cambie su encabezado por el de la plantilla.",
        "The sheet “{sheet}” (headings in row {row}) lacks required columns: {missing}. Add them, or change their headings to the template's.",
        "Na folha «{sheet}» (cabeçalhos na linha {row}) faltam colunas obrigatórias: {missing}. Acrescente-as, ou troque seus cabeçalhos pelos do modelo.",
    ),
}
