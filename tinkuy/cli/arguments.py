"""The words each command takes, with their help in three languages. One function per command."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Final

from tinkuy.access.roles import Role
from tinkuy.languages import LANGUAGES, Text

Declaration = Callable[[argparse.ArgumentParser, str], None]

MODELS: Final = ("sum", "max-sector", "max-sector-ytd", "max-age-gender", "southern-cone", "per-organisation")
ROLES: Final = tuple(role.value for role in Role)
RELEASE_ACTIONS: Final = ("cut", "show", "compare", "verify", "withdraw", "list")
FIGURES: Final = (
    "indicator-totals",
    "host-community",
    "presence",
    "completeness",
    "cash-value",
    "cash-people",
    "trend",
    "consolidated",
)

_HELP: Final = {
    "backup_folder": Text(
        "carpeta nueva, que todavía no existe, para el respaldo",
        "new folder, not there yet, for the backup",
        "pasta nova, que ainda não existe, para o backup",
    ),
    "restore_folder": Text(
        "carpeta de un respaldo hecho con tinkuy backup",
        "folder of a backup made with tinkuy backup",
        "pasta de um backup feito com tinkuy backup",
    ),
    "files": Text(
        "archivos 5W (XLSX, XLSM, XLS, ODS, CSV, TSV)",
        "5W files (XLSX, XLSM, XLS, ODS, CSV, TSV)",
        "arquivos 5W (XLSX, XLSM, XLS, ODS, CSV, TSV)",
    ),
    "year": Text(
        "paquete del año del plan, por ejemplo r4v-2021",
        "pack of the plan year, such as r4v-2021",
        "pacote do ano do plano, por exemplo r4v-2021",
    ),
    "platform": Text(
        "paquete de la plataforma, por ejemplo gtrm-peru",
        "pack of the platform, such as gtrm-peru",
        "pacote da plataforma, por exemplo gtrm-peru",
    ),
    "lang": Text(
        "idioma de las respuestas: es, en o pt",
        "language of the answers: es, en or pt",
        "idioma das respostas: es, en ou pt",
    ),
    "map": Text(
        'diga qué columna es: --map "Benef_mes=total" (se puede repetir)',
        'say which column it is: --map "Benef_mes=total" (may be repeated)',
        'diga qual coluna é: --map "Benef_mes=total" (pode repetir)',
    ),
    "organisation": Text(
        "organización que reporta: la plantilla ofrece solo esa",
        "the reporting organisation: the template offers only that one",
        "organização que relata: o modelo oferece só essa",
    ),
    "accept": Text(
        "acepte el tratamiento de una causa (se puede repetir)",
        "accept the treatment of a cause (may be repeated)",
        "aceite o tratamento de uma causa (pode repetir)",
    ),
    "by_whom": Text("quién acepta; queda registrado", "who accepts; it is recorded", "quem aceita; fica registrado"),
    "why": Text(
        "por qué se acepta; queda registrado",
        "why it is accepted; it is recorded",
        "por que se aceita; fica registrado",
    ),
    "record": Text(
        "archivo JSON donde queda registrado lo aceptado",
        "JSON file where what was accepted is recorded",
        "arquivo JSON onde fica registrado o aceito",
    ),
    "out_annotated": Text(
        "escriba el Excel con observaciones (con varios archivos: una carpeta)",
        "write the workbook with findings (for several files: a folder)",
        "escreva o Excel com observações (com vários arquivos: uma pasta)",
    ),
    "json": Text(
        "escriba el resultado como JSON (- para la salida)",
        "write the result as JSON (- for the output)",
        "escreva o resultado como JSON (- para a saída)",
    ),
    "release": Text(
        "carpeta de una publicación: de ella salen las filas, en vez de archivos",
        "folder of a release: the rows come from it instead of files",
        "pasta de uma publicação: dela vêm as linhas, em vez de arquivos",
    ),
    "release_action": Text(
        "cut FILE...: hacer una publicación; show FOLDER: mostrarla; compare OLD NEW: qué cambió y por qué; verify FOLDER: si "
        "está como fue firmada; withdraw OLD NEW: marcar OLD como retirada por NEW; list: las de esta instalación",
        "cut FILE...: make a release; show FOLDER: show it; compare OLD NEW: what changed and why; verify FOLDER: whether it is "
        "as it was signed; withdraw OLD NEW: mark OLD as withdrawn by NEW; list: those of this installation",
        "cut FILE...: fazer uma publicação; show FOLDER: mostrá-la; compare OLD NEW: o que mudou e por quê; verify FOLDER: se "
        "está como foi assinada; withdraw OLD NEW: marcar OLD como retirada por NEW; list: as desta instalação",
    ),
    "files_or_folders": Text(
        "archivos 5W, o carpetas de publicaciones",
        "5W files, or folders of releases",
        "arquivos 5W, ou pastas de publicações",
    ),
    "signed_by": Text("quién firma la publicación", "who signs the release", "quem assina a publicação"),
    "out_release": Text(
        "carpeta nueva para la publicación", "new folder for the release", "pasta nova para a publicação"
    ),
    "note": Text("una nota para quien la lea", "a note to whoever reads it", "uma nota para quem a leia"),
    "withdraws": Text(
        "carpeta de una publicación que esta retira (se puede repetir)",
        "folder of a release that this one withdraws (may be repeated)",
        "pasta de uma publicação que esta retira (pode repetir)",
    ),
    "withdraw_why": Text("por qué se retira", "why it is withdrawn", "por que se retira"),
    "model": Text("modelo de consolidación", "consolidation model", "modelo de consolidação"),
    "by": Text(
        "dimensiones separadas por comas: country,admin1,month,sector,...",
        "dimensions, comma separated: country,admin1,month,sector,...",
        "dimensões separadas por vírgulas: country,admin1,month,sector,...",
    ),
    "no_national": Text(
        "sin las filas de todo el país",
        "without the rows that stand for the whole country",
        "sem as linhas do país inteiro",
    ),
    "figure": Text("qué cifra", "which figure", "qual número"),
    "out_template": Text("dónde escribir la plantilla", "where to write the template", "onde escrever o modelo"),
    "hxl": Text(
        "con una fila de etiquetas HXL debajo de los encabezados",
        "with a row of HXL tags below the headings",
        "com uma linha de etiquetas HXL abaixo dos cabeçalhos",
    ),
    "pack_action": Text(
        "check: revisar; list: mostrar los que hay",
        "check: check them; list: show those there are",
        "check: verificar; list: mostrar os que há",
    ),
    "packs": Text(
        "identificadores o carpetas; sin ninguno, todos",
        "ids or folders; without any, all of them",
        "identificadores ou pastas; sem nenhum, todos",
    ),
    "port": Text(
        "puerto donde se sirven las páginas", "port on which pages are served", "porta em que se servem as páginas"
    ),
    "host": Text(
        "dirección donde se atiende; si no se dice, solo esta máquina",
        "address to listen on; unless said, only this machine",
        "endereço em que se atende; se não se diz, só esta máquina",
    ),
    "no_worker": Text(
        "solo las páginas: lo que se hace en segundo plano lo hace otro proceso (tinkuy worker)",
        "only the pages: what is done in the background is another process's (tinkuy worker)",
        "só as páginas: o que se faz em segundo plano é de outro processo (tinkuy worker)",
    ),
    "once": Text(
        "termina cuando no queda nada en cola",
        "stops when nothing is queued",
        "termina quando não há nada na fila",
    ),
    "platform_action": Text(
        "add: agregar una plataforma con las organizaciones de sus listas, o ponerla al día; list: mostrar las que hay",
        "add: add a platform with the organisations of its lists, or bring it up to date; list: show those there are",
        "add: adicionar uma plataforma com as organizações de suas listas, ou atualizá-la; list: mostrar as que há",
    ),
    "platform_years": Text(
        "año cuyas organizaciones se cargan (se puede repetir); si no se dice, todos los de la misma familia",
        "year whose organisations are loaded (may be repeated); unless said, all of the same family",
        "ano cujas organizações se carregam (pode repetir); se não se diz, todos os da mesma família",
    ),
    "account_action": Text(
        "add: crear la cuenta, o darle un papel más; invite: invitar, y mostrar el enlace; remove-factor: quitar el segundo factor",
        "add: make the account, or give it one more role; invite: invite, and show the link; remove-factor: take the second factor off",
        "add: criar a conta, ou dar-lhe mais um papel; invite: convidar, e mostrar o link; remove-factor: retirar o segundo fator",
    ),
    "account_place": Text(
        "código del lugar (admin1), para un papel de un lugar",
        "code of the place (admin1), for a role of a place",
        "código do lugar (admin1), para um papel de um lugar",
    ),
    "account_partner": Text(
        "código del socio implementador, para un papel de uno",
        "code of the implementing partner, for a role of one",
        "código do parceiro implementador, para um papel de um",
    ),
    "demo_codes": Text(
        "muestra los códigos con los que entran ahora las cuentas con segundo factor",
        "show the codes with which the accounts with a second factor sign in now",
        "mostra os códigos com que entram agora as contas com segundo fator",
    ),
    "email": Text(
        "correo con el que la persona entra", "e-mail address to sign in with", "e-mail com que a pessoa entra"
    ),
    "role": Text("qué papel tiene en la plataforma", "which role on the platform", "que papel tem na plataforma"),
    "account_organisation": Text(
        "código o nombre de la organización, para un punto focal",
        "code or name of the organisation, for a focal point",
        "código ou nome da organização, para um ponto focal",
    ),
    "account_sector": Text(
        "código del sector, para quien lidera un sector",
        "code of the sector, for a sector lead",
        "código do setor, para quem lidera um setor",
    ),
    "person_name": Text("nombre de la persona", "name of the person", "nome da pessoa"),
    "password": Text(
        "lee la contraseña de la entrada; si no, la pregunta",
        "read the password from the input; otherwise it is asked for",
        "lê a senha da entrada; se não, pergunta-a",
    ),
    "demo_folder": Text(
        "carpeta de la demostración; si no se dice, tinkuy-demo",
        "folder of the demonstration; unless said, tinkuy-demo",
        "pasta da demonstração; se não se diz, tinkuy-demo",
    ),
    "demo_terminal": Text(
        "no sirve páginas: cuenta el trabajo principal en la terminal, orden por orden",
        "serves no pages: tells the main job in the terminal, command by command",
        "não serve páginas: conta o trabalho principal no terminal, comando por comando",
    ),
    "demo_fresh": Text(
        "empieza de nuevo: borra la demostración que hay en la carpeta",
        "begins anew: deletes the demonstration in the folder",
        "começa de novo: apaga a demonstração que há na pasta",
    ),
    "seed": Text(
        "semilla: la misma da los mismos datos",
        "seed: the same one gives the same data",
        "semente: a mesma dá os mesmos dados",
    ),
}


def _language(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("--lang", choices=LANGUAGES, help=_HELP["lang"].in_(language))


def _intake(parser: argparse.ArgumentParser, language: str, *, required: bool = True, files: str = "files") -> None:
    """The words of every command that reads reports; `required` is false where the rows may come from a release."""
    parser.add_argument("files", nargs="+" if required else "*", metavar="FILE", help=_HELP[files].in_(language))
    parser.add_argument("--year", required=required, metavar="PACK", help=_HELP["year"].in_(language))
    parser.add_argument("--platform", metavar="PACK", help=_HELP["platform"].in_(language))
    parser.add_argument("--map", action="append", default=[], metavar="HEADING=COLUMN", help=_HELP["map"].in_(language))
    parser.add_argument("--accept", action="append", default=[], metavar="CAUSE", help=_HELP["accept"].in_(language))
    parser.add_argument("--by-whom", metavar="NAME", help=_HELP["by_whom"].in_(language))
    parser.add_argument("--why", metavar="TEXT", help=_HELP["why"].in_(language))
    parser.add_argument("--record", metavar="FILE", help=_HELP["record"].in_(language))
    parser.add_argument("--json", metavar="FILE", help=_HELP["json"].in_(language))
    _language(parser, language)


def check(parser: argparse.ArgumentParser, language: str) -> None:
    """`tinkuy check`."""
    _intake(parser, language)
    parser.add_argument("--out", metavar="FILE", help=_HELP["out_annotated"].in_(language))


def _counting(parser: argparse.ArgumentParser, language: str) -> None:
    """The words of every command that makes figures, from files or from a release."""
    _intake(parser, language, required=False)
    parser.add_argument("--release", metavar="FOLDER", help=_HELP["release"].in_(language))
    parser.add_argument("--model", choices=MODELS, default="sum", help=_HELP["model"].in_(language))
    parser.add_argument("--by", default="", metavar="DIMENSIONS", help=_HELP["by"].in_(language))


def reached(parser: argparse.ArgumentParser, language: str) -> None:
    """`tinkuy reached`."""
    _counting(parser, language)
    parser.add_argument("--without-national", action="store_true", help=_HELP["no_national"].in_(language))


def explain(parser: argparse.ArgumentParser, language: str) -> None:
    """`tinkuy explain`: the words of `reached`."""
    reached(parser, language)


def figures(parser: argparse.ArgumentParser, language: str) -> None:
    """`tinkuy figures`."""
    parser.add_argument("figure", choices=FIGURES, help=_HELP["figure"].in_(language))
    _counting(parser, language)


def template(parser: argparse.ArgumentParser, language: str) -> None:
    """`tinkuy template`."""
    parser.add_argument("--year", required=True, metavar="PACK", help=_HELP["year"].in_(language))
    parser.add_argument("--platform", metavar="PACK", help=_HELP["platform"].in_(language))
    parser.add_argument("--organisation", metavar="NAME", help=_HELP["organisation"].in_(language))
    parser.add_argument("--out", required=True, metavar="FILE", help=_HELP["out_template"].in_(language))
    parser.add_argument("--hxl", action="store_true", help=_HELP["hxl"].in_(language))
    _language(parser, language)


def pack(parser: argparse.ArgumentParser, language: str) -> None:
    """`tinkuy pack check` and `tinkuy pack list`."""
    parser.add_argument("action", choices=("check", "list"), help=_HELP["pack_action"].in_(language))
    parser.add_argument("packs", nargs="*", metavar="PACK", help=_HELP["packs"].in_(language))
    _language(parser, language)


def release(parser: argparse.ArgumentParser, language: str) -> None:
    """`tinkuy release cut FILE...`, `show FOLDER`, `compare OLD NEW`, `verify FOLDER`, `withdraw OLD NEW`, `list`."""
    parser.add_argument("action", choices=RELEASE_ACTIONS, help=_HELP["release_action"].in_(language))
    _intake(parser, language, required=False, files="files_or_folders")
    parser.add_argument("--signed-by", metavar="NAME", help=_HELP["signed_by"].in_(language))
    parser.add_argument("--out", metavar="FOLDER", help=_HELP["out_release"].in_(language))
    parser.add_argument("--note", metavar="TEXT", help=_HELP["note"].in_(language))
    parser.add_argument(
        "--withdraws", action="append", default=[], metavar="FOLDER", help=_HELP["withdraws"].in_(language)
    )
    parser.add_argument("--withdraw-why", metavar="TEXT", help=_HELP["withdraw_why"].in_(language))
    parser.add_argument("--model", choices=MODELS, default="sum", help=_HELP["model"].in_(language))
    parser.add_argument("--by", default="", metavar="DIMENSIONS", help=_HELP["by"].in_(language))


def serve(parser: argparse.ArgumentParser, language: str) -> None:
    """`tinkuy serve`."""
    parser.add_argument("--port", type=int, default=8000, help=_HELP["port"].in_(language))
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help=_HELP["host"].in_(language))
    parser.add_argument(
        "--no-worker", dest="worker", action="store_false", default=True, help=_HELP["no_worker"].in_(language)
    )
    _language(parser, language)


def worker(parser: argparse.ArgumentParser, language: str) -> None:
    """`tinkuy worker`."""
    parser.add_argument("--once", action="store_true", help=_HELP["once"].in_(language))
    _language(parser, language)


def platform(parser: argparse.ArgumentParser, language: str) -> None:
    """`tinkuy platform add PACK` and `tinkuy platform list`."""
    parser.add_argument("action", choices=("add", "list"), help=_HELP["platform_action"].in_(language))
    parser.add_argument("platform", nargs="?", metavar="PACK", help=_HELP["platform"].in_(language))
    parser.add_argument(
        "--year", action="append", default=[], metavar="PACK", help=_HELP["platform_years"].in_(language)
    )
    _language(parser, language)


def account(parser: argparse.ArgumentParser, language: str) -> None:
    """`tinkuy account add|invite E-MAIL --platform PACK --role ROLE`, `tinkuy account remove-factor E-MAIL`."""
    actions = ("add", "invite", "remove-factor")
    parser.add_argument("action", choices=actions, help=_HELP["account_action"].in_(language))
    parser.add_argument("email", metavar="E-MAIL", help=_HELP["email"].in_(language))
    parser.add_argument("--platform", metavar="PACK", help=_HELP["platform"].in_(language))
    parser.add_argument("--role", choices=ROLES, help=_HELP["role"].in_(language))
    for what in ("organisation", "sector", "place", "partner"):
        parser.add_argument(f"--{what}", default="", metavar="CODE", help=_HELP[f"account_{what}"].in_(language))
    parser.add_argument("--name", default="", metavar="NAME", help=_HELP["person_name"].in_(language))
    parser.add_argument("--password-from-stdin", action="store_true", help=_HELP["password"].in_(language))
    _language(parser, language)


def backup(parser: argparse.ArgumentParser, language: str) -> None:
    """`tinkuy backup FOLDER`."""
    parser.add_argument("folder", metavar="FOLDER", help=_HELP["backup_folder"].in_(language))
    _language(parser, language)


def restore(parser: argparse.ArgumentParser, language: str) -> None:
    """`tinkuy restore FOLDER`."""
    parser.add_argument("folder", metavar="FOLDER", help=_HELP["restore_folder"].in_(language))
    _language(parser, language)


def demo(parser: argparse.ArgumentParser, language: str) -> None:
    """`tinkuy demo`."""
    parser.add_argument("--terminal", action="store_true", help=_HELP["demo_terminal"].in_(language))
    parser.add_argument("--codes", action="store_true", help=_HELP["demo_codes"].in_(language))
    parser.add_argument("--fresh", action="store_true", help=_HELP["demo_fresh"].in_(language))
    parser.add_argument("--port", type=int, default=8000, help=_HELP["port"].in_(language))
    parser.add_argument("--folder", metavar="FOLDER", help=_HELP["demo_folder"].in_(language))
    parser.add_argument("--seed", type=int, default=7, help=_HELP["seed"].in_(language))
    _language(parser, language)
