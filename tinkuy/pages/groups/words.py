"""The words of groups and contacts, in three languages."""

from __future__ import annotations

from typing import Final

from tinkuy.groups.models import Group
from tinkuy.languages import Text

KINDS: Final = {
    Group.Kind.NATIONAL: Text("Nacional", "National", "Nacional"),
    Group.Kind.LOCAL: Text("Locales", "Local", "Locais"),
    Group.Kind.SECTORAL: Text("Sectoriales", "Sectoral", "Setoriais"),
    Group.Kind.TECHNICAL: Text("Técnicos", "Technical", "Técnicos"),
}
GROUPS: Final = {
    "title": Text("Grupos", "Groups", "Grupos"),
    "lead": Text(
        "Quién trabaja con quién: los grupos de la plataforma, sus miembros y cómo llegar a ellos.",
        "Who works with whom: the groups of the platform, their members and how to reach them.",
        "Quem trabalha com quem: os grupos da plataforma, os seus membros e como chegar a eles.",
    ),
    "directory": Text("Directorio de contactos", "Contact directory", "Diretório de contatos"),
    "who_is_where": Text("Quién está dónde (Excel)", "Who is where (Excel)", "Quem está onde (Excel)"),
    "card": Text("Mi ficha", "My card", "Minha ficha"),
    "people": (
        Text("sin personas", "no people", "sem pessoas"),
        Text("1 persona", "1 person", "1 pessoa"),
        Text("{n} personas", "{n} people", "{n} pessoas"),
    ),
    "organisations": (
        Text("sin organizaciones", "no organisations", "sem organizações"),
        Text("1 organización", "1 organisation", "1 organização"),
        Text("{n} organizaciones", "{n} organisations", "{n} organizações"),
    ),
    "led_by": Text("Lidera", "Led by", "Lidera"),
    "empty": Text("Todavía no hay grupos.", "There are no groups yet.", "Ainda não há grupos."),
    "load": Text("Crear los grupos de la plataforma", "Make the platform's groups", "Criar os grupos da plataforma"),
    "loaded": Text("Se crearon {n} grupos.", "{n} groups were made.", "Criaram-se {n} grupos."),
    "new": Text("Nuevo grupo", "New group", "Novo grupo"),
    "name": Text("Nombre", "Name", "Nome"),
    "kind": Text("Tipo", "Kind", "Tipo"),
    "make": Text("Crear grupo", "Make group", "Criar grupo"),
    "made": Text("El grupo está creado. Agregue a sus miembros.", "The group is made. Add its members.", "O grupo está criado. Adicione os seus membros."),
    "problem": Text("No cambió nada", "Nothing changed", "Nada mudou"),
    "nothing_stands": Text(
        "Todavía no hay filas aceptadas, así que no se sabe quién está dónde.",
        "No rows are accepted yet, so it is not known who is where.",
        "Ainda não há linhas aceitas, por isso não se sabe quem está onde.",
    ),
}  # fmt: skip
GROUP: Final = {
    "back": Text("Grupos", "Groups", "Grupos"),
    "sectors": Text("Sectores", "Sectors", "Setores"),
    "place": Text("Lugar", "Place", "Lugar"),
    "members": Text("Personas", "People", "Pessoas"),
    "organisations": Text("Organizaciones", "Organisations", "Organizações"),
    "nobody": Text("Todavía no hay nadie en este grupo.", "Nobody is in this group yet.", "Ainda não há ninguém neste grupo."),
    "leads": Text("Lidera", "Leads", "Lidera"),
    "since": Text("Desde", "Since", "Desde"),
    "until": Text("Hasta", "Until", "Até"),
    "add": Text("Agregar", "Add", "Adicionar"),
    "person": Text("Persona", "Person", "Pessoa"),
    "organisation": Text("Organización", "Organisation", "Organização"),
    "choose": Text("Elija", "Choose", "Escolha"),
    "is_lead": Text("Lidera el grupo", "Leads the group", "Lidera o grupo"),
    "may_be_blank": Text("Puede quedar vacío.", "May stay blank.", "Pode ficar vazio."),
    "remove": Text("Quitar", "Take out", "Retirar"),
    "added": Text("{name} está en el grupo.", "{name} is in the group.", "{name} está no grupo."),
    "removed": Text("{name} ya no está en el grupo.", "{name} is in the group no longer.", "{name} já não está no grupo."),
    "no_day": Text(
        "No se entiende la fecha: escriba año, mes y día, por ejemplo 2026-04-10.",
        "The date is not understood: write year, month and day, for example 2026-04-10.",
        "Não se entende a data: escreva ano, mês e dia, por exemplo 2026-04-10.",
    ),
    "write": Text("Escribir al grupo", "Write to the group", "Escrever ao grupo"),
    "matrix": Text("Sus reportes en la matriz", "Their reports in the matrix", "Os seus relatórios na matriz"),
    "review": Text("Su cola de revisión", "Their review queue", "A sua fila de revisão"),
}  # fmt: skip
CONTACTS: Final = {
    "title": Text("Directorio", "Directory", "Diretório"),
    "lead": Text(
        "Contactos de quienes trabajan en la plataforma. Úselos solo para eso.",
        "Contacts of those who work on the platform. Please use them for that only.",
        "Contatos de quem trabalha na plataforma. Use-os só para isso.",
    ),
    "search": Text("Nombre, organización o correo", "Name, organisation or e-mail", "Nome, organização ou e-mail"),
    "sector": Text("Sector", "Sector", "Setor"),
    "place": Text("Lugar", "Place", "Lugar"),
    "role": Text("Rol", "Role", "Papel"),
    "group": Text("Grupo", "Group", "Grupo"),
    "all": Text("Todos", "All", "Todos"),
    "find": Text("Buscar", "Search", "Buscar"),
    "clear": Text("Quitar filtros", "Clear filters", "Retirar filtros"),
    "found": Text("{n} personas", "{n} people", "{n} pessoas"),
    "found_one": Text("1 persona", "1 person", "1 pessoa"),
    "none": Text(
        "Nadie cumple esos filtros. Quite alguno.", "Nobody meets those filters. Please take one away.",
        "Ninguém atende a esses filtros. Retire algum."),
    "name": Text("Nombre", "Name", "Nome"),
    "organisation": Text("Organización", "Organisation", "Organização"),
    "email": Text("Correo", "E-mail", "E-mail"),
    "phone": Text("Teléfono", "Telephone", "Telefone"),
    "position": Text("Cargo", "Position", "Cargo"),
    "list": Text("Lista de correo", "Mailing list", "Lista de e-mail"),
    "addresses": Text("Direcciones, para copiar", "Addresses, to be copied", "Endereços, para copiar"),
    "mail": Text("Escribir a todas", "Write to all of them", "Escrever a todas"),
    "too_many": Text(
        "Son demasiadas para abrir un correo desde aquí: cópielas en el campo CCO.",
        "They are too many to open an e-mail from here: copy them into the BCC field.",
        "São demais para abrir um e-mail daqui: copie-os no campo CCO."),
    "csv": Text("Descargar CSV", "Download CSV", "Baixar CSV"),
    "card": Text("Mi ficha", "My card", "Minha ficha"),
}  # fmt: skip
CARD: Final = {
    "title": Text("Mi ficha", "My card", "Minha ficha"),
    "lead": Text(
        "Lo que los demás miembros ven de usted en el directorio, además de su nombre, organización y correo.",
        "What other members see of you in the directory, besides your name, organisation and e-mail.",
        "O que os outros membros veem de você no diretório, além de nome, organização e e-mail.",
    ),
    "position": Text("Cargo", "Position", "Cargo"),
    "phone": Text("Teléfono", "Telephone", "Telefone"),
    "hide": Text("No mostrar mi teléfono", "Do not show my telephone", "Não mostrar o meu telefone"),
    "save": Text("Guardar", "Save", "Salvar"),
    "saved": Text("Su ficha está guardada.", "Your card is saved.", "A sua ficha está salva."),
}
WHERE: Final = {
    "title": Text("{platform}: quién está dónde", "{platform}: who is where", "{platform}: quem está onde"),
    "note": Text(
        "De filas aceptadas, {first} a {last}. Hecho el {day}.",
        "From accepted rows, {first} to {last}. Made on {day}.",
        "De linhas aceitas, {first} a {last}. Feito em {day}.",
    ),
    "unplaced": Text("(sin lugar)", "(no place)", "(sem lugar)"),
    "unknown": Text("(sector no reconocido)", "(sector not recognised)", "(setor não reconhecido)"),
}
