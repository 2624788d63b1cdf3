"""What is asked of a figure: read from an address, said again as an address; nothing is guessed (pure).

Addresses are permanent: `por`, `modelo`, `sin-nacional`, `desde`, `hasta` and the parts of `kinds.PARTS` keep their meaning
for ever, and their values are codes. What is not known is refused with one sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final
from urllib.parse import urlencode

from tinkuy.figures.catalogue import BREAKDOWNS, DIMENSIONS
from tinkuy.languages import Text
from tinkuy.months import Month
from tinkuy.pages.figures.kinds import KINDS, PARTS, Kind, code_of, value_of

NO_NATIONAL: Final = "sin-nacional"
YES: Final = "si"
# How a page shows a figure, and no part of what the figure is.
SHOWN: Final = frozenset({"pagina", "resultado"})

_UNKNOWN: Final = Text(
    "Esta cifra no tiene el parámetro «{name}». Los que tiene son: {known}.",
    "This figure has no parameter “{name}”. Those it has are: {known}.",
    "Este número não tem o parâmetro «{name}». Os que tem são: {known}.",
)
_TWICE: Final = Text(
    "«{name}» está dos veces en la dirección: deje uno.",
    "“{name}” is in the address twice: leave one.",
    "«{name}» está duas vezes no endereço: deixe um.",
)
_NO_CODE: Final = Text(
    "Esta publicación no tiene «{code}» en {dimension}. Revise el código en la dirección.",
    "This release has no “{code}” in {dimension}. Look at the code in the address.",
    "Esta publicação não tem «{code}» em {dimension}. Reveja o código no endereço.",
)
_NO_MONTH: Final = Text(
    "«{code}» no es un mes. Escríbalo como 2021-03.",
    "“{code}” is not a month. Write it as 2021-03.",
    "«{code}» não é um mês. Escreva-o como 2021-03.",
)
_ORDER: Final = Text(
    "Los meses están al revés: {first} viene después de {last}.",
    "The months are the wrong way round: {first} comes after {last}.",
    "Os meses estão ao contrário: {first} vem depois de {last}.",
)
_BOTH: Final = Text(
    "Diga un mes («mes») o un periodo («desde», «hasta»), no los dos.",
    "Say one month (“mes”) or a period (“desde”, “hasta”), not both.",
    "Diga um mês («mes») ou um período («desde», «hasta»), não os dois.",
)
_MODEL: Final = Text(
    "Esta cifra no se hace con el modelo «{code}». Los que tiene son: {known}.",
    "This figure is not made by the model “{code}”. Those it has are: {known}.",
    "Este número não se faz com o modelo «{code}». Os que tem são: {known}.",
)
_WRITTEN_YES: Final = Text(
    "«{name}» se escribe {name}=si, o no se escribe.",
    "“{name}” is written {name}=si, or not at all.",
    "«{name}» se escreve {name}=si, ou não se escreve.",
)
_DIMENSION: Final = Text(
    "No hay cifras por «{code}». Se puede pedir por: {known}.",
    "There are no figures by “{code}”. They can be asked for by: {known}.",
    "Não há números por «{code}». Podem ser pedidos por: {known}.",
)


class NotAsked(ValueError):
    """The address asks what nobody can answer; `text` says what, and what to ask instead."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


