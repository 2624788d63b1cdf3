"""The words of the home page, in three languages."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

HOME: Final = {
    "title": Text("De las necesidades a los resultados", "From needs to results", "Das necessidades aos resultados"),
    "lead": Text(
        "Tinkuy ayuda a las organizaciones que responden a personas refugiadas y migrantes a reportar juntas, con cifras que dicen de dónde vienen.",
        "Tinkuy helps the organisations of a refugee and migrant response to report together, with numbers that say where they come from.",
        "O Tinkuy ajuda as organizações que respondem a pessoas refugiadas e migrantes a relatar juntas, com números que dizem de onde vêm.",
    ),
    "check_title": Text("¿Va a enviar su 5W?", "About to send your 5W?", "Vai enviar seu 5W?"),
    "check_text": Text(
        "Revíselo antes, en segundos y sin cuenta. Tinkuy lee el archivo como lo tenga.",
        "Check it first, in seconds and without an account. Tinkuy reads the file as you have it.",
        "Verifique-o antes, em segundos e sem conta. O Tinkuy lê o arquivo como você o tem.",
    ),
    "check_button": Text("Revisar mi archivo", "Check my file", "Verificar meu arquivo"),
    "step_1": Text(
        "Suba su Excel, ODS o CSV. Dice qué leyó y qué no, celda por celda.",
        "Upload your Excel, ODS or CSV. It says what it read and what not, cell by cell.",
        "Envie seu Excel, ODS ou CSV. Diz o que leu e o que não, célula por célula.",
    ),
    "step_2": Text(
        "Vea las pocas causas detrás de muchas observaciones, y qué se propone para cada una.",
        "See the few causes behind many findings, and what is proposed for each.",
        "Veja as poucas causas por trás de muitas observações, e o que se propõe para cada uma.",
    ),
    "step_3": Text(
        "Descargue su mismo archivo con cada nota en su celda, corrija y envíe.",
        "Download your own file with each note in its cell, mend it and send it.",
        "Baixe seu próprio arquivo com cada nota na sua célula, corrija e envie.",
    ),
    "methods_title": Text("Las reglas están a la vista", "The rules are in plain sight", "As regras estão à vista"),
    "methods_text": Text(
        "Cada regla, cada causa y cada cifra tiene su explicación: qué mira, por qué importa y cómo se corrige.",
        "Every rule, every cause and every figure has its explanation: what it looks at, why it matters and how to mend it.",
        "Cada regra, cada causa e cada número tem sua explicação: o que olha, por que importa e como se corrige.",
    ),
    "methods_link": Text("Ver reglas y métodos", "See rules and methods", "Ver regras e métodos"),
    "today": Text("Ir a mi página", "Go to my page", "Ir à minha página"),
    "welcome": Text("Entró como", "Signed in as", "Entrou como"),
}
