"""A whole month, played in Spanish in a browser: invite, second factor, upload, causes, edit, review, return, correct, accept, release,
figure page, withdraw.

With the real file of Peru where it lies beside the repository (tests/real), else with one of the demonstration; on both
databases. At the end the figures of the release are those of the command line on the same file with the same cause accepted.
"""

from __future__ import annotations

import json
import quopri
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import look
from tests.browser.serving import DATABASES, Installation, installation, serving
from tests.browser.signing_in import sign_in
from tests.real.conftest import SHARED_DATA
from tinkuy.demonstration.generating import generate, write_report
from tinkuy.demonstration.habits import HABITS
from tinkuy.languages import number
from tinkuy.packs.loading import load_year

PERU = SHARED_DATA / "five_ws" / "peru_2021_jan_mar.xlsx"
MODELS = ("sum", "max-sector", "max-sector-ytd", "max-age-gender")
PASSWORD = "lluvia-puente-maiz-rio"
PEOPLE = {
    "iris": ("information_officer",),
    "ines": ("information_officer",),
    "carmen": ("coordinator",),
}
ASKED = "¿Puede revisar la descripción de estas actividades?"
WITHDRAWN = "Se publicó antes de tiempo."
WHY = "En marzo la plantilla no pedía personas nuevas."
PATIENCE = 30_000  # ms for a page
LONG = 120_000  # ms for a file of three months to be read, split and checked


@dataclass(frozen=True, slots=True)
class Material:
    """A file of three months of many organisations, and the packs that read it."""

    file: Path
    year: str
    platform: str
    cause: str
    packs: Path | None = None

    def words(self) -> list[str]:
        """How the command line reads it."""
        packs = [self.packs / self.year, self.packs / self.platform] if self.packs else [self.year, self.platform]
        return [str(self.file), "--year", str(packs[0]), "--platform", str(packs[1])]


pytestmark = pytest.mark.timeout(1800)  # some eighty reports are looked at and accepted one by one


@pytest.fixture(scope="module")
def material(tmp_path_factory) -> Material:
    """The real file, or one of the demonstration's first three months as an information officer would send it."""
    cause = "new-not-reported:PER:2021-03"
    if PERU.is_file():
        return Material(PERU, "r4v-2021", "gtrm-peru", cause)
    made = generate(tmp_path_factory.mktemp("material"), months=3)
    file = made.folder / "todas_enero_a_marzo_sintetico.xlsx"
    write_report(file, made.rows, HABITS[0], load_year(made.year_pack))
    return Material(file, "demo-2021", "demo-peru", cause, made.year_pack.parent)


@dataclass(slots=True)
class Stage:
    """Where the play takes place, and who is on it."""

    place: Installation
    address: str
    browser: Browser
    material: Material
    complaints: list[str] = field(default_factory=list)

    def fill(self) -> None:
        """Add the platform and the people, as whoever runs the installation does."""
        tinkuy, platform = ("-m", "tinkuy.cli.main"), self.material.platform
        self.place.run(*tinkuy, "platform", "add", platform, "--year", self.material.year)
        for name, (role, *of) in PEOPLE.items():
            given = ["--platform", platform, "--role", role, *of, "--name", name.title(), "--password-from-stdin"]
            self.place.run(*tinkuy, "account", "add", f"{name}@example.org", *given, typed=PASSWORD)

    def visitor(self) -> Page:
        """Somebody opens a browser of their own."""
        page = self.browser.new_context(base_url=self.address, locale="es-PE").new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        return page

    def enter(self, who: str) -> Page:
        """Somebody opens a browser of their own and signs in."""
        page = self.visitor()
        sign_in(page, f"{who}@example.org", PASSWORD)
        return page

    def at(self, section: str) -> str:
        """The address of a section of the platform."""
        return f"/p/{self.material.platform}/{section}/"


@pytest.fixture(params=DATABASES)
def stage(request, tmp_path, chromium, material) -> Iterator[Stage]:
    """The installation, served with its worker, with three people in it."""
    with installation(tmp_path, packs=material.packs, database=request.param) as place, serving(place) as address:
        stage = Stage(place, address, chromium, material)
        stage.fill()
        yield stage
        for context in chromium.contexts:
            context.close()
        assert stage.complaints == []


def test_from_upload_to_figure(stage: Stage, request) -> None:
    """Carmen invites Hugo; Iris sends, mends and submits; Hugo returns, Iris corrects, Hugo and Inés accept; Carmen releases; whoever
    follows the figure finds the numbers; at last the release is withdrawn."""
    looked = look if "sqlite" in request.node.name else (lambda page: {})
    carmen = stage.enter("carmen")
    hugo = invite_hugo(stage, carmen, looked)
    iris = stage.enter("iris")
    send(stage, iris, looked)
    accept_the_cause(stage, iris, looked)
    edit_a_cell(stage, iris, looked)
    submit(iris)
    give_health_back(stage, hugo, looked)
    correct_in_the_table(stage, iris, looked)
    accept_health(stage, hugo, looked)
    accept_everything(stage, stage.enter("ines"), looked)
    release(stage, carmen, looked)
    figure = carmen.url
    the_figures_are_those_of_the_command_line(stage, carmen)
    withdraw(stage, carmen, figure, looked)