@dataclass(frozen=True, slots=True)
class Asked:
    """One figure with its parameters; `parts` by parameter name (`sector` -> `health`), months as 2021-03 or blank."""

    figure: str
    model: str = ""
    by: tuple[str, ...] = ()
    without_national: bool = False
    first: str = ""
    last: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> Kind:
        """The figure's own rules."""
        return KINDS[self.figure]

    @property
    def slices(self) -> dict[str, Any]:
        """The dimensions of which only one value is asked for."""
        return {PARTS[name]: value_of(PARTS[name], code) for name, code in self.parts.items()}

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The dimensions by which the figure is shown: those asked for that are not one code."""
        return tuple(key for key in self.by or self.kind.by if key not in self.slices)

    def where(self, months: Iterable[str]) -> dict[str, list[str]]:
        """Which rows it is of, as `of_release.figure` takes it; `months` are those of the release."""
        narrowed = {key: [_as_text(value)] for key, value in self.slices.items() if key not in BREAKDOWNS}
        if self.first or self.last:
            narrowed["month"] = [m for m in months if (self.first or m) <= m <= (self.last or m)]
        return narrowed

    def query(self) -> str:
        """The parameters as they stand in the address, always in the same order."""
        said = {
            "modelo": self.model,
            "por": ",".join(self.by),
            NO_NATIONAL: YES if self.without_national else "",
            "desde": self.first,
            "hasta": self.last,
            **{name: self.parts.get(name, "") for name in PARTS},
        }
        written = {name: value for name, value in said.items() if value}
        return f"?{urlencode(written, safe=',')}" if written else ""

    def but(self, **changed: object) -> Asked:
        """The same with something else."""
        return replace(self, **changed)

    def at(self, dimension: str, code: object) -> Asked | None:
        """The same of one code of a dimension, or nothing where an address cannot say it."""
        name = next((name for name, key in PARTS.items() if key == dimension), None)
        if name is None or name not in self.kind.parts:
            return None
        left = tuple(key for key in self.by if key != dimension)
        months = {"first": "", "last": ""} if name == "mes" else {}
        return replace(self, by=left, parts={**self.parts, name: code_of(code)}, **months)

    def of(self, figure: str, by: tuple[str, ...] = ()) -> Asked:
        """Another figure of the same rows, by the same model where it has it."""
        kind = KINDS[figure]
        model = self.model if self.model in kind.models else next(iter(kind.models), "")
        parts = {name: code for name, code in self.parts.items() if name in kind.parts}
        without = self.without_national and kind.takes_national
        return Asked(figure, model, by, without, self.first, self.last, parts)


def read(
    figure: str,
    said: Mapping[str, Sequence[str]],
    *,
    usual: str,
    knows: Callable[[str, str], bool],
    names: Sequence[str] = (),
) -> Asked:
    """Read what an address asks of a figure of KINDS.

    `said`: every parameter with its values. `usual`: the model unless another is said. `knows(dimension, code)`: whether the
    release has the code. `names`: the parameters there are, where they are fewer than the figure's. Raises NotAsked.
    """
    kind = KINDS[figure]
    values = _once(said, names or names_of(kind))
    parts = {name: values[name] for name in kind.parts if name in values}
    for name, code in parts.items():
        _checked_code(PARTS[name], code, knows)
    first, last = _months(values, parts)
    if values.get(NO_NATIONAL, YES) != YES:
        raise NotAsked(_WRITTEN_YES.format(name=NO_NATIONAL))
    return Asked(figure, _model(kind, values, usual), _by(values), NO_NATIONAL in values, first, last, parts)


def _as_text(value: object) -> str:
    """A value as the engines write it in words."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _once(said: Mapping[str, Sequence[str]], known: Sequence[str]) -> dict[str, str]:
    """Each parameter once, and known; one without a value says nothing, as an empty field of a form."""
    values = {}
    for name, given in said.items():
        if name in SHOWN:
            continue
        if name not in known:
            raise NotAsked(_UNKNOWN.format(name=name, known=", ".join(known)))
        if len(given) > 1 and name != "por":
            raise NotAsked(_TWICE.format(name=name))
        if any(given):
            values[name] = ",".join(given)
    return values


def names_of(kind: Kind) -> tuple[str, ...]:
    """The parameters that a figure has."""
    own = ("modelo" if kind.models else "", "por" if kind.takes_by else "", NO_NATIONAL if kind.takes_national else "")
    return tuple(name for name in (*own, "desde", "hasta", *kind.parts) if name)


def _model(kind: Kind, values: Mapping[str, str], usual: str) -> str:
    if not kind.models:
        return ""
    model = values.get("modelo") or (usual if usual in kind.models else kind.models[0])
    if model not in kind.models:
        raise NotAsked(_MODEL.format(code=model, known=", ".join(kind.models)))
    return model


def _by(values: Mapping[str, str]) -> tuple[str, ...]:
    asked = tuple(dict.fromkeys(part.strip() for part in values.get("por", "").split(",") if part.strip()))
    for dimension in asked:
        if dimension not in DIMENSIONS:
            raise NotAsked(_DIMENSION.format(code=dimension, known=", ".join(DIMENSIONS)))
    return asked


def _months(values: Mapping[str, str], parts: Mapping[str, str]) -> tuple[str, str]:
    first, last = values.get("desde", ""), values.get("hasta", "")
    for month in (first, last, parts.get("mes", "")):
        if month:
            _checked_month(month)
    if (first or last) and "mes" in parts:
        raise NotAsked(_BOTH)
    if first and last and first > last:
        raise NotAsked(_ORDER.format(first=first, last=last))
    return first, last


def _checked_month(month: str) -> None:
    try:
        Month.parse(month)
    except ValueError as error:
        raise NotAsked(_NO_MONTH.format(code=month)) from error


def _understood(dimension: str, code: str, knows: Callable[[str, str], bool]) -> bool:
    """Whether a code is one of the dimension's own: a group, a yes or a no, or one that the release has."""
    if dimension in BREAKDOWNS:
        return code in BREAKDOWNS[dimension]
    return code in {"si", "no"} if dimension == "cva" else knows(dimension, code)


def _checked_code(dimension: str, code: str, knows: Callable[[str, str], bool]) -> None:
    if dimension == "month":
        _checked_month(code)
    elif not _understood(dimension, code, knows):
        name = DIMENSIONS[dimension]
        raise NotAsked(
            Text(
                *(
                    getattr(_NO_CODE, lang).format(code=code, dimension=getattr(name, lang))
                    for lang in ("es", "en", "pt")
                )
            )
        )
