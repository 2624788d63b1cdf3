"""What the words of a heading mean, whatever the language, abbreviation or typing error (pure).

A heading becomes a set of *ideas*, each with a confidence: `Benef_mes` is {people, month}, `Women under 18` is {women, minor}.
Two headings are alike when they share ideas; a rare idea (pendular) tells more than a common one (people).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from tinkuy.packs.folding import fold

IDEAS: Final[dict[str, str]] = {
    "organisation": "organizacion organizaciones organisation organisations organization organizacao organizacoes org orgs "
    "agencia agency entidad entidade institucion institution ong ngo quien who quem",
    "appealing": "appealing reporta reporting responsable lead lider relata informa solicitante apelante reportante",
    "partner": "socio socios socia partner partners parceiro parceira parceiros contraparte aliado",
    "implementing": "implementador implementadora implementing implementer implementer implementado implemented impl implem "
    "ejecutor ejecutora executor executora executing ip",
    "implementation": "implementacion implementation implementacao ejecucion execucao",
    "setup": "setup configuracion arreglo indirecta indireta indirect directa direta direct",
    "through": "traves through atraves via mediante con with com tiene has tem",
    "month": "mes meses month months monthly mensual mensuales mensal periodo period mm fecha date data cuando when quando",
    "year": "ano anio year",
    "report": "reporte reportado reported report relato relatorio informe",
    "sector": "sector setor sectores setores subsector subsetor cluster area tematica wg grupo rubro",
    "work": "trabajo trabalho working work",
    "indicator": "indicador indicadores indicator indicators ind indic kpi",
    "code": "codigo code cod pcode iso id uuid",
    "activity": "actividad actividades activity activities atividade atividades act accion intervencion que what titulo",
    "name": "nombre name nome",
    "description": "descripcion description descricao desc descr detalle detalles details detalhe narrativa",
    "covid": "covid covid19 coronavirus pandemia",
    "plan": "rmrp plan plano rmna prmr",
    "space": "espacio espacios space spaces espaco espacos",
    "support": "apoyo support apoio",
    "cash": "cva cbi ptm cash efectivo dinero dinheiro voucher vouchers cupon cupones transferencia transferencias transfer "
    "transfers monetaria monetarias monetary mpc",
    "amount": "monto valor value amount montante importe quantia usd us dolares dollars dolar costo transferido entregado",
    "soles": "soles pen sol",
    "mechanism": "mecanismo mechanism mecanismos modalidad modality modalidade medio forma",
    "delivery": "entrega delivery",
    "country": "pais country pays nacion",
    "admin1": "admin1 adm1 departamento depto dpto department dep estado state uf region regiao region1 donde where onde "
    "ubicacion location lugar",
    "province": "provincia province prov",
    "admin2": "admin2 adm2 municipio municipality mun muni distrito district dist ciudad city canton cidade",
    "quantity": "cantidad quantity quantidade cant qty qtd output outputs producto productos produto unidades unidad unidade units "
    "unit resultado medida measured measure",
    "total": "total tot totales totals general",
    "people": "beneficiarios beneficiarias beneficiario beneficiaries beneficiary benef ben bnf benefs personas persona pers people "
    "persons pessoas atendidas atendidos alcanzadas alcanzados reached asistidas asistidos served poblacion population pob ryc "
    "refugiados refugees migrantes migrants rm refugiadas venezolanos",
    "new": "nuevos nuevas nuevo nueva new novos novas novo nova primera first primeira",
    "destination": "destino destination dest permanencia vocacion",
    "transit": "transito transit trans tran",
    "host": "acogida host hosts acolhida anfitriona receptora local locales peruanos comunidad comunidades community communities "
    "comunidade acogidas",
    "pendular": "pendulares pendular pendulars pend",
    "returnee": "retornados retornado retornadas returnees returnee regressados ret",
    "colombian": "colombianos colombiano colombian colombians col",
    "girls": "ninas nina girls girl meninas menina",
    "boys": "ninos nino boys boy meninos menino",
    "women": "mujeres mujer women woman mulheres mulher female females femenino femenina feminino fem muj f adultas adulta",
    "men": "hombres hombre men man homens homem male males masculino masculinos masc varones varon hom h",
    "minor": "under under18 menores menor u18 lt18 infantil nna child children adolescentes adolescents adolescente",
    "adult": "above over above18 over18 mayores mayor maiores adultas adultos adultos adulta adulto adults adult gt18 18plus mas mais",
    "other": "otro otros otra otras other others outro outros outras lgbti lgbtiq lgbt diverso diversos nobinario x",
    "gender": "genero gender sexo",
    "remark": "observaciones observacion comentarios comentario comments comment notas nota notes remarks observacoes",
    "contact": "contacto contact contato correo email mail telefono phone focal punto responsable",
    "type": "tipo type",
    "target": "meta metas target targets planificado planned planeado",
    "donor": "donante donor doador financiador",
    "platform": "plataforma platform",
    "coordinate": "latitud longitud latitude longitude lat lon coordenadas",
    "status": "status estatus",
    "disability": "discapacidad disability deficiencia",
    "error": "error errores errors review flag missing check",
    "rate": "tasa rate percentage porcentaje percent",
    "needs": "necesidades needs pin",
}  # fmt: skip

# Headings of columns that reports often carry and a 5W does not have; what looks most like one of these stays unread.
NEIGHBOURS_OF_A_REPORT: Final = (
    "observaciones", "comments", "punto focal", "correo", "email contacto", "telefono", "tipo de organizacion", "organisation type",
    "tipo de indicador", "indicator type", "tipo de beneficiario", "admin1 pcode", "codigo admin1", "country iso", "platform",
    "plataforma", "year", "meta", "target total", "meta anual beneficiarios", "donante", "fecha de registro", "fecha de reporte",
    "latitud", "longitud", "estatus de la actividad", "personas con discapacidad", "unidad de medida", "unit of measurement",
    "monto en soles", "id", "record id", "error", "review", "activity code", "codigo de actividad", "sector lead", "admin3",
    "comunidad", "direccion", "nro", "usuario", "organisation acronym", "acronimo", "porcentaje", "pin", "fecha de inicio",
    "fecha de fin", "start date", "end date", "data de inicio", "subtotal", "total adultos", "total menores", "total adults",
    "total children", "total niñas y niños", "total girls and boys",
)  # fmt: skip

_STOP: Final = frozenset(
    "de del la el los las of the do da dos das and y e o a en in no na nos por para to al un una con is se su es "
    "este this em os as anos years numero number num nro n on at".split()
)
_CAMEL = re.compile(r"(?<=[a-záéíóúñãõç])(?=[A-Z])")
_UNDER = re.compile(
    r"<\s*18|\b0\s*[-–aà]\s*1[78]\b|\bmenos de 18\b|\bbelow 18\b|\b(?:u|under)[\s_.]*18\b", re.IGNORECASE
)
_ABOVE = re.compile(r"(?:>=?|≥|\+)\s*18|\b1[89]\s*(?:\+|y m[aá]s|e mais|or over|and over|o m[aá]s)", re.IGNORECASE)
_LETTER_AND_AGE = re.compile(r"(?<![^\W_])([fhm])(?=\d)", re.IGNORECASE)  # "F18+"
_ADMIN = re.compile(r"\b(?:admin|adm|nivel|level)[\s_.]*([123])\b", re.IGNORECASE)
_COVID = re.compile(r"covid[\s_.-]*19", re.IGNORECASE)
_SET_UP = re.compile(r"set[\s_.-]*up", re.IGNORECASE)
_REFUGEES = re.compile(r"\bR\s*(?:&|y|e|and)\s*M\b")

WORDS: Final[dict[str, frozenset[str]]] = {}
for _idea, _words in IDEAS.items():
    for _word in _words.split():
        WORDS[_word] = WORDS.get(_word, frozenset()) | {_idea}
_LONG_WORDS: Final = tuple(word for word in WORDS if len(word) >= 4)


def ideas_of(heading: str) -> dict[str, float]:
    """The ideas of a heading with the confidence (0 to 1) of each; a word nobody knows is an idea of its own."""
    ideas: dict[str, float] = {}
    for token in tokens(heading):
        for idea, confidence in _ideas_of_word(token).items():
            ideas[idea] = max(confidence, ideas.get(idea, 0.0))
    return ideas


def tokens(heading: str) -> list[str]:
    """The words of a heading, folded, without those that tell nothing."""
    text = _LETTER_AND_AGE.sub(r"\1 ", _CAMEL.sub(" ", heading.replace("_", " ")))
    for pattern, word in (
        (_UNDER, " under18 "),
        (_ABOVE, " above18 "),
        (_COVID, " covid "),
        (_SET_UP, " setup "),
        (_REFUGEES, " people "),
    ):
        text = pattern.sub(word, text)
    text = _ADMIN.sub(r" admin\1 ", text)
    words = [word for word in fold(text).split() if word not in _STOP]
    return [word for word in words if not word.isdigit()]


@lru_cache(maxsize=8192)
def _ideas_of_word(word: str) -> dict[str, float]:
    if word in WORDS:
        return dict.fromkeys(WORDS[word], 1.0)
    found = _shortened(word) or _misspelt(word) or _joined(word)
    return found or {f"?{word}": 1.0}


def _shortened(word: str) -> dict[str, float]:
    """An abbreviation: the beginning of a known word ("benefic"), or its first letter and some of the others ("dpto")."""
    if len(word) < 3:
        return {}
    begins = [known for known in _LONG_WORDS if known.startswith(word)]
    if begins:
        return _agreed(begins, 0.9)
    skips = [
        known for known in _LONG_WORDS if known[0] == word[0] and len(known) > len(word) + 1 and _within(word, known)
    ]
    return _agreed(skips, 0.7) if skips and len(word) <= 5 else {}


def _joined(word: str) -> dict[str, float]:
    """Two known words without a space between them: "totalmes"."""
    for cut in range(3, len(word) - 2):
        left, right = word[:cut], word[cut:]
        first, second = (WORDS.get(part) or frozenset(_shortened(part)) for part in (left, right))
        if len(first) == len(second) == 1 and (left in WORDS or right in WORDS):
            return dict.fromkeys(first | second, 0.9)
    return {}


def _misspelt(word: str) -> dict[str, float]:
    """A known word with one letter wrong, missing, doubled or swapped with the next ("Nuveos"); with two in a long word."""
    allowed = 1 if 4 <= len(word) < 9 else 2 if len(word) >= 9 else 0
    near = process.extract(word, _LONG_WORDS, scorer=OSA.distance, limit=4, score_cutoff=allowed) if allowed else []
    best = [known for known, distance, _ in near if distance == near[0][1]]
    return _agreed(best, 0.8) if best else {}


def _agreed(known: list[str], confidence: float) -> dict[str, float]:
    """The ideas of the words it may stand for; the more ideas they have between them, the less sure is each."""
    ideas = {idea for word in known for idea in WORDS[word]}
    return (
        dict.fromkeys(ideas, confidence if len(ideas) == 1 else confidence / len(ideas) ** 0.5)
        if len(ideas) <= 3
        else {}
    )


def _within(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short)
