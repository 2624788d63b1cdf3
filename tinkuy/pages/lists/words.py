"""The words of the pages of lists, in three languages."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

LIST: Final = {
    "title": Text("Listas", "Lists", "Listas"),
    "search": Text("Buscar", "Search", "Buscar"),
    "search_hint": Text(
        "Un código, un nombre o parte de él; con o sin tildes.",
        "A code, a name or part of it; with or without accents.",
        "Um código, um nome ou parte dele; com ou sem acentos.",
    ),
    "all": Text("Ver todo", "Show all", "Ver tudo"),
    "found": Text("{n} en la lista", "{n} in the list", "{n} na lista"),
    "found_one": Text("1 en la lista", "1 in the list", "1 na lista"),
    "none": Text(
        "No se encontró nada. Pruebe con menos palabras.",
        "Nothing was found. Please try fewer words.",
        "Nada foi encontrado. Tente com menos palavras.",
    ),
    "back": Text("Listas", "Lists", "Listas"),
    "pages": Text("Páginas", "Pages", "Páginas"),
    "page": Text("Página", "Page", "Página"),
    "of": Text("de", "of", "de"),
    "previous": Text("Anterior", "Previous", "Anterior"),
    "next": Text("Siguiente", "Next", "Seguinte"),
    "problem": Text("No se guardó", "Not saved", "Não foi salvo"),
}
INDEX: Final = {
    "lead": Text(
        "Los códigos y nombres con los que se reporta. Un archivo se entiende con el código, con el nombre en cualquier "
        "idioma o con otro nombre conocido.",
        "The codes and names to report with. A file is understood by the code, by the name in any language, or by another "
        "name that is known.",
        "Os códigos e nomes com que se relata. Um arquivo se entende pelo código, pelo nome em qualquer idioma ou por outro "
        "nome conhecido.",
    ),
    "organisations": Text("Organizaciones", "Organisations", "Organizações"),
    "organisations_text": Text(
        "Quiénes participan y con qué nombres se les conoce. Miembros de esta plataforma:",
        "Who takes part, and under which names they are known. Members of this platform:",
        "Quem participa e com que nomes se conhece cada uma. Membros desta plataforma:",
    ),
    "list": Text("Lista", "List", "Lista"),
    "entries": Text("Cuántos", "How many", "Quantos"),
    "unknown": Text("Nadie aquí las tiene todavía", "Nobody here has these yet", "Ninguém aqui as tem ainda"),
    "other_years": Text("Otros años", "Other years", "Outros anos"),
}
LISTS: Final = {
    "sectors": Text("Sectores", "Sectors", "Setores"),
    "indicators": Text("Indicadores", "Indicators", "Indicadores"),
    "mechanisms": Text("Mecanismos de entrega", "Delivery mechanisms", "Mecanismos de entrega"),
    "population_groups": Text("Grupos de población", "Population groups", "Grupos de população"),
    "age_gender": Text("Edad y género", "Age and gender", "Idade e gênero"),
    "places": Text("Lugares", "Places", "Lugares"),
    "places_admin2": Text("Lugares de segundo nivel (admin2)", "Places of the second level (admin2)", "Lugares de segundo nível (admin2)"),
    "countries": Text("Países", "Countries", "Países"),
    "organisation_types": Text("Tipos de organización", "Types of organisation", "Tipos de organização"),
    "indicator_types": Text("Tipos de indicador", "Types of indicator", "Tipos de indicador"),
    "implementing_partners": Text("Socios implementadores", "Implementing partners", "Parceiros implementadores"),
    "groups": Text("Grupos de trabajo", "Working groups", "Grupos de trabalho"),
}  # fmt: skip
CODES: Final = {
    "code": Text("Código", "Code", "Código"),
    "name": Text("Nombre", "Name", "Nome"),
    "others": Text("También escrito", "Also written", "Também escrito"),
    "details": Text("Más", "More", "Mais"),
    "source": Text("Fuente", "Source", "Fonte"),
    "unknown": Text(
        "Nadie aquí tiene esta lista del año todavía. Lo que digan los archivos se guarda como está escrito.",
        "Nobody here has this list of the year yet. What files say is kept as it is written.",
        "Ninguém aqui tem esta lista do ano ainda. O que os arquivos disserem se guarda como está escrito.",
    ),
}
DETAILS: Final = {
    "sector": Text("sector", "sector", "setor"),
    "type": Text("tipo", "type", "tipo"),
    "modality": Text("modalidad", "modality", "modalidade"),
    "kind": Text("clase", "kind", "classe"),
    "parent": Text("dentro de", "within", "dentro de"),
    "country": Text("país", "country", "país"),
    "level": Text("nivel", "level", "nível"),
    "acronym": Text("sigla", "acronym", "sigla"),
    "unit": Text("unidad", "unit", "unidade"),
    "organisation": Text("organización", "organisation", "organização"),
}
SHOWN: Final = {
    "miembros": Text("Miembros", "Members", "Membros"),
    "reportan": Text("Con reportes aceptados", "With accepted reports", "Com relatórios aceitos"),
    "todas": Text("Todas las que se conocen", "All that are known", "Todas as que se conhecem"),
}
ORGANISATIONS: Final = {
    "title": Text("Organizaciones", "Organisations", "Organizações"),
    "show": Text("Ver", "Show", "Ver"),
    "name": Text("Organización", "Organisation", "Organização"),
    "type": Text("Tipo", "Type", "Tipo"),
    "code": Text("Código", "Code", "Código"),
    "names": Text("Otros nombres", "Other names", "Outros nomes"),
    "reports": Text("Reportes aceptados", "Accepted reports", "Relatórios aceitos"),
    "until": Text("hasta", "until", "até"),
    "no_reports": Text("todavía ninguno", "none yet", "ainda nenhum"),
    "not_member": Text("no es miembro", "not a member", "não é membro"),
    "new": Text("Registrar una organización", "Register an organisation", "Registrar uma organização"),
}
ORGANISATION: Final = {
    "back": Text("Organizaciones", "Organisations", "Organizações"),
    "code": Text("código", "code", "código"),
    "merged": Text(
        "Esta entrada se unió con otra. Su código y sus nombres se entienden como",
        "This entry was merged into another. Its code and names are understood as",
        "Esta entrada se uniu com outra. Seu código e seus nomes são entendidos como",
    ),
    "names": Text("Otros nombres", "Other names", "Outros nomes"),
    "names_text": Text(
        "Un archivo que diga cualquiera de estos nombres se entiende como esta organización.",
        "A file that says any of these names is understood as this organisation.",
        "Um arquivo que diga qualquer um destes nomes é entendido como esta organização.",
    ),
    "no_names": Text("No tiene otros nombres.", "It has no other names.", "Não tem outros nomes."),
    "of_list": Text("de las listas del año", "from the lists of the year", "das listas do ano"),
    "of_people": Text("agregado aquí", "added here", "acrescentado aqui"),
    "remove": Text("Quitar", "Take away", "Retirar"),
    "remove_name": Text("Quitar el nombre", "Take away the name", "Retirar o nome"),
    "add": Text("Agregar otro nombre", "Add another name", "Acrescentar outro nome"),
    "add_hint": Text(
        "Como aparece en los archivos: una sigla, un nombre antiguo, una forma frecuente de escribirlo.",
        "As it appears in files: an acronym, an old name, a frequent way of writing it.",
        "Como aparece nos arquivos: uma sigla, um nome antigo, uma forma frequente de escrevê-lo.",
    ),
    "name_added": Text(
        "Desde ahora «{name}» se entiende como esta organización.",
        "From now on “{name}” is understood as this organisation.",
        "A partir de agora «{name}» é entendido como esta organização.",
    ),
    "name_removed": Text("Se quitó «{name}».", "“{name}” was taken away.", "Retirou-se «{name}»."),
    "joined": Text("Se le unieron", "Merged into it", "Uniram-se a ela"),
    "merge": Text("Es la misma que otra: unirlas", "It is the same as another: merge them", "É a mesma que outra: uni-las"),
    "history": Text("Qué se hizo", "What was done", "O que se fez"),
    "no_history": Text(
        "Está como en las listas del año; nadie cambió nada.",
        "It is as in the lists of the year; nobody changed anything.",
        "Está como nas listas do ano; ninguém mudou nada.",
    ),
}  # fmt: skip
DONE: Final = {
    "add_organisation": Text("Se registró con el código {code}", "Registered with the code {code}", "Registrou-se com o código {code}"),
    "add_alias": Text("Se agregó el nombre «{name}»", "The name “{name}” was added", "Acrescentou-se o nome «{name}»"),
    "remove_alias": Text("Se quitó el nombre «{name}»", "The name “{name}” was taken away", "Retirou-se o nome «{name}»"),
    "merge": Text("Se le unió {code}", "{code} was merged into it", "Uniu-se a ela {code}"),
    "merged": Text("Se unió con {code}", "Merged into {code}", "Uniu-se com {code}"),
    "undo_merge": Text("Se separó de ella {code}", "{code} was parted from it", "Separou-se dela {code}"),
    "merge_undone": Text("Se separó de {code}", "Parted from {code}", "Separou-se de {code}"),
}  # fmt: skip
NEW: Final = {
    "title": Text("Registrar una organización", "Register an organisation", "Registrar uma organização"),
    "lead": Text(
        "Para una organización que no está en las listas del año. Recibe un código propio y pasa a ser miembro de esta plataforma.",
        "For an organisation that is not in the lists of the year. It gets a code of its own and becomes a member of this platform.",
        "Para uma organização que não está nas listas do ano. Recebe um código próprio e passa a ser membro desta plataforma.",
    ),
    "name": Text("Nombre", "Name", "Nome"),
    "acronym": Text("Sigla, si tiene", "Acronym, if it has one", "Sigla, se tiver"),
    "type": Text("Tipo", "Type", "Tipo"),
    "choose": Text("Elija un tipo", "Choose a type", "Escolha um tipo"),
    "save": Text("Registrar", "Register", "Registrar"),
    "done": Text(
        "Registrada con el código {code}. Ya se entiende en los archivos.",
        "Registered with the code {code}. Files that name it are understood now.",
        "Registrada com o código {code}. Já se entende nos arquivos.",
    ),
}
MERGE: Final = {
    "title": Text("Unir con otra organización", "Merge into another organisation", "Unir com outra organização"),
    "lead": Text(
        "Si dos entradas son la misma organización, una se queda y la otra se entiende como ella. Queda registrado, y se puede deshacer mientras nada se apoye en ello.",
        "If two entries are the same organisation, one is kept and the other is understood as that one. It is kept on record, "
        "and can be undone while nothing was built on it.",
        "Se duas entradas são a mesma organização, uma fica e a outra é entendida como ela. Fica registrado, e pode ser desfeito enquanto nada se apoiar nisso.",
    ),
    "gone": Text("Deja de usarse", "No longer used", "Deixa de ser usada"),
    "kept": Text("Se queda", "Kept", "Fica"),
    "with": Text("¿Con cuál se une?", "Into which one?", "Com qual se une?"),
    "with_hint": Text(
        "Escriba su nombre, su sigla o su código.",
        "Write its name, its acronym or its code.",
        "Escreva seu nome, sua sigla ou seu código.",
    ),
    "see": Text("Ver qué cambia", "See what changes", "Ver o que muda"),
    "other": Text("Elegir otra", "Choose another", "Escolher outra"),
    "swap": Text("Al revés: que se quede la otra", "The other way round: keep the other", "Ao contrário: que fique a outra"),
    "means": Text("Qué cambia", "What changes", "O que muda"),
    "hinders": Text("No se pueden unir todavía", "They cannot be merged yet", "Ainda não podem ser unidas"),
    "why": Text("Por qué son la misma", "Why they are the same", "Por que são a mesma"),
    "why_hint": Text("Queda registrado con su nombre.", "It is kept on record with your name.", "Fica registrado com o seu nome."),
    "merge": Text("Unir", "Merge", "Unir"),
    "done": Text("«{gone}» se entiende desde ahora como «{kept}».", "“{gone}” is understood as “{kept}” from now on.", "«{gone}» é entendida a partir de agora como «{kept}»."),
    "nobody": Text("No hay una organización «{written}». {near}", "There is no organisation “{written}”. {near}", "Não há uma organização «{written}». {near}"),
    "near": Text("Las más parecidas: {names}.", "The nearest: {names}.", "As mais parecidas: {names}."),
}  # fmt: skip
UNDO: Final = {
    "title": Text("Deshacer la unión", "Undo the merge", "Desfazer a união"),
    "lead": Text(
        "Vuelven a ser dos: los reportes, las personas y los nombres que se movieron vuelven a su lugar.",
        "They are two again: the reports, people and names that moved go back to their place.",
        "Voltam a ser duas: os relatórios, as pessoas e os nomes que se moveram voltam ao seu lugar.",
    ),
    "why": Text("Por qué se separan", "Why they are parted", "Por que se separam"),
    "undo": Text("Deshacer", "Undo", "Desfazer"),
    "done": Text(
        "«{gone}» y «{kept}» son otra vez dos.", "“{gone}” and “{kept}” are two again.", "«{gone}» e «{kept}» são outra vez duas."
    ),
    "hinders": Text("Ya no se puede deshacer", "It can no longer be undone", "Já não pode ser desfeita"),
}  # fmt: skip
ENTRY: Final = {
    "title": Text("Unir con otra entrada", "Merge into another entry", "Unir com outra entrada"),
    "lead": Text(
        "Si dos entradas son lo mismo, una se queda y la otra se lee como ella en los archivos y en las publicaciones que se "
        "hagan. Ninguna fila cambia, y se puede deshacer.",
        "If two entries are the same, one is kept and the other is read as that one in files and in releases made from now on. "
        "No row changes, and it can be undone.",
        "Se duas entradas são o mesmo, uma fica e a outra é lida como ela nos arquivos e nas publicações que se fizerem. "
        "Nenhuma linha muda, e pode ser desfeito.",
    ),
    "link": Text("Unir con otra", "Merge into another", "Unir com outra"),
    "with_hint": Text("Escriba su nombre o su código.", "Write its name or its code.", "Escreva seu nome ou seu código."),
    "merged": Text("Entradas unidas", "Merged entries", "Entradas unidas"),
    "reads": Text("se lee como", "is read as", "é lida como"),
    "done": Text(
        "«{gone}» se lee desde ahora como «{kept}».", "“{gone}” is read as “{kept}” from now on.", "«{gone}» é lida a partir de agora como «{kept}»."
    ),
    "undone": Text("Se deshizo la unión de {gone} con {kept}.", "The merge of {gone} into {kept} was undone.", "Desfez-se a união de {gone} com {kept}."),
    "nobody": Text("No hay una entrada «{written}». {near}", "There is no entry “{written}”. {near}", "Não há uma entrada «{written}». {near}"),
}  # fmt: skip
YEARS: Final = {
    "title": Text("Años que esta plataforma todavía no usa", "Years that this platform does not use yet", "Anos que esta plataforma ainda não usa"),
    "lead": Text(
        "Están instalados. Mire qué cambia antes de empezar a usar uno.",
        "They are installed. Look at what changes before you begin to use one.",
        "Estão instalados. Veja o que muda antes de começar a usar um.",
    ),
    "look": Text("Ver qué cambia", "See what changes", "Ver o que muda"),
    "against": Text(
        "Qué cambia frente a «{year}», el último que usa esta plataforma.",
        "What changes against “{year}”, the latest that this platform uses.",
        "O que muda em relação a «{year}», o último que esta plataforma usa.",
    ),
    "first": Text(
        "Esta plataforma no usa ningún otro año con que compararlo.",
        "This platform uses no other year to compare it with.",
        "Esta plataforma não usa nenhum outro ano com que compará-lo.",
    ),
    "columns": Text("Columnas de la plantilla", "Columns of the template", "Colunas do modelo"),
    "same": Text("Sin cambios", "Without changes", "Sem mudanças"),
    "unknown": Text(
        "No se pueden comparar: en uno de los dos años nadie aquí tiene la lista",
        "They cannot be compared: of one of the two years nobody here has the list",
        "Não se podem comparar: de um dos dois anos ninguém aqui tem a lista",
    ),
    "none": Text("Nada cambia en las listas.", "Nothing changes in the lists.", "Nada muda nas listas."),
    "more": Text("y {n} más", "and {n} more", "e mais {n}"),
    "was": Text("antes", "before", "antes"),
    "means": Text(
        "Al usarlo, sus organizaciones y los nombres de ellas se reconocen desde ahora. Los años anteriores se siguen usando: sus "
        "reportes se corrigen con las listas de su año. Nada de lo reportado cambia.",
        "Once in use, its organisations and their names are known from now on. The years before stay in use: their reports are "
        "corrected with the lists of their own year. Nothing that was reported changes.",
        "Ao usá-lo, as suas organizações e os nomes delas se reconhecem desde agora. Os anos anteriores continuam em uso: os seus "
        "relatórios se corrigem com as listas do seu ano. Nada do que foi relatado muda.",
    ),
    "use": Text("Usar este año", "Use this year", "Usar este ano"),
    "in_use": Text("Esta plataforma ya usa este año.", "This platform uses this year already.", "Esta plataforma já usa este ano."),
    "began": Text("Ahora se usa «{year}».", "“{year}” is in use now.", "Agora se usa «{year}»."),
    "used_already": Text(
        "«{year}» ya estaba en uso: no cambió nada.",
        "“{year}” was in use already: nothing changed.",
        "«{year}» já estava em uso: nada mudou.",
    ),
}  # fmt: skip
YEAR_KINDS: Final = {
    "other": Text("mismo código, otro significado", "same code, another meaning", "mesmo código, outro significado"),
    "renamed": Text("con otro nombre", "under another name", "com outro nome"),
    "new": Text("nuevos", "new", "novos"),
    "retired": Text("ya no están", "no longer there", "já não estão"),
}
