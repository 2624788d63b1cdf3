"""The words of the layout and of the components, in three languages."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

LANGUAGE_NAMES: Final = {"es": "Español", "en": "English", "pt": "Português"}
SEVERITIES: Final = {
    "blocking": Text("No se puede usar", "Cannot be used", "Não pode ser usada"),
    "warning": Text("Aviso", "Warning", "Aviso"),
    "hint": Text("Pista", "Hint", "Dica"),
}
LAYOUT: Final = {
    "skip": Text("Ir al contenido", "Skip to content", "Ir para o conteúdo"),
    "home": Text("Inicio", "Home", "Início"),
    "check": Text("Revisar un archivo", "Check a file", "Verificar um arquivo"),
    "methods": Text("Métodos", "Methods", "Métodos"),
    "sign_in": Text("Entrar", "Sign in", "Entrar"),
    "account": Text("Mi cuenta", "My account", "Minha conta"),
    "sign_out": Text("Salir", "Sign out", "Sair"),
    "menu": Text("Páginas", "Pages", "Páginas"),
    "more": Text("Más", "More", "Mais"),
    "search": Text("Buscar", "Search", "Buscar"),
    "language": Text("Idioma", "Language", "Idioma"),
    "footer": Text(
        "Tinkuy es libre y abierto. Cada cifra dice de dónde viene.",
        "Tinkuy is free and open. Every number says where it comes from.",
        "Tinkuy é livre e aberto. Cada número diz de onde vem.",
    ),
    "api": Text("API para programas", "API for programs", "API para programas"),
    "components": Text("Componentes", "Components", "Componentes"),
}
CAUSE: Final = {
    "findings": Text("observaciones", "findings", "observações"),
    "proposed": Text("Qué se propone", "What is proposed", "O que se propõe"),
    "ask": Text("Qué hacer", "What to do", "O que fazer"),
    "effect": Text("Si se acepta", "If accepted", "Se aceito"),
    "new": Text("Suma de nuevas en estas filas", "Sum of New in these rows", "Soma de novas nestas linhas"),
    "gap": Text(
        "filas pasan a «no reportado»: un vacío, no un 0",
        "rows become “not reported”: a gap, not a 0",
        "linhas passam a «não relatado»: um vazio, não um 0",
    ),
    "same": Text("La suma de nuevas no cambia.", "The sum of New does not change.", "A soma de novas não muda."),
    "accepted_before": Text(
        "Se aceptó en una versión anterior", "Accepted in an earlier version", "Aceita em uma versão anterior"
    ),
    "accept": Text("Ver y aceptar", "See and accept", "Ver e aceitar"),
    "see": Text("Ver sus observaciones", "See its findings", "Ver suas observações"),
    "before": Text("antes", "before", "antes"),
    "after": Text("después", "after", "depois"),
}
FIGURE: Final = {
    "interval": Text("Intervalo", "Interval", "Intervalo"),
    "to": Text("a", "to", "a"),
    "one_value": Text("Los dos límites coinciden", "Both bounds are equal", "Os dois limites coincidem"),
    "gap": Text("no reportado", "not reported", "não relatado"),
    "not_reported": Text("filas sin nuevas reportadas", "rows without New reported", "linhas sem novas relatadas"),
    "marked": Text("No se publica", "Not published", "Não se publica"),
    "legend": Text(
        "barra: intervalo; línea: estimación", "bar: interval; line: estimate", "barra: intervalo; linha: estimativa"
    ),
}
BARS: Final = {
    "bar": Text(
        "Barra: estimación; línea: intervalo", "Bar: estimate; line: interval", "Barra: estimativa; linha: intervalo"
    ),
}
PAGING: Final = {
    "pages": Text("Páginas de la lista", "Pages of the list", "Páginas da lista"),
    "previous": Text("Anterior", "Previous", "Anterior"),
    "next": Text("Siguiente", "Next", "Próxima"),
    "page": Text("Página", "Page", "Página"),
    "of": Text("de", "of", "de"),
}
