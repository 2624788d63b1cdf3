"""Personal data that slipped into free text (METHODS 3.5); a finding points at it and never repeats it.

Numbers of documents and telephones of the countries of the response, e-mail addresses, and two names with a number. A hint:
the search finds what looks like personal data, and overlooks what is written otherwise.
"""

from __future__ import annotations

import polars as pl

from tinkuy.checks.findings import Severity
from tinkuy.checks.rule import Setting, rule
from tinkuy.languages import Text

# Most descriptions hold no long number and no address: a plain search sets them aside before the slower ones.
_WORTH_A_LOOK = r"@[A-Za-z0-9-]+\.|[0-9][0-9 .-]{4,}[0-9]"
_MAIL = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\.[A-Za-z]{2,}"

# What kind of number it is, in words, and the number: two groups. A name may stand between them.
_DOCUMENT = (
    r"((?i:dni|c[eé]dula|pasaporte|passport|passaporte|carn[eé] de extranjer[ií]a|documento de identidad|identity document|carn[eé] ptp)"
    r"|\b(?:CE|CPP|PTP|CI|C\.I\.|RG|CPF)\b)[^0-9@,;]{0,40}([0-9][0-9.-]{5,13}[0-9])"
)
_TELEPHONE = (
    r"((?i:tel[eé]fono|telefone|tel\.|phone|celular|whatsapp|m[oó]vil))[^0-9@,;]{0,40}([0-9][0-9 .-]{5,12}[0-9])"
)
_IN_WORDS = (_DOCUMENT, _TELEPHONE)

# A number that speaks for itself: one group.
_VENEZUELAN = r"(?-u:\b)([VE]-?[0-9]{1,2}\.?[0-9]{3}\.?[0-9]{3})(?-u:\b)"
_ABROAD = r"(\+[0-9]{1,3}[ .-]?[0-9][0-9 .-]{6,11}[0-9])"
_MOBILE = (
    r"(?-u:\b)(9[0-9]{2}[ .-]?[0-9]{3}[ .-]?[0-9]{3}"  # Peru, Chile
    r"|0?4(?:12|14|16|22|24|26)[ .-]?[0-9]{3}[ .-]?[0-9]{2}[ .-]?[0-9]{2}"  # Venezuela
    r"|3[0-5][0-9][ .-]?[0-9]{3}[ .-]?[0-9]{4}"  # Colombia
    r"|09[0-9][ .-]?[0-9]{3}[ .-]?[0-9]{4}"  # Ecuador
    r"|[1-9][0-9]\)? 9[0-9]{4}[ .-]?[0-9]{4})(?-u:\b)"  # Brazil
)
# Two names and a number of eight digits that is no date of this century.
_NAMED = (
    r"[A-ZÁÉÍÓÚÑ][a-záéíóúñü]+(?: (?:de |del |la )*[A-ZÁÉÍÓÚÑ][a-záéíóúñü]+)+[ ,:(-]{1,3}"
    r"((?:[013-9][0-9]{7}|2[1-9][0-9]{6})(?-u:\b))"
)
_ALONE = (_VENEZUELAN, _ABROAD, _MOBILE, _NAMED)


def _covered(s: Setting) -> pl.Expr:
    """The kind of what was found, and its number with every digit covered; of an address, that it is one."""
    words = pl.col(s.column)
    number = pl.coalesce(
        *(pl.concat_str(words.str.extract(p, 1), words.str.extract(p, 2), separator=" ") for p in _IN_WORDS),
        *(words.str.extract(p, 1) for p in _ALONE),
    )
    return pl.coalesce(number.str.replace_all("[0-9]", "•"), pl.lit("•••@•••"))


@rule(
    "A14",
    Severity.HINT,
    ("activity", "description"),
    message=Text(
        "«{column}» parece tener datos de una persona: {value}",
        "“{column}” seems to hold somebody's personal data: {value}",
        "«{column}» parece ter dados de uma pessoa: {value}",
    ),
    why=Text(
        "El 5W se comparte con muchas personas: un documento, teléfono o correo puede poner a alguien en riesgo.",
        "The 5W is shared with many people: a document, telephone or e-mail can put somebody at risk.",
        "O 5W é compartilhado com muitas pessoas: um documento, telefone ou e-mail pode colocar alguém em risco.",
    ),
    mend=Text(
        "Quite nombres, documentos, teléfonos y correos; describa solo lo que se hizo.",
        "Remove names, documents, telephones and e-mails; describe only what was done.",
        "Retire nomes, documentos, telefones e e-mails; descreva só o que foi feito.",
    ),
    value=_covered,
)
def words_hold_no_personal_data(s: Setting) -> pl.Expr:
    """Free text holds no e-mail address, telephone number, or identity document with its number."""
    # Pattern by pattern: joined into one, the search is a hundred times slower.
    worth_a_look = pl.col(s.column).str.contains(_WORTH_A_LOOK)
    words = pl.when(worth_a_look).then(pl.col(s.column))
    return pl.any_horizontal(words.str.contains(pattern) for pattern in (_MAIL, *_IN_WORDS, *_ALONE)).fill_null(False)
