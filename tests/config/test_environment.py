"""Settings come from the environment, and what cannot be used is explained."""

from __future__ import annotations

import dataclasses
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.db.utils import ConnectionHandler

from tests.architecture.source import modules
from tinkuy.config.environment import Environment, SettingsError
from tinkuy.reports.limits import PREFIX, Limits

REPOSITORY = Path(__file__).parents[2]


def start(**variables: str) -> subprocess.CompletedProcess[str]:
    """Load the settings in a process that has only these variables."""
    command = [sys.executable, "-c", "import tinkuy.config.settings as s; print(s.DATABASES['default']['NAME'])"]
    path = {"PATH": os.environ["PATH"]}
    return subprocess.run(command, cwd=REPOSITORY, env=path | variables, capture_output=True, text=True, check=False)


def test_production_without_a_secret_does_not_start_and_says_how_to_make_one() -> None:
    done = start()
    assert done.returncode == 1
    assert done.stderr.startswith("Tinkuy cannot start. TINKUY_SECRET_KEY must hold at least 50 random characters.")
    assert "Traceback" not in done.stderr


def test_an_installation_keeps_its_data_where_it_is_told_to(tmp_path: Path) -> None:
    done = start(TINKUY_SECRET_KEY="x" * 60, TINKUY_DATA=str(tmp_path / "data"))
    assert done.stdout.strip() == str(tmp_path / "data" / "tinkuy.sqlite3")
    assert (tmp_path / "data").is_dir()


@pytest.mark.parametrize("written", ["mysql://localhost/tinkuy", "tinkuy", "sqlite://", "postgresql://localhost", ""])
def test_a_database_address_that_cannot_be_used_shows_two_that_can(written: str) -> None:
    with pytest.raises(SettingsError, match=r"DATABASE_URL cannot be used; write sqlite:///.* or postgresql://"):
        Environment({"DATABASE_URL": written}).database("DATABASE_URL", "")


def test_a_postgresql_address_is_read_in_all_its_parts() -> None:
    address = "postgresql://ti%40nkuy:p%2Fw@db.example:6432/response?sslmode=require"
    read = Environment({"DATABASE_URL": address}).database("DATABASE_URL", "")
    assert (read["USER"], read["PASSWORD"], read["HOST"], read["PORT"]) == ("ti@nkuy", "p/w", "db.example", "6432")
    assert (read["NAME"], read["OPTIONS"]) == ("response", {"sslmode": "require"})


def test_a_socket_folder_may_stand_for_the_host() -> None:
    read = Environment({"DATABASE_URL": "postgresql://tinkuy@/response?host=/run/pg"}).database("DATABASE_URL", "")
    assert (read["HOST"], read["OPTIONS"]) == ("/run/pg", {})


def test_yes_and_no_are_read_and_anything_else_is_explained() -> None:
    assert Environment({"A": "Yes"}).yes_no("A", False)
    assert not Environment({"A": "0"}).yes_no("A", True)
    with pytest.raises(SettingsError, match="write 1 for yes or 0 for no"):
        Environment({"A": "perhaps"}).yes_no("A", True)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingsError, match=r"TINKUY_DATA: the folder .*file/data cannot be made"):
        Environment({"TINKUY_DATA": str(tmp_path / "file" / "data")}).folder("TINKUY_DATA", tmp_path)


def test_sqlite_waits_for_a_lock_survives_a_power_cut_and_lets_readers_read(tmp_path: Path, django_db_blocker) -> None:
    database = Environment({}).database("DATABASE_URL", f"sqlite:///{tmp_path / 'file.sqlite3'}")
    connection = ConnectionHandler({"default": database})["default"]
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        found = [
            cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "busy_timeout")
        ]
    connection.close()
    assert found == ["wal", 2, 20_000]
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def shown_in_the_example() -> dict[str, str]:
    """The variables of .env.example with their values, those that are commented out too."""
    lines = (REPOSITORY / ".env.example").read_text().splitlines()
    pairs = (line.lstrip("#").split("=", 1) for line in lines if "=" in line and not line.startswith("# "))
    return {name: value for name, value in pairs if name.isupper()}


def test_every_variable_that_the_code_reads_is_in_the_example_and_none_besides() -> None:
    told = "tinkuy/documentation"  # the page of the settings names them all, and reads none
    text = "\n".join(module.text for module in modules("tinkuy") if not module.name.startswith(told))
    read = set(re.findall(r'"(TINKUY_[A-Z_]*[A-Z]|DATABASE_URL)"', text))
    assert {name for name in shown_in_the_example() if not name.startswith(PREFIX)} == read


def test_the_example_shows_every_limit_of_reading_with_its_default() -> None:
    shown = {name: int(value) for name, value in shown_in_the_example().items() if name.startswith(PREFIX)}
    defaults = dataclasses.asdict(Limits())
    assert shown == {f"{PREFIX}{name.upper()}": value for name, value in defaults.items()}


