"""The words of the pages of key figures, in three languages."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

WORDS: Final = {
    "title": Text("Cifras clave", "Key figures", "Números-chave"),
    "month": Text("Mes", "Month", "Mês"),
    "show": Text("Mostrar", "Show", "Mostrar"),
    "take": Text("Para pegar y llevar", "To paste and take away", "Para colar e levar"),
    "to_text": Text("Ir al texto para pegar", "Go to the text to paste", "Ir para o texto para colar"),
    "text": Text("Texto para pegar en un informe", "Text to paste into a report", "Texto para colar num relatório"),
    "text_help": Text(
        "Seleccione todo el texto y cópielo. Cada número lleva una marca, y al final está la dirección que lo explica.",
        "Select the whole text and copy it. Each number has a mark, and at the end is the address that explains it.",
        "Selecione todo o texto e copie-o. Cada número tem uma marca, e no fim está o endereço que o explica.",
    ),
    "language": Text("Idioma del texto y de los archivos", "Language of the text and of the files", "Idioma do texto e dos arquivos"),
    "copy": Text("Copiar el texto", "Copy the text", "Copiar o texto"),
    "copied": Text("Copiado.", "Copied.", "Copiado."),
    "not_copied": Text("Su navegador no dejó copiar: el texto quedó seleccionado, cópielo con Ctrl + C.", "Your browser did not let us copy: the text is selected, copy it with Ctrl + C.", "O seu navegador não deixou copiar: o texto ficou selecionado, copie-o com Ctrl + C."),
    "pdf": Text("PDF de una página", "PDF of one page", "PDF de uma página"),
    "png": Text("Imagen (PNG)", "Picture (PNG)", "Imagem (PNG)"),
    "xlsx": Text("Excel con direcciones", "Excel with addresses", "Excel com endereços"),
    "txt": Text("Texto", "Text", "Texto"),
    "change": Text("Qué cambió", "What changed", "O que mudou"),
    "others": Text("Otras cifras", "Other figures", "Outros números"),
    "people": Text("Personas", "People", "Pessoas"),
    "told": Text("En palabras de las organizaciones", "In the words of organisations", "Nas palavras das organizações"),
    "highlight": Text("Lo más importante", "Highlight", "O mais importante"),
    "barrier": Text("Barrera", "Barrier", "Barreira"),
    "read_with": Text("Para leer estos números", "To read these numbers", "Para ler estes números"),
    "public_source": Text("Publicación {release}, firmada el {when}", "Release {release}, signed on {when}", "Publicação {release}, assinada em {when}"),
    "not_whole": Text("Las cifras públicas no se pueden leer ahora. Inténtelo más tarde.", "The public figures cannot be read now. Try again later.", "Os números públicos não podem ser lidos agora. Tente mais tarde."),
    "replaced": Text("Vea la que la reemplaza", "See the one in its place", "Veja a que a substitui"),
    "none": Text("Todavía no hay cifras públicas de esta plataforma.", "There are no public figures of this platform yet.", "Ainda não há números públicos desta plataforma."),
}  # fmt: skip
