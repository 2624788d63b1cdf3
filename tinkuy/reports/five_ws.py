"""The 5W report: who does what, where, when and for whom. The one declaration of its columns.

A year pack says which of these columns a year has, in which order and under which exact headings. The template, the
reader, the checks, the HXL tags and the documentation all derive from here.

The *standard rows* that reading makes and that checks, causes and figures take are a Polars frame with:

- `row_id` (UInt32, 0, 1, 2 ... unique within one reading), `file`, `sheet` (String), `row` (Int64: the row number as the
  spreadsheet shows it);
- for every column declared here, present in the file or not, `<key>` and, for codes, yes/no and months, `<key>_text`
  (see `tinkuy.tables.Kind`); a blank cell is null, and null is never 0;
- what reading derives, `DERIVED` below.

A code that was written but not found is null in `<key>` and not null in `<key>_text`.
"""

from __future__ import annotations

from typing import Final

import polars as pl

from tinkuy.languages import Text
from tinkuy.tables import Column, Kind, Table

POPULATION_GROUPS: Final = ("in_destination", "in_transit", "host_community", "pendular", "returnees")
AGE_GENDER: Final = ("girls", "boys", "women", "men", "other_under_18", "other_above_18")
UNDER_18: Final = ("girls", "boys", "other_under_18")
PEOPLE: Final = ("total", "new", *POPULATION_GROUPS, *AGE_GENDER)

