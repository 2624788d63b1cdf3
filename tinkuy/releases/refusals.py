"""What a person is told where a release cannot be cut, opened or trusted: one sentence each (pure)."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tinkuy.languages import Text

_ALREADY_THERE: Final = Text(
    "Ya existe «{folder}», y una publicación nunca se cambia: elija otra carpeta.",
    "“{folder}” already exists, and a release is never changed: choose another folder.",
    "Já existe «{folder}», e uma publicação nunca se altera: escolha outra pasta.",
)
_NOT_A_RELEASE: Final = Text(
    "«{folder}» no es una publicación completa: allí falta un manifest.json que se pueda leer.",
    "“{folder}” is not a whole release: it lacks a manifest.json that can be read.",
    "«{folder}» não é uma publicação completa: falta ali um manifest.json que se possa ler.",
)
_CHANGED: Final = Text(
    "La publicación «{folder}» cambió después de firmarse ({files}): no se usa; pida una copia a quien la firmó.",
    "The release “{folder}” changed after it was signed ({files}): it is not used; ask whoever signed it for a copy.",
    "A publicação «{folder}» mudou depois de assinada ({files}): não se usa; peça uma cópia a quem a assinou.",
)
_NOT_SIGNED: Final = Text(
    "Falta decir quién firma la publicación.", "It is not said who signs the release.", "Falta dizer quem assina a publicação."
)  # fmt: skip
_SAME_IDS: Final = Text(
    "Hay filas con el mismo row_id: cada fila de una publicación necesita el suyo.",
    "Some rows have the same row_id: every row of a release needs its own.",
    "Há linhas com o mesmo row_id: cada linha de uma publicação precisa do seu.",
)
_NO_REASON: Final = Text(
    "Falta decir por qué se retira la publicación {release}.",
    "It is not said why the release {release} is withdrawn.",
    "Falta dizer por que se retira a publicação {release}.",
)
_OTHER_YEARS: Final = Text(
    "Una publicación es de {before} y la otra de {after}: un mismo código puede significar otra cosa en otro año, y no se "
    "comparan fila por fila.",
    "One release is of {before} and the other of {after}: the same code may mean something else in another year, and they are "
    "not compared row by row.",
    "Uma publicação é de {before} e a outra de {after}: um mesmo código pode significar outra coisa em outro ano, e não se "
    "comparam linha por linha.",
)

_NOTHING_STANDS: Final = Text(
    "Todavía no hay nada aceptado en esos meses, así que no hay qué publicar. Acepte primero los reportes en Revisión.",
    "Nothing has been accepted in those months yet, so there is nothing to release. Please accept reports in Review first.",
    "Ainda não há nada aceito nesses meses, então não há o que publicar. Aceite primeiro os relatórios em Revisão.",
)
_LOOK_AGAIN: Final = Text(
    "Mientras usted miraba, cambió lo que está aceptado. No se firmó nada: mire otra vez lo que saldrá, y firme.",
    "While you were looking, what is accepted changed. Nothing was signed: please look again at what will go out, and sign.",
    "Enquanto você olhava, mudou o que está aceito. Nada foi assinado: olhe de novo o que vai sair, e assine.",
)
_ALREADY_WITHDRAWN: Final = Text(
    "Otra persona ya retiró esa publicación; nada cambió.",
    "Somebody else withdrew that release already; nothing changed.",
    "Outra pessoa já retirou essa publicação; nada mudou.",
)
_NOT_WRITTEN: Final = Text(
    "La publicación no se pudo guardar ({reason}); no se firmó nada y todo sigue como estaba. Avise a quien administra la "
    "instalación e intente más tarde.",
    "The release could not be kept ({reason}); nothing was signed and all is as it was. Please tell whoever runs the "
    "installation and try again later.",
    "A publicação não pôde ser guardada ({reason}); nada foi assinado e tudo está como estava. Avise quem administra a "
    "instalação e tente mais tarde.",
)

OUR_FAULT: Final = Text(
    "Algo falló de nuestro lado y no se hizo nada; todo sigue como estaba. Intente otra vez y, si se repite, avise a quien "
    "administra la instalación con este código: {id}.",
    "Something failed on our side and nothing was done; all is as it was. Please try again and, if it happens again, tell whoever "
    "runs the installation this code: {id}.",
    "Algo falhou do nosso lado e nada foi feito; tudo está como estava. Tente de novo e, se acontecer outra vez, informe a quem "
    "administra a instalação este código: {id}.",
)
GIVEN_UP: Final = Text(
    "Se empezó {times} veces y no terminó; no se hizo nada y todo sigue como estaba. Avise a quien administra la instalación: "
    "puede faltar memoria.",
    "It was begun {times} times and did not end; nothing was done and all is as it was. Please tell whoever runs the "
    "installation: memory may be short.",
    "Foi começado {times} vezes e não terminou; nada foi feito e tudo está como estava. Avise quem administra a instalação: "
    "pode faltar memória.",
)


class Refused(ValueError):
    """Raised where a release cannot be cut, opened or trusted; `text` says why and what to do."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


class AlreadyThere(Refused):
    """Something stands where the release would be written."""

    def __init__(self, folder: Path) -> None:
        super().__init__(_ALREADY_THERE.format(folder=folder))


class NotARelease(Refused):
    """The folder holds no whole release."""

    def __init__(self, folder: Path) -> None:
        super().__init__(_NOT_A_RELEASE.format(folder=folder))


class Changed(Refused):
    """The folder no longer says what was signed; `files` names what differs."""

    def __init__(self, folder: Path, files: list[str]) -> None:
        self.files = tuple(files)
        super().__init__(_CHANGED.format(folder=folder, files=", ".join(files)))


class NotSigned(Refused):
    """Nobody signs."""

    def __init__(self) -> None:
        super().__init__(_NOT_SIGNED)


class SameIds(Refused):
    """Two rows have one identifier."""

    def __init__(self) -> None:
        super().__init__(_SAME_IDS)


class NoReason(Refused):
    """A release is withdrawn without a reason."""

    def __init__(self, release: str) -> None:
        super().__init__(_NO_REASON.format(release=release))


class OtherYears(Refused):
    """Two releases of different plan years."""

    def __init__(self, before: str, after: str) -> None:
        super().__init__(_OTHER_YEARS.format(before=before, after=after))


class NothingStands(Refused):
    """Nothing was accepted in the year and months asked for."""

    def __init__(self) -> None:
        super().__init__(_NOTHING_STANDS)


class LookAgain(Refused):
    """What stands is no longer what the person who signs looked at."""

    def __init__(self) -> None:
        super().__init__(_LOOK_AGAIN)


class AlreadyWithdrawn(Refused):
    """Somebody withdrew the release before."""

    def __init__(self) -> None:
        super().__init__(_ALREADY_WITHDRAWN)


class NotWritten(Refused):
    """The release could not be written, for instance because the disk is full; nothing is left behind."""

    def __init__(self, reason: str) -> None:
        super().__init__(_NOT_WRITTEN.format(reason=reason))
