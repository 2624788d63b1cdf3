"""What published tables say beside their numbers: states, columns of ours, the sheet that is read first."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

STATES: Final = {
    "shown": (
        Text("se muestra", "shown", "mostrado"),
        Text("La cifra está en la fila.", "The number is in the row.", "O número está na linha."),
    ),
    "suppressed": (
        Text("suprimido", "suppressed", "suprimido"),
        Text(
            "Se conoce y no se muestra, para que nadie pueda ser reconocido. No es cero: la celda está vacía.",
            "Known and not shown, so that nobody can be recognised. It is not zero: the cell is empty.",
            "É conhecido e não é mostrado, para que ninguém possa ser reconhecido. Não é zero: a célula está vazia.",
        ),
    ),
    "not_reported": (
        Text("no reportado", "not reported", "não relatado"),
        Text(
            "Nadie reportó este dato. No es cero: la celda está vacía.",
            "Nobody reported this. It is not zero: the cell is empty.",
            "Ninguém relatou este dado. Não é zero: a célula está vazia.",
        ),
    ),
}
CODE_OF: Final = Text("{label} (código)", "{label} (code)", "{label} (código)")
IN_WORDS: Final = Text("{label} (en palabras)", "{label} (in words)", "{label} (em palavras)")
NAME_MEANING: Final = Text(
    "El nombre de lo que dice la columna {key}, en el idioma pedido.",
    "The name of what column {key} says, in the language asked for.",
    "O nome do que diz a coluna {key}, no idioma pedido.",
)
RELEASE: Final = Text("Publicación", "Release", "Publicação")
RELEASE_MEANING: Final = Text(
    "La publicación firmada de la que es la fila. Cite este identificador: sus cifras no cambian nunca.",
    "The signed release that the row is of. Cite this identifier: its numbers never change.",
    "A publicação assinada de que é a linha. Cite este identificador: seus números nunca mudam.",
)
BOOK: Final = {
    "read_me": Text("Lea esto", "Read me", "Leia isto"),
    "what": Text("Qué es", "What it is", "O que é"),
    "platform": Text("Plataforma", "Platform", "Plataforma"),
    "release": RELEASE,
    "date": Text("Fecha de la publicación", "Date of the release", "Data da publicação"),
    "months": Text("Meses", "Months", "Meses"),
    "between": Text("{first} a {last}", "{first} to {last}", "{first} a {last}"),
    "address": Text("Dirección permanente", "Permanent address", "Endereço permanente"),
    "licence": Text("Licencia", "Licence", "Licença"),
    "states": Text("Estados de una cifra", "States of a number", "Estados de um número"),
    "columns": Text("Columnas", "Columns", "Colunas"),
    "rounded": Text(
        "Una celda vacía nunca es un cero: mire la columna del estado. No sume cifras suprimidas como si fueran 0.",
        "An empty cell is never a zero: see the column of the state. Do not add suppressed numbers as if they were 0.",
        "Uma célula vazia nunca é um zero: veja a coluna do estado. Não some números suprimidos como se fossem 0.",
    ),
}
LICENCE: Final = Text(
    "La decide la plataforma; todavía no ha publicado una. Cite la plataforma y la publicación.",
    "As the platform decides; it has not published one yet. Cite the platform and the release.",
    "Decidida pela plataforma; ela ainda não publicou uma. Cite a plataforma e a publicação.",
)
