"""What can be wrong with a pack, said in three languages: what is wrong, where, what to do (pure)."""

from __future__ import annotations

from typing import Final, NamedTuple

from tinkuy.languages import Text


class Flaw(NamedTuple):
    """One thing to mend in a pack: the file, its line as a text editor shows it (None: the file as a whole), and the words."""

    file: str
    line: int | None
    text: Text


NO_MANIFEST: Final = Text(
    "La carpeta no tiene el archivo pack.toml; escríbalo como explica docs/packs.md.",
    "The folder has no file pack.toml; write it as docs/packs.md explains.",
    "A pasta não tem o arquivo pack.toml; escreva-o como explica docs/packs.md.",
)
NOT_TOML: Final = Text(
    "No se pudo leer el archivo como TOML ({why}); corrija esa línea.",
    "The file could not be read as TOML ({why}); mend that line.",
    "Não foi possível ler o arquivo como TOML ({why}); corrija essa linha.",
)
MISSING_KEY: Final = Text(
    "Falta «{key}»; agréguelo ({expected}).",
    "“{key}” is missing; add it ({expected}).",
    "Falta «{key}»; acrescente-o ({expected}).",
)
WRONG_TYPE: Final = Text(
    "«{key}» dice {value} y se espera {expected}.",
    "“{key}” says {value}; {expected} is expected.",
    "«{key}» diz {value} e se espera {expected}.",
)
NO_FILE: Final = Text(
    "El paquete nombra este archivo, pero la carpeta no lo tiene; agréguelo, o declare la lista como no conocida (known = false).",
    "The pack names this file, but the folder lacks it; add it, or declare the list as not known (known = false).",
    "O pacote nomeia este arquivo, mas a pasta não o tem; acrescente-o, ou declare a lista como não conhecida (known = false).",
)
NOT_UTF8: Final = Text(
    "El archivo no está en UTF-8; guárdelo como CSV UTF-8.",
    "The file is not in UTF-8; save it as CSV UTF-8.",
    "O arquivo não está em UTF-8; salve-o como CSV UTF-8.",
)
NOT_CSV: Final = Text(
    "No se pudo leer el archivo como CSV ({why}); revise que cada comilla se cierre.",
    "The file could not be read as CSV ({why}); check that every quote is closed.",
    "Não foi possível ler o arquivo como CSV ({why}); verifique se cada aspa se fecha.",
)
UNKNOWN_WITH_FILE: Final = Text(
    "La lista «{list}» se declara no conocida, pero hay un archivo con ella; borre el archivo o escriba known = true.",
    "The list “{list}” is declared not known, but there is a file with it; delete the file or write known = true.",
    "A lista «{list}» está declarada como não conhecida, mas há um arquivo com ela; apague o arquivo ou escreva known = true.",
)
EMPTY_LIST: Final = Text(
    "La lista se declara conocida y no tiene ninguna línea; complétela, o escriba known = false.",
    "The list is declared known and has no line; fill it in, or write known = false.",
    "A lista está declarada como conhecida e não tem nenhuma linha; preencha-a, ou escreva known = false.",
)
NO_HEADING: Final = Text(
    "Falta la columna «{heading}».",
    "The column “{heading}” is missing.",
    "Falta a coluna «{heading}».",
)
BLANK: Final = Text(
    "La celda «{heading}» está vacía; complétela.",
    "The cell “{heading}” is blank; fill it in.",
    "A célula «{heading}» está vazia; preencha-a.",
)
TWICE: Final = Text(
    "«{value}» ya está en la línea {other}; cada uno va una sola vez.",
    "“{value}” is already on line {other}; each may stand once only.",
    "«{value}» já está na linha {other}; cada um vai uma só vez.",
)
SAME_NAME: Final = Text(
    "{code} y {other} tienen el mismo nombre en «{language}»: «{name}»; distíngalos, o declárelos en same_name.",
    "{code} and {other} have the same name in “{language}”: “{name}”; tell them apart, or declare them in same_name.",
    "{code} e {other} têm o mesmo nome em «{language}»: «{name}»; diferencie-os, ou declare-os em same_name.",
)
ALIAS_OF_TWO: Final = Text(
    "«{name}» es otro nombre de {code}, pero también nombra a {other}; deje uno solo.",
    "“{name}” is another name of {code}, but names {other} too; keep only one.",
    "«{name}» é outro nome de {code}, mas também nomeia {other}; deixe um só.",
)
UNDEFINED: Final = Text(
    "«{value}» ({heading}) no está en la lista «{list}»; corríjalo o agréguelo a la lista.",
    "“{value}” ({heading}) is not on the list “{list}”; correct it or add it to the list.",
    "«{value}» ({heading}) não está na lista «{list}»; corrija-o ou acrescente-o à lista.",
)
NOT_ALLOWED: Final = Text(
    "«{heading}» dice «{value}»; puede decir: {allowed}.",
    "“{heading}” says “{value}”; it may say: {allowed}.",
    "«{heading}» diz «{value}»; pode dizer: {allowed}.",
)
NOT_TRANSLATED: Final = Text(
    "{code} no tiene nombre en «{language}», y esta lista debe tenerlo.",
    "{code} has no name in “{language}”, and this list must have it.",
    "{code} não tem nome em «{language}», e esta lista deve tê-lo.",
)
MORE_CELLS: Final = Text(
    "La línea tiene más celdas que títulos; encierre entre comillas el texto que lleva comas.",
    "The line has more cells than headings; put text that holds commas in quotes.",
    "A linha tem mais células que títulos; coloque entre aspas o texto que tem vírgulas.",
)
NOT_A_NUMBER: Final = Text(
    "«{heading}» dice «{value}»; escriba un número entre 0 y 1, con punto.",
    "“{heading}” says “{value}”; write a number between 0 and 1, with a point.",
    "«{heading}» diz «{value}»; escreva um número entre 0 e 1, com ponto.",
)
NOT_ONE: Final = Text(
    "Las partes suman {total} y deben sumar 1.",
    "The shares add up to {total}; they must add up to 1.",
    "As partes somam {total} e devem somar 1.",
)
NO_MODEL: Final = Text(
    "No se dice el modelo de consolidación de {country}; escríbalo en models, o póngalo en unknown.",
    "The consolidation model of {country} is not said; write it under models, or put it in unknown.",
    "Não se diz o modelo de consolidação de {country}; escreva-o em models, ou coloque-o em unknown.",
)
TWO_MODELS: Final = Text(
    "{country} tiene un modelo de consolidación y también está en unknown; deje uno solo.",
    "{country} has a consolidation model and is in unknown too; keep only one.",
    "{country} tem um modelo de consolidação e também está em unknown; deixe um só.",
)
NO_OPEN_COLUMNS: Final = Text(
    "No se dice qué columnas llena el tipo «{type}»; agréguelo a open_columns.",
    "Which columns the type “{type}” fills is not said; add it to open_columns.",
    "Não se diz quais colunas o tipo «{type}» preenche; acrescente-o a open_columns.",
)
NO_SUCH_RULE: Final = Text(
    "No hay una regla «{code}»; corrija el código.",
    "There is no rule “{code}”; correct the code.",
    "Não há uma regra «{code}»; corrija o código.",
)
NO_SUCH_PARAMETER: Final = Text(
    "La regla {code} no lee «{parameter}»; puede decir: {known}.",
    "The rule {code} does not read “{parameter}”; it may say: {known}.",
    "A regra {code} não lê «{parameter}»; pode dizer: {known}.",
)
NO_SUCH_MODEL: Final = Text(
    "{country} nombra el modelo «{model}», que no existe; los que hay: {known}.",
    "{country} names the model “{model}”, which does not exist; those there are: {known}.",
    "{country} nomeia o modelo «{model}», que não existe; os que há: {known}.",
)
NOT_OUTLINED: Final = Text(
    "Los contornos tienen {count} figuras para {code}; debe haber exactamente una.",
    "The outlines have {count} shapes for {code}; there must be exactly one.",
    "Os contornos têm {count} figuras para {code}; deve haver exatamente uma.",
)
UNREADABLE_OUTLINES: Final = Text(
    "No se pudieron leer los contornos; guárdelos como TopoJSON con un objeto «admin1».",
    "The outlines could not be read; save them as TopoJSON with an object “admin1”.",
    "Não foi possível ler os contornos; salve-os como TopoJSON com um objeto «admin1».",
)
NO_YEAR: Final = Text(
    "El paquete de año «{year}» no está aquí; nombre uno de estos: {known}.",
    "The year pack “{year}” is not here; name one of these: {known}.",
    "O pacote de ano «{year}» não está aqui; nomeie um destes: {known}.",
)