FIVE_WS: Final = Table(
    "five_ws",
    (
        Column(
            "organisation",
            Kind.CODE,
            Text("Organización que reporta", "Appealing organisation", "Organização que relata"),
            "#org+prog+name",
            Text(
                "La organización del plan que responde por la actividad.",
                "The organisation of the plan that answers for the activity.",
                "A organização do plano que responde pela atividade.",
            ),
            "organisations",
        ),
        Column(
            "setup",
            Kind.YES_NO,
            Text("¿A través de un socio?", "Through a partner?", "Através de um parceiro?"),
            "#meta+setup",
            Text(
                "Sí: la implementa un socio. No: directamente.",
                "Yes: a partner implements it. No: directly.",
                "Sim: um parceiro implementa. Não: diretamente.",
            ),
        ),
        Column(
            "implementing_partner",
            Kind.CODE,
            Text("Socio implementador", "Implementing partner", "Parceiro implementador"),
            "#org+impl+name",
            Text(
                "Quién hace el trabajo, si no es la organización que reporta.",
                "Who does the work, if not the reporting organisation.",
                "Quem faz o trabalho, se não é a organização que relata.",
            ),
            "implementing_partners",
        ),
        Column(
            "month",
            Kind.MONTH,
            Text("Mes", "Month", "Mês"),
            "#date+reported",
            Text(
                "El mes en que se dio la asistencia.",
                "The month in which assistance was given.",
                "O mês em que a assistência foi dada.",
            ),
        ),
        Column(
            "sector",
            Kind.CODE,
            Text("Sector", "Sector", "Setor"),
            "#sector+name",
            Text(
                "Sector, subsector o grupo de trabajo.",
                "Sector, subsector or working group.",
                "Setor, subsetor ou grupo de trabalho.",
            ),
            "sectors",
        ),
        Column(
            "indicator",
            Kind.CODE,
            Text("Indicador", "Indicator", "Indicador"),
            "#indicator+name",
            Text(
                "Qué se mide; pertenece a un sector.",
                "What is measured; belongs to a sector.",
                "O que se mede; pertence a um setor.",
            ),
            "indicators",
        ),
        Column(
            "activity",
            Kind.TEXT,
            Text("Nombre de la actividad", "Activity name", "Nome da atividade"),
            "#activity+name",
            Text(
                "El nombre corto de lo que se hizo.",
                "The short name of what was done.",
                "O nome curto do que foi feito.",
            ),
        ),
        Column(
            "description",
            Kind.TEXT,
            Text("Descripción", "Description", "Descrição"),
            "#description",
            Text(
                "Qué se hizo, sin nombres ni datos de personas.",
                "What was done, without names or personal data.",
                "O que foi feito, sem nomes nem dados pessoais.",
            ),
        ),
        Column(
            "covid19",
            Kind.YES_NO,
            Text("Situación COVID-19", "COVID-19 situation", "Situação COVID-19"),
            "#meta+covid19",
            Text(
                "Si la actividad responde a la COVID-19.",
                "Whether the activity responds to COVID-19.",
                "Se a atividade responde à COVID-19.",
            ),
        ),
        Column(
            "rmrp",
            Kind.YES_NO,
            Text("Actividad del plan (RMRP)", "Plan activity (RMRP)", "Atividade do plano (RMRP)"),
            "#meta+rmrp",
            Text(
                "Si la actividad está en el plan de respuesta.",
                "Whether the activity is in the response plan.",
                "Se a atividade está no plano de resposta.",
            ),
        ),
        Column(
            "support_space",
            Kind.YES_NO,
            Text("Espacio de apoyo", "Support Space", "Espaço de apoio"),
            "#meta+support_space",
            Text(
                "Si se hizo en un espacio de apoyo.",
                "Whether it took place in a Support Space.",
                "Se ocorreu em um espaço de apoio.",
            ),
        ),
        Column(
            "cva",
            Kind.YES_NO,
            Text("Transferencia monetaria (CVA)", "Cash or voucher (CVA)", "Transferência monetária (CVA)"),
            "#meta+cva",
            Text(
                "Si se entregó dinero o cupones.",
                "Whether cash or vouchers were given.",
                "Se dinheiro ou cupons foram entregues.",
            ),
        ),
        Column(
            "value_usd",
            Kind.MONEY,
            Text("Valor transferido (USD)", "Value of transfers (USD)", "Valor transferido (USD)"),
            "#value+cva+usd",
            Text(
                "Dólares entregados en el mes a todas las personas.",
                "Dollars given to all people in the month.",
                "Dólares entregues no mês a todas as pessoas.",
            ),
        ),
        Column(
            "mechanism",
            Kind.CODE,
            Text("Mecanismo de entrega", "Delivery mechanism", "Mecanismo de entrega"),
            "#modality+cva+mechanism",
            Text(
                "Cómo recibieron las personas el dinero o los cupones.",
                "How people received the cash or vouchers.",
                "Como as pessoas receberam o dinheiro ou os cupons.",
            ),
            "mechanisms",
        ),
        Column(
            "country",
            Kind.CODE,
            Text("País", "Country", "País"),
            "#country+name",
            Text("El país de la actividad.", "The country of the activity.", "O país da atividade."),
            "countries",
        ),
        Column(
            "admin1",
            Kind.CODE,
            Text("Departamento (admin1)", "Admin1", "Departamento (admin1)"),
            "#adm1+name",
            Text(
                "Departamento, estado o provincia; o el país entero.",
                "Department, state or province; or the whole country.",
                "Departamento, estado ou província; ou o país inteiro.",
            ),
            "places",
        ),
        Column(
            "admin2",
            Kind.CODE,
            Text("Provincia o municipio (admin2)", "Admin2", "Província ou município (admin2)"),
            "#adm2+name",
            Text(
                "Provincia o municipio dentro de admin1.",
                "Province or municipality within admin1.",
                "Província ou município dentro de admin1.",
            ),
            "places_admin2",
        ),
        Column(
            "output",
            Kind.QUANTITY,
            Text("Cantidad de la unidad medida", "Quantity of output", "Quantidade da unidade medida"),
            "#output+num",
            Text(
                "Unidades que no son personas: kits, sesiones, instituciones.",
                "Units that are not people: kits, sessions, institutions.",
                "Unidades que não são pessoas: kits, sessões, instituições.",
            ),
        ),
        Column(
            "total",
            Kind.PEOPLE,
            Text("Total de personas del mes", "Total monthly beneficiaries", "Total de pessoas do mês"),
            "#reached+total+month",
            Text(
                "Todas las personas atendidas en el mes; pueden repetirse entre meses.",
                "Everyone served in the month; people may repeat across months.",
                "Todas as pessoas atendidas no mês; podem repetir-se entre meses.",
            ),
        ),
        Column(
            "new",
            Kind.PEOPLE,
            Text("Personas nuevas del mes", "New beneficiaries of the month", "Pessoas novas do mês"),
            "#reached+new+total",
            Text(
                "Personas que esta actividad no había atendido antes en el año del plan.",
                "People whom this activity had not served before in the plan year.",
                "Pessoas que esta atividade não tinha atendido antes no ano do plano.",
            ),
        ),
        Column(
            "in_destination",
            Kind.PEOPLE,
            Text("Con vocación de permanencia", "In destination", "Em destino"),
            "#reached+new+destination",
            Text(
                "Personas refugiadas y migrantes que se quedan en el país.",
                "Refugees and migrants who stay in the country.",
                "Pessoas refugiadas e migrantes que ficam no país.",
            ),
        ),
        Column(
            "in_transit",
            Kind.PEOPLE,
            Text("En tránsito", "In transit", "Em trânsito"),
            "#reached+new+transit",
            Text(
                "Personas refugiadas y migrantes de paso.",
                "Refugees and migrants passing through.",
                "Pessoas refugiadas e migrantes de passagem.",
            ),
        ),
        Column(
            "host_community",
            Kind.PEOPLE,
            Text("Comunidad de acogida", "Host community", "Comunidade de acolhida"),
            "#reached+new+host",
            Text("Personas del país que acoge.", "People of the host country.", "Pessoas do país de acolhida."),
        ),
        Column(
            "pendular",
            Kind.PEOPLE,
            Text("Pendulares", "Pendular", "Pendulares"),
            "#reached+new+pendular",
            Text(
                "Personas que cruzan la frontera ida y vuelta.",
                "People who cross the border back and forth.",
                "Pessoas que cruzam a fronteira ida e volta.",
            ),
        ),
        Column(
            "returnees",
            Kind.PEOPLE,
            Text("Retornados colombianos", "Colombian returnees", "Retornados colombianos"),
            "#reached+new+returnees",
            Text(
                "Personas colombianas que regresaron.",
                "Colombians who returned.",
                "Pessoas colombianas que regressaram.",
            ),
        ),
        Column(
            "girls",
            Kind.PEOPLE,
            Text("Niñas (menores de 18)", "Girls (under 18)", "Meninas (menores de 18)"),
            "#reached+new+f+children",
            Text("Mujeres menores de 18 años.", "Women under 18.", "Mulheres menores de 18 anos."),
        ),
        Column(
            "boys",
            Kind.PEOPLE,
            Text("Niños (menores de 18)", "Boys (under 18)", "Meninos (menores de 18)"),
            "#reached+new+m+children",
            Text("Hombres menores de 18 años.", "Men under 18.", "Homens menores de 18 anos."),
        ),
        Column(
            "women",
            Kind.PEOPLE,
            Text("Mujeres (18 y más)", "Women (18 and over)", "Mulheres (18 e mais)"),
            "#reached+new+f+adults",
            Text("Mujeres de 18 años o más.", "Women aged 18 or over.", "Mulheres de 18 anos ou mais."),
        ),
        Column(
            "men",
            Kind.PEOPLE,
            Text("Hombres (18 y más)", "Men (18 and over)", "Homens (18 e mais)"),
            "#reached+new+m+adults",
            Text("Hombres de 18 años o más.", "Men aged 18 or over.", "Homens de 18 anos ou mais."),
        ),
        Column(
            "other_under_18",
            Kind.PEOPLE,
            Text("Otro género, menores de 18", "Other gender, under 18", "Outro gênero, menores de 18"),
            "#reached+new+x+children",
            Text(
                "Personas de otro género menores de 18 años.",
                "People of another gender under 18.",
                "Pessoas de outro gênero menores de 18 anos.",
            ),
        ),
        Column(
            "other_above_18",
            Kind.PEOPLE,
            Text("Otro género, 18 y más", "Other gender, 18 and over", "Outro gênero, 18 e mais"),
            "#reached+new+x+adults",
            Text(
                "Personas de otro género de 18 años o más.",
                "People of another gender aged 18 or over.",
                "Pessoas de outro gênero de 18 anos ou mais.",
            ),
        ),
    ),
)