def invite_hugo(stage: Stage, carmen: Page, looked: Callable[[Page], dict]) -> Page:
    """The coordinator invites a sector lead; the letter's link makes the account, which is signed in at once."""
    carmen.goto(f"{stage.at('miembros')}invitar/?rol=sector_lead")
    assert looked(carmen) == {}
    carmen.fill("#email", "hugo@example.org")
    carmen.select_option("#sector", "health")
    carmen.locator(".role-form button[type=submit]").click()
    expect(carmen.locator(".notice-done").first).to_be_visible()
    hugo = stage.visitor()
    hugo.goto(link_in_the_letter(stage.place.data / "mail", "hugo@example.org"))
    assert looked(hugo) == {}
    hugo.fill("#name", "Hugo")
    hugo.fill("#new", PASSWORD)
    hugo.fill("#again", PASSWORD)
    hugo.get_by_role("button", name="Aceptar y entrar").click()
    expect(hugo.locator("header")).to_contain_text("Salir")
    return hugo


def link_in_the_letter(mail: Path, to: str) -> str:
    """The path of the invitation's link, once its letter was sent in the background."""
    until = time.monotonic() + LONG / 1000
    while time.monotonic() < until:
        for letter in sorted(mail.glob("*")) if mail.is_dir() else ():
            text = quopri.decodestring(letter.read_bytes()).decode()
            if to in text and (found := re.search(r"https?://[^/\s]+(/invitacion/\S+)", text)):
                return found[1]
        time.sleep(0.5)
    raise AssertionError(f"no letter to {to}")


def give_health_back(stage: Stage, page: Page, looked: Callable[[Page], dict]) -> None:
    """The lead of health gives the first report of the queue back, saying what to look at."""
    page.goto(stage.at("revision"))
    page.locator("a[data-opens]").first.click()
    expect(page.locator(".panel")).to_be_visible()
    assert looked(page) == {}
    page.locator("[data-return]").click()
    page.locator(".return-one textarea").fill(ASKED)
    page.locator("button[name=decision][value=return]").click()
    expect(page.locator(".notice-done").first).to_be_visible()


def correct_in_the_table(stage: Stage, page: Page, looked: Callable[[Page], dict]) -> None:
    """What was given back stands first on "Hoy"; it is corrected in the table of rows and sent to review again."""
    page.goto(stage.at("hoy"))
    expect(page.locator("main")).to_contain_text(ASKED)
    assert looked(page) == {}
    page.get_by_role("link", name="Responder").first.click()
    page.get_by_role("button", name="corregir y enviar de nuevo").click()
    draft = page.url.partition("?")[0]
    page.goto(f"{draft}filas/")
    place = page.locator("[data-grid]")
    expect(page.locator("[data-count]")).to_contain_text("filas", timeout=LONG)
    assert looked(page) == {}
    headings = [one.strip() for one in page.locator("[role=columnheader]").all_inner_texts()]
    place.locator(f'[data-row] [aria-colindex="{headings.index("Descripción") + 1}"]').first.click()
    page.keyboard.type("Corregido como se pidió")
    page.keyboard.press("Enter")
    expect(page.locator("[data-state]")).to_contain_text("Guardado", timeout=LONG)
    page.goto(draft)
    submit(page)


def withdraw(stage: Stage, page: Page, figure: str, looked: Callable[[Page], dict]) -> None:
    """A release is withdrawn with a reason; its figures stay where they are and say so."""
    page.goto(stage.at("publicaciones"))
    page.locator("main a[href*='/publicaciones/']").filter(has_text=re.compile("de 20")).first.click()
    page.locator("#withdraw-title + details summary").click()
    page.fill("#why", WITHDRAWN)
    page.get_by_role("button", name="Retirar").click()
    expect(page.locator(".notice-done").first).to_be_visible()
    assert looked(page) == {}
    page.goto(figure)
    expect(page.locator("main")).to_contain_text(WITHDRAWN)


def send(stage: Stage, page: Page, looked: Callable[[Page], dict]) -> None:
    """The file is sent, read in the background, and becomes drafts."""
    page.goto(stage.at("envios"))
    assert looked(page) == {}
    page.set_input_files("#file", stage.material.file)
    page.select_option("#year", stage.material.year)
    page.click("text=Enviar archivo")
    page.wait_for_url(re.compile(r"/envios/archivo/"))
    expect(page.get_by_role("link", name="Ver causas y corregir")).to_be_visible(timeout=LONG)
    assert looked(page) == {}


