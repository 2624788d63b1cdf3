"""How people say sectors and ask questions, in three languages: words beside the names of the lists (data, folded)."""

from __future__ import annotations

from typing import Final

# Other ways to say a sector; only those of the release's own list count.
SECTORS: Final = {
    "education": "escuela|escuelas|colegio|colegios|school|schools|escola|escolas|matricula",
    "health": "medicina|consultas medicas|atencion medica|medical care",
    "nutrition": "desnutricion|malnutrition|lactancia",
    "wash": "agua|water|saneamiento|sanitation|saneamento|higiene|hygiene|wash|ash",
    "food_security": "comida|alimentos|alimentacion|food|alimentacao|seguridad alimentaria|canastas",
    "multipurpose_cash": "efectivo|cash|dinero|transferencias|transferencias monetarias|mpc|mpca|cva|cbi|pmt|dinheiro|transferencias multiproposito|multipurpose",
    "shelter": "albergue|albergues|vivienda|alquiler|refugios|housing|alojamentos|abrigos|moradia",
    "humanitarian_transportation": "transporte|transport|transportation|traslado|pasajes",
    "integration": "empleo|trabajo decente|medios de vida|livelihoods|jobs|inclusion|emprego|meios de vida",
    "protection_general": "proteccion|protection|protecao|documentacion|regularizacion|asistencia legal",
    "gbv": "vbg|gbv|violencia de genero|violencia basada en genero|gender based violence|violencia contra la mujer|violencia baseada em genero",
    "child_protection": "infancia|ninez|ninos|ninas|child protection|children|proteccion de la ninez|proteccion infantil|criancas|nna",
    "human_trafficking_smuggling": "trata|trata de personas|trafico de personas|trafficking|human trafficking|smuggling|trafico de pessoas",
    "support_spaces": "espacio de apoyo|espacios de apoyo|support space|support spaces|espaco de apoio|espacos de apoio",
}  # fmt: skip

# Words of a question that name nothing.
EMPTY: Final = frozenset(
    (
        # español
        "a al actividad actividades activa activas activo activos alguien apoya apoyan aqui asiste asisten atiende atienden ayuda "
        "ayudan con cual cuales cuantas cuantos da dan de del departamento departamentos dime donde el ella en entre es esta estan "
        "este esto existe existen hace hacen haciendo hay implementa implementan la las lo los mes muestrame ong ongs organizacion "
        "organizaciones para personas por presencia presente presentes que quien quienes region regiones se sector sectores sobre "
        "socio socios son su sus tema temas tiene tienen todas todos trabaja trabajan trabajando un una y "
        # English
        "about active activity and any are as at by department departments do does doing for give gives help helping helps how in "
        "is list many me month of on organisation organisations organization organizations partner partners people present region "
        "sectors show supports tell that the their there they this to what where which who whom with work working works "
        # português
        "ajuda ajudam apoia apoiam as ativas atividade atividades atua atuam com como da das do dos e em essa esse estado estados "
        "esta faz fazem ha na nas neste no nos o onde organizacao organizacoes os para parceiros pessoas pela pelo presenca presentes "
        "qual quais quem regiao setor setores sobre tem trabalha trabalham trabalho um uma"
    ).split()
)

# What stands between a name and the rest of a question.
JOINING: Final = frozenset("en in em de del do da of on y e and no na el la los las sobre for para".split())

# A month that is not named: the latest of the release, or the one before it.
LATEST: Final = (
    "este mes|el mes actual|ultimo mes|mes actual|ahora|actualmente|hoy|this month|latest month|now|currently|current month|"
    "neste mes|este mes|mes atual|ultimo mes|agora|atualmente|hoje"
).split("|")
BEFORE: Final = "mes pasado|mes anterior|el mes pasado|last month|previous month|mes passado".split("|")
OTHER_MONTHS: Final = {"setiembre": 9, "set": 9, "sep": 9, "sept": 9}
