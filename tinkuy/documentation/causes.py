"""The page of causes and treatments: which patterns explain many findings at once, and what accepting one does."""

from __future__ import annotations

from tinkuy.checks.causes.kinds import KINDS
from tinkuy.checks.causes.words import ADVICE, WHAT
from tinkuy.checks.treatments import TREATMENTS
from tinkuy.documentation.markdown import code, page, table
from tinkuy.languages import Text

TITLE = Text("Causas y tratamientos", "Causes and treatments", "Causas e tratamentos")
_INTRODUCTION = Text(
    "Muchos avisos tienen pocas causas, y casi ninguna es culpa de alguien. Una causa se busca primero en todo un mes de la "
    "plataforma, después en una organización, después en la fila. Nada cambia hasta que una persona acepta; queda registrado quién, "
    "cuándo y por qué.",
    "Many findings have few causes, and hardly any is anybody's fault. A cause is looked for first in a whole month of the platform, "
    "then in an organisation, then in the row. Nothing changes until a person accepts; who, when and why is recorded.",
    "Muitos avisos têm poucas causas, e quase nenhuma é culpa de alguém. Uma causa se busca primeiro em um mês inteiro da plataforma, "
    "depois em uma organização, depois na linha. Nada muda até que uma pessoa aceite; fica registrado quem, quando e por quê.",
)
_TREATMENTS = Text("Tratamientos", "Treatments", "Tratamentos")
_KIND = {
    "es": ("Causa", "Qué se ve", "Qué se propone", "Tratamiento", "Otros"),
    "en": ("Cause", "What is seen", "What is proposed", "Treatment", "Others"),
    "pt": ("Causa", "O que se vê", "O que se propõe", "Tratamento", "Outros"),
}
_TREATMENT = {
    "es": ("Tratamiento", "Nombre", "Cómo se marca", "Columnas que puede escribir"),
    "en": ("Treatment", "Name", "How it is marked", "Columns it may write"),
    "pt": ("Tratamento", "Nome", "Como se marca", "Colunas que pode escrever"),
}


def causes(language: str) -> str:
    """The page in one language."""
    kinds = [
        (
            code(kind),
            WHAT[kind].in_(language),
            ADVICE[kind].in_(language) if kind in ADVICE else "",
            code(declared.treatment or ""),
            ", ".join(code(other) for other in declared.alternatives),
        )
        for kind, declared in KINDS.items()
    ]
    treatments = [
        (code(t.code), t.name.in_(language), t.label.in_(language), ", ".join(code(column) for column in t.columns))
        for t in TREATMENTS.values()
    ]
    return page(
        TITLE.in_(language),
        _INTRODUCTION.in_(language),
        table(_KIND[language], kinds),
        f"## {_TREATMENTS.in_(language)}",
        table(_TREATMENT[language], treatments),
    )
