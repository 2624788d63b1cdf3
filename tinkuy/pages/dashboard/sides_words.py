"""The words of a comparison, in three languages."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

WORDS: Final = {
    "title": Text("Comparar", "Compare", "Comparar"),
    "lead": Text(
        "Lo que muestra el tablero, al lado de otra publicación, otro periodo u otro lugar. La dirección de esta página dice los dos lados.",
        "What the dashboard shows, beside another release, another period or another place. The address of this page says both sides.",
        "O que o painel mostra, ao lado de outra publicação, outro período ou outro lugar. O endereço desta página diz os dois lados.",
    ),
    "back": Text("Volver al tablero", "Back to the dashboard", "Voltar ao painel"),
    "with": Text("Comparar con", "Compare with", "Comparar com"),
    "with_release": Text("otra publicación", "another release", "outra publicação"),
    "with_period": Text("otro mes", "another month", "outro mês"),
    "with_place": Text("otro lugar", "another place", "outro lugar"),
    "show": Text("Comparar", "Compare", "Comparar"),
    "two_periods": Text("dos meses", "two months", "dois meses"),
    "two_places": Text("dos lugares", "two places", "dois lugares"),
    "first": Text("Comparar", "Compare", "Comparar"),
    "of_release": Text("{scope} (publicación {release}, {when})", "{scope} (release {release}, {when})", "{scope} (publicação {release}, {when})"),
    "versus": Text("{left}, frente a {right}", "{left}, against {right}", "{left}, frente a {right}"),
    "headlines": Text("Las cifras principales", "The main figures", "Os números principais"),
    "sector": Text("Personas alcanzadas por sector", "People reached by sector", "Pessoas alcançadas por setor"),
    "admin1": Text("Personas alcanzadas por departamento", "People reached by department", "Pessoas alcançadas por departamento"),
    "month": Text("Personas alcanzadas por mes", "People reached by month", "Pessoas alcançadas por mês"),
    "figure": Text("Cifra", "Figure", "Número"),
    "difference": Text("Diferencia", "Difference", "Diferença"),
    "reached": Text("Personas alcanzadas", "People reached", "Pessoas alcançadas"),
    "host": Text("De la comunidad de acogida", "Of the host community", "Da comunidade de acolhida"),
    "organisations": Text("Organizaciones activas", "Organisations active", "Organizações ativas"),
    "places": Text("Departamentos con actividad", "Departments with activity", "Departamentos com atividade"),
    "reports": Text("Reportes recibidos", "Reports received", "Relatórios recebidos"),
    "out_of": Text("{part} de {all}", "{part} of {all}", "{part} de {all}"),
    "equal": Text("igual", "the same", "igual"),
    "not_comparable": Text("no se compara", "not compared", "não se compara"),
    "no_rows": Text("sin filas", "no rows", "sem linhas"),
    "overlap": Text("los intervalos se cruzan", "the intervals overlap", "os intervalos se cruzam"),
    "overlap_note": Text("Donde los intervalos se cruzan no es seguro cuál de los dos lados es mayor.", "Where the intervals overlap it is not certain which side is larger.", "Onde os intervalos se cruzam não é certo qual dos dois lados é maior."),
    "other_year": Text(
        "No se comparan: son de años de plan distintos ({left} y {right}). Un mismo código de indicador o de sector no significa lo mismo en los dos.",
        "They are not compared: they are of different plan years ({left} and {right}). The same code of an indicator or a sector does not mean the same in both.",
        "Não se comparam: são de anos de plano diferentes ({left} e {right}). Um mesmo código de indicador ou de setor não significa o mesmo nos dois.",
    ),
    "other_months": Text("Las dos publicaciones no tienen los mismos meses: parte de la diferencia es eso.", "The two releases do not have the same months: part of the difference is that.", "As duas publicações não têm os mesmos meses: parte da diferença é isso."),
    "other_length": Text("Los periodos no duran lo mismo: {left} y {right} meses.", "The periods are not of the same length: {left} and {right} months.", "Os períodos não duram o mesmo: {left} e {right} meses."),
    "shared_months": Text("Los dos periodos comparten meses: parte de la cifra está en los dos lados.", "The two periods share months: part of the figure is on both sides.", "Os dois períodos compartilham meses: parte do número está nos dois lados."),
    "no_months": Text("Un lado no tiene ningún mes de su publicación.", "One side has no month of its release.", "Um lado não tem nenhum mês da sua publicação."),
    "withdrawn": Text("Una de las dos publicaciones fue retirada: no cite su cifra.", "One of the two releases was withdrawn: do not quote its figure.", "Uma das duas publicações foi retirada: não cite seu número."),
    "no_release": Text("No hay una publicación con ese nombre en esta plataforma.", "There is no release of that name on this platform.", "Não há uma publicação com esse nome nesta plataforma."),
    "refused": Text("No se puede comparar así", "This cannot be compared like this", "Não se pode comparar assim"),
    "why_reports": Text("Qué reportes movieron la cifra entre las dos publicaciones", "Which reports moved the figure between the two releases", "Quais relatórios moveram o número entre as duas publicações"),
}  # fmt: skip
