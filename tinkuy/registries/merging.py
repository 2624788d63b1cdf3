"""Two entries of the registry that are one organisation: what holds rows of the one is told, and moves them to the other.

The registries come before the accounts and the ledger, and cannot know what those hold. Each says so when Django starts:
`held_by(Holder)`, with what a merge would mean for it, in sentences, how it is done, and how it is taken back: every row
that moved is on record (`OrganisationMerge.moved`), and goes back while nothing was built on the merge.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from tinkuy.languages import LANGUAGES, Text
from tinkuy.registries.models import Membership, Organisation, OrganisationMerge, Platform

Moved = Mapping[str, list]  # what was moved, by kind: identifiers, or whatever its holder needs to put it back (JSON)


class NotListed(Exception):
    """The registry was not changed; `text` says why and what to do. `reason` names the kind."""

    def __init__(self, reason: str, **values: object) -> None:
        self.reason, self.values, self.text = reason, values, SENTENCES[reason].format(**values)
        super().__init__(self.text.en)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a merge would do: sentences of it, and sentences of what is in its way."""

    does: tuple[Text, ...] = ()
    hinders: tuple[Text, ...] = ()


class Holder(Protocol):
    """What holds rows of organisations."""

    def meaning(self, kept: Organisation, gone: Organisation) -> Meaning: ...

    def move(self, kept: Organisation, gone: Organisation) -> Moved: ...

    def platforms(self, gone: Organisation) -> set[object]: ...

    def built_on(self, merge: OrganisationMerge) -> tuple[Text, ...]: ...

    def put_back(self, merge: OrganisationMerge) -> None: ...


_HOLDERS: Final[list[Holder]] = []


def held_by(holder: Holder) -> None:
    """Have a holder asked at every merge; said once, when its application is ready."""
    _HOLDERS.append(holder)


def meaning_of(kept: Organisation, gone: Organisation) -> Meaning:
    """What merging `gone` into `kept` would do, and what is in its way."""
    found = [Meaning(hinders=tuple(_misfits(kept, gone)))]
    found += [holder.meaning(kept, gone) for holder in _HOLDERS]
    names = _NAMES.format(gone=gone.name_es, kept=kept.name_es, code=gone.code)
    return Meaning(
        (names, *(line for one in found for line in one.does)), tuple(h for one in found for h in one.hinders)
    )


def move_all(kept: Organisation, gone: Organisation) -> dict[str, Any]:
    """Move what is held of `gone` to `kept`; what was moved, by kind."""
    moved: dict[str, Any] = {}
    for holder in _HOLDERS:
        moved |= holder.move(kept, gone)
    return moved


def built_on(merge: OrganisationMerge) -> tuple[Text, ...]:
    """What was done since that counts on the merge, in sentences: while there is any, it is not taken back."""
    found = [NotListed("merged_on", name=merge.kept.name_es).text] if merge.kept.merged_into_id else []
    return (*found, *(line for holder in _HOLDERS for line in holder.built_on(merge)))


def put_all_back(merge: OrganisationMerge) -> None:
    """Give back what was moved."""
    for holder in _HOLDERS:
        holder.put_back(merge)


def platforms_of(gone: Organisation) -> set[Platform]:
    """The platforms that a merge would touch."""
    held = {pk for holder in _HOLDERS for pk in holder.platforms(gone)}
    held |= set(Membership.across_platforms.filter(organisation=gone).values_list("platform", flat=True))
    return set(Platform.objects.filter(pk__in=held))


def _misfits(kept: Organisation, gone: Organisation) -> Iterator[Text]:
    if kept.pk == gone.pk:
        yield NotListed("the_same", name=kept.name_es).text
    if kept.scope != gone.scope:
        yield NotListed("other_list", kept=kept.name_es, gone=gone.name_es).text
    for one in (kept, gone):
        if one.retired_on:
            yield NotListed("retired", name=one.name_es).text


def counted(text: Text, **values: object) -> Text:
    """The text with its places filled; a text among the values is said in the language of each."""
    return Text(
        *(
            text.in_(code).format(**{k: v.in_(code) if isinstance(v, Text) else v for k, v in values.items()})
            for code in LANGUAGES
        )
    )


_NAMES: Final = Text(
    "El código {code} y los nombres de «{gone}» se entenderán como «{kept}» en los archivos que lleguen.",
    "The code {code} and the names of “{gone}” will be understood as “{kept}” in the files that arrive.",
    "O código {code} e os nomes de «{gone}» serão entendidos como «{kept}» nos arquivos que chegarem.",
)
SENTENCES: Final = {
    "merged_on": Text(
        "«{name}» se unió después con otra organización. Deshaga primero esa unión.",
        "“{name}” was merged into another organisation since. Please undo that merge first.",
        "«{name}» foi unida depois com outra organização. Desfaça primeiro essa união.",
    ),
    "undone_already": Text(
        "Esta unión ya se deshizo.", "This merge was undone already.", "Esta união já foi desfeita."
    ),
    "no_such_entry": Text(
        "La lista no tiene «{code}», o ya se unió con otra entrada.",
        "The list does not have “{code}”, or it was merged into another entry already.",
        "A lista não tem «{code}», ou já foi unida com outra entrada.",
    ),
    "no_name": Text("Escriba el nombre.", "Please write the name.", "Escreva o nome."),
    "no_type": Text(
        "Elija el tipo de organización.", "Please choose the type of organisation.", "Escolha o tipo de organização."
    ),
    "no_reason": Text(
        "Escriba el motivo; queda registrado.",
        "Please write the reason; it is kept on record.",
        "Escreva o motivo; fica registrado.",
    ),
    "too_long": Text(
        "El nombre es demasiado largo: hasta {most} letras.",
        "The name is too long: up to {most} letters.",
        "O nome é longo demais: até {most} letras.",
    ),
    "known_here": Text(
        "«{name}» ya es un nombre de esta organización.",
        "“{name}” is a name of this organisation already.",
        "«{name}» já é um nome desta organização.",
    ),
    "known_elsewhere": Text(
        "«{name}» ya es un nombre de {owner}. Si son la misma organización, únalas.",
        "“{name}” is a name of {owner} already. If they are the same organisation, merge them.",
        "«{name}» já é um nome de {owner}. Se são a mesma organização, una-as.",
    ),
    "not_ours": Text(
        "Ese nombre viene de las listas del año y no se quita aquí.",
        "That name comes from the lists of the year and is not taken away here.",
        "Esse nome vem das listas do ano e não se retira aqui.",
    ),
    "the_same": Text(
        "Elija otra organización: «{name}» no se une consigo misma.",
        "Please choose another organisation: “{name}” is not merged with itself.",
        "Escolha outra organização: «{name}» não se une consigo mesma.",
    ),
    "other_list": Text(
        "«{gone}» y «{kept}» son de listas distintas y no se unen.",
        "“{gone}” and “{kept}” are of different lists and are not merged.",
        "«{gone}» e «{kept}» são de listas diferentes e não se unem.",
    ),
    "retired": Text(
        "«{name}» ya no está en uso; abra la organización con la que se unió.",
        "“{name}” is not in use any more; please open the organisation it was merged into.",
        "«{name}» já não está em uso; abra a organização com a qual se uniu.",
    ),
}