def test_a_setting_of_a_few_words_is_one_of_them_and_the_first_unless_said() -> None:
    choices = ("database", "immediate")
    assert Environment({}).one_of("TINKUY_TASKS", choices) == "database"
    assert Environment({"TINKUY_TASKS": " Immediate "}).one_of("TINKUY_TASKS", choices) == "immediate"
    with pytest.raises(SettingsError, match="database or immediate"):
        Environment({"TINKUY_TASKS": "celery"}).one_of("TINKUY_TASKS", choices)


def test_storage_is_a_folder_unless_a_bucket_is_named_and_its_keys_are_never_shown() -> None:
    named = {"TINKUY_STORAGE": "s3://tinkuy/peru", "TINKUY_STORAGE_ENDPOINT": "https://storage.example.org/"}
    named |= {"TINKUY_STORAGE_KEY": "alice", "TINKUY_STORAGE_SECRET": "word"}
    address = Environment(named).storage("TINKUY_STORAGE")
    assert (address.bucket, address.prefix, address.endpoint) == ("tinkuy", "peru", "https://storage.example.org")
    assert "word" not in f"{address} {address!r}"
    assert Environment({}).storage("TINKUY_STORAGE") is Environment({"A": ""}).storage("A") is None


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"TINKUY_STORAGE": "tinkuy"}, "write s3://bucket"),
        ({"TINKUY_STORAGE": "s3://"}, "write s3://bucket"),
        ({"TINKUY_STORAGE_ENDPOINT": "storage.example.org"}, "write https://host"),
        ({"TINKUY_STORAGE_KEY": "alice"}, "belong together"),
    ],
)
def test_storage_that_cannot_be_used_is_explained(said, sentence) -> None:
    with pytest.raises(SettingsError, match=sentence):
        Environment({"TINKUY_STORAGE": "s3://tinkuy"} | said).storage("TINKUY_STORAGE")


def test_a_whole_number_is_one_from_1_on() -> None:
    assert Environment({"TINKUY_KEPT_DAYS": ""}).whole_number("TINKUY_KEPT_DAYS", 30) == 30
    with pytest.raises(SettingsError, match="such as 30"):
        Environment({"TINKUY_KEPT_DAYS": "0"}).whole_number("TINKUY_KEPT_DAYS", 30)


@pytest.mark.parametrize(
    ("written", "port", "at_once", "starts"),
    [
        ("smtp://ana:se%40creta@correo.example.org", 587, False, True),
        ("smtp://ana:se%40creta@correo.example.org:25?tls=no", 25, False, False),
        ("smtps://ana:se%40creta@correo.example.org", 465, True, False),
    ],
)
def test_the_mail_server_is_an_address(written: str, port: int, at_once: bool, starts: bool) -> None:
    held = Environment({"MAIL": written}).mail("MAIL", Path("correo"))
    assert (held["EMAIL_HOST"], held["EMAIL_HOST_USER"], held["EMAIL_HOST_PASSWORD"]) == (
        "correo.example.org",
        "ana",
        "se@creta",
    )
    assert (held["EMAIL_PORT"], held["EMAIL_USE_SSL"], held["EMAIL_USE_TLS"]) == (port, at_once, starts)


def test_without_a_mail_server_each_e_mail_is_a_file(tmp_path) -> None:
    assert Environment({}).mail("MAIL", tmp_path)["EMAIL_FILE_PATH"] == str(tmp_path)


@pytest.mark.parametrize(("name", "written"), [("mail", "correo.example.org"), ("site", "tinkuy.example.org")])
def test_an_address_of_mail_or_site_that_is_none_is_explained(name: str, written: str, tmp_path) -> None:
    environment = Environment({"X": written})
    with pytest.raises(SettingsError, match="X"):
        environment.mail("X", tmp_path) if name == "mail" else environment.site("X", ["localhost"], False)


def test_in_production_django_s_own_list_for_deployment_finds_nothing_but_what_is_the_proxy_s(tmp_path: Path) -> None:
    given = {"TINKUY_SECRET_KEY": "aB3$xY7_qW9" * 6, "TINKUY_DATA": str(tmp_path), "TINKUY_HOSTS": "tinkuy.example.org"}
    given |= {"TINKUY_PROXIES": "1", "PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "tinkuy.config.settings"}
    command = [sys.executable, "-m", "django", "check", "--deploy"]
    done = subprocess.run(command, cwd=REPOSITORY, env=given, capture_output=True, text=True, check=True)
    # Other names of the domain are not ours to promise (W005, W021); leading from HTTP to HTTPS is the proxy's (W008).
    assert set(re.findall(r"security\.[A-Z]\d+", done.stderr)) == {"security.W005", "security.W008", "security.W021"}


def test_a_token_that_is_too_short_is_explained_and_a_blank_one_opens_nothing() -> None:
    with pytest.raises(SettingsError, match="too short to protect anything"):
        Environment({"A": "short"}).token("A")
    assert Environment({}).token("A") == ""
