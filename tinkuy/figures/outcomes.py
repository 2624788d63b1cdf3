"""What became of each row in a figure, and the steps from the sum to the estimate, in words (data)."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

# What became of a row in a figure: every row of the input has exactly one of these.
OUTCOMES: Final[dict[str, Text]] = {
    "counted": Text("Cuenta en la cifra", "Counts in the figure", "Conta no número"),
    "other_sector": Text("Otro sector es mayor en el mismo lugar", "Another sector is larger in the same place", "Outro setor é maior no mesmo lugar"),
    "zero": Text("Reportó cero personas", "Reported zero people", "Relatou zero pessoas"),
    "not_reported": Text("No reportó personas nuevas", "Did not report new people", "Não relatou pessoas novas"),
    "sector_left_out": Text("El modelo no cuenta este sector", "The model does not count this sector", "O modelo não conta este setor"),
    "outside_plan": Text("Fuera del plan, o sin decirlo (RMRP)", "Outside the plan, or not said (RMRP)", "Fora do plano, ou sem dizer (RMRP)"),
    "national_left_out": Text("Fila del país entero, apartada", "Row of the whole country, left out", "Linha do país inteiro, deixada de fora"),
    "negative": Text("Personas nuevas en negativo: no se puede usar", "Negative new people: cannot be used", "Pessoas novas em negativo: não pode ser usada"),
    "not_direct_assistance": Text("No es asistencia directa", "Is not direct assistance", "Não é assistência direta"),
    "type_unknown": Text("No se sabe de qué tipo es el indicador", "The type of the indicator is not known", "Não se sabe de que tipo é o indicador"),
}  # fmt: skip

# The steps from the sum to the estimate, in their order; each says how many people it adds or takes off.
STEPS: Final[dict[str, Text]] = {
    "sum": Text("Suma de personas nuevas de asistencia directa", "Sum of new people of direct assistance", "Soma de pessoas novas de assistência direta"),
    "national_left_out": Text("Filas del país entero, apartadas", "Rows of the whole country, left out", "Linhas do país inteiro, deixadas de fora"),
    "outside_plan": Text("Actividades fuera del plan", "Activities outside the plan", "Atividades fora do plano"),
    "sector_left_out": Text("Sectores que el modelo no cuenta", "Sectors the model does not count", "Setores que o modelo não conta"),
    "breakdown": Text("El desglose suma distinto que las personas nuevas", "The breakdown adds up differently from the new people", "O detalhamento soma diferente das pessoas novas"),
    "between_sectors": Text("Posible repetición entre sectores en el mismo mes", "Possible overlap between sectors in the same month", "Possível repetição entre setores no mesmo mês"),
    "between_months": Text("Posible repetición entre sectores de meses distintos", "Possible overlap between sectors of different months", "Possível repetição entre setores de meses distintos"),
}  # fmt: skip