def accept_the_cause(stage: Stage, page: Page, looked: Callable[[Page], dict]) -> None:
    """That nobody was asked for new people in March is one cause of most findings; it is accepted once for all."""
    page.click("text=Ver causas y corregir")
    cause = page.locator(".cause", has_text="En marzo nadie reportó personas nuevas")
    expect(cause).to_be_visible()
    assert looked(page) == {}
    cause.get_by_role("link", name="Ver y aceptar").click()
    expect(page.locator(".figures")).to_be_visible()
    assert looked(page) == {}
    page.fill("#why", WHY)
    page.get_by_role("button", name="Aceptar").click()
    expect(page.locator(".notice-done").first).to_be_visible()
    expect(page.locator(".cause", has_text="En marzo nadie reportó personas nuevas")).to_have_count(0)


def edit_a_cell(stage: Stage, page: Page, looked: Callable[[Page], dict]) -> None:
    """A row with a finding is opened from the list, and a cell typed that no figure counts."""
    findings = page.url.partition("?")[0]
    page.locator("#findings a[href*='/fila/']").first.click()
    assert looked(page) == {}
    page.goto(f"{page.url.partition('?')[0]}?todas=1")
    page.fill("#cell-description", "Descripción corregida en el navegador")
    page.get_by_role("button", name="Guardar").click()
    expect(page.locator(".notice-done").first).to_be_visible()
    page.goto(findings)


def submit(page: Page) -> None:
    """All drafts of the file go to review."""
    page.get_by_role("button", name=re.compile("a revisión")).click()
    expect(page.locator(".notice-done").first).to_be_visible()


def accept_health(stage: Stage, page: Page, looked: Callable[[Page], dict]) -> None:
    """The lead of health accepts the health rows of one organisation."""
    page.goto(stage.at("revision"))
    assert looked(page) == {}
    page.locator("a[data-opens]").first.click()
    expect(page.locator(".panel")).to_be_visible()
    assert looked(page) == {}
    page.locator("[data-accept]").click()
    expect(page.locator(".notice-done").first).to_be_visible()


def accept_everything(stage: Stage, page: Page, looked: Callable[[Page], dict]) -> None:
    """Another information officer accepts what is left, report by report."""
    page.goto(stage.at("revision"))
    assert looked(page) == {}
    page.locator("a[data-opens]").first.click()
    page.get_by_role("link", name="Ver todo el reporte").click()
    page.wait_for_url(re.compile(r"/revision/[\w-]{36}/"))
    while page.locator("#accept").count():
        with page.expect_navigation():
            page.click("#accept")
        assert page.locator(".notice-done").count(), page.locator("main").inner_text()
    expect(page.locator("main")).to_contain_text("Nada espera su decisión")


def release(stage: Stage, page: Page, looked: Callable[[Page], dict]) -> None:
    """The coordinator releases what stands, and follows it to the figure's page."""
    page.goto(stage.at("publicaciones"))
    assert looked(page) == {}
    page.get_by_role("link", name="Preparar una publicación").click()
    expect(page.locator("#note")).to_be_visible(timeout=LONG)
    assert looked(page) == {}
    page.fill("#note", "Enero a marzo")
    page.get_by_role("button", name="Firmar").click()
    expect(page.locator(".notice-done").first).to_be_visible(timeout=LONG)
    assert looked(page) == {}
    page.get_by_role("link", name="Abrir el tablero").click()
    expect(page.locator("h1")).to_be_visible()
    assert looked(page) == {}
    page.locator(".figure-name a").first.click()
    page.wait_for_url(re.compile(r"/cifras/[\w-]{36}/people_reached/"))
    assert looked(page) == {}


def the_figures_are_those_of_the_command_line(stage: Stage, page: Page) -> None:
    """Every model gives for the release, on its page and as JSON, what `tinkuy reached` gives for the file."""
    accepted = ["--accept", stage.material.cause, "--by-whom", "Iris", "--why", WHY]
    accepted += ["--record", str(stage.place.data / "accepted.json")]
    for model in MODELS:
        words = ["reached", *stage.material.words(), *accepted, "--model", model, "--lang", "es", "--json", "-"]
        expected = json.loads(stage.place.run("-m", "tinkuy.cli.main", *words))["figures"]
        address = page.url.partition("?")[0]
        answer = page.context.request.get(f"{address.rstrip('/')}.json?modelo={model}")
        assert answer.json()["figures"] == expected
        page.goto(f"{address}?modelo={model}")
        (one,) = expected
        shown = number(one["reached"], "es") if one["publishable"] else "No se publica"
        expect(page.locator(".headline .figure-value")).to_have_text(shown)