LOCATION: Final = {"row_id": pl.UInt32(), "file": pl.String(), "sheet": pl.String(), "row": pl.Int64()}

# What reading derives, so that no later stage needs the code lists to know it.
DERIVED: Final = {
    "place_level": pl.String(),  # "national" (the row stands for the whole country), "admin1", or null if unknown
    "indicator_type": pl.String(),  # a code of INDICATOR_TYPES, or null if nothing tells
    "type_inferred": pl.Boolean(),  # true: read off the cells filled, because the year's list lacks the indicator
    "new_basis": pl.String(),  # one of NEW_BASES
    "breakdown_of": pl.String(),  # "new" (as the template asks) or "total" (an accepted treatment says so)
    "breakdown_basis": pl.String(),  # "reported" or "estimated"
}

INDICATOR_TYPES: Final = (
    "direct_assistance",
    "capacity_building",
    "campaign",
    "infrastructure",
    "mechanism_advocacy",
    "other",
)

# "not_reported" is a gap and never 0: `new` is null. Only "reported" comes straight from the partner.
NEW_BASES: Final = ("reported", "derived", "not_reported")


def standard_schema() -> dict[str, pl.DataType]:
    """The schema of the standard rows: location, every 5W column, what reading derives."""
    return LOCATION | FIVE_WS.schema() | DERIVED
