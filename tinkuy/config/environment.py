"""Reads settings from the environment; what it cannot use, it explains in a sentence that a person can act on (pure)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}

# A writer takes the lock when its transaction begins, waits 20 s for it, and a commit survives a power cut.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
}


class SettingsError(Exception):
    """A setting is missing or cannot be used; the message says which one and what to write instead."""


@dataclass(frozen=True, slots=True)
class Environment:
    """The variables of the environment that begin with TINKUY_, and DATABASE_URL."""

    variables: Mapping[str, str]

    def text(self, name: str, default: str) -> str:
        """A setting as it is written."""
        return self.variables.get(name, default).strip()

    def yes_no(self, name: str, default: bool) -> bool:
        """A setting that is on or off."""
        written = self.text(name, str(default)).lower()
        if written not in TRUE | FALSE:
            raise SettingsError(f"{name} is “{written}”; write 1 for yes or 0 for no.")
        return written in TRUE

    def one_of(self, name: str, choices: tuple[str, ...]) -> str:
        """A setting that is one of a few words; the first unless said."""
        written = self.text(name, choices[0]).lower()
        if written not in choices:
            raise SettingsError(f"{name} is “{written}”; write {' or '.join(choices)}.")
        return written

    def items(self, name: str, default: str) -> list[str]:
        """A setting that is a list with commas."""
        return [item.strip() for item in self.text(name, default).split(",") if item.strip()]

    def secret(self, name: str, *, needed: bool) -> str:
        """A secret of at least 50 characters; without one a development machine gets a value that protects nothing."""
        written = self.text(name, "")
        if not needed:
            return written or "for-development-only-" * 3
        if len(written) < 50:
            make = 'python -c "import secrets; print(secrets.token_urlsafe(50))"'
            raise SettingsError(f"{name} must hold at least 50 random characters. Make them with: {make}")
        return written

    def folder(self, name: str, default: Path) -> Path:
        """A folder, made if it is not there yet."""
        path = Path(self.text(name, str(default))).expanduser().resolve()
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SettingsError(f"{name}: the folder {path} cannot be made ({error.strerror}).") from error
        return path

    def database(self, name: str, default: str) -> dict[str, Any]:
        """A database as Django wants it, from an address such as sqlite:///file or postgresql://user:word@host/name."""
        written = self.text(name, default)
        try:
            address = urlsplit(written)
            return _DATABASES[address.scheme](address)
        except (KeyError, ValueError) as error:
            kinds = "sqlite:///path/to/file.sqlite3 or postgresql://user:password@host:5432/name"
            raise SettingsError(f"{name} cannot be used; write {kinds}.") from error


def _sqlite(address: SplitResult) -> dict[str, Any]:
    path = unquote(address.path)[1:]  # sqlite:///relative, sqlite:////absolute
    if not path:
        raise ValueError("no file")
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "OPTIONS": dict(SQLITE_OPTIONS)}


def _postgresql(address: SplitResult) -> dict[str, Any]:
    options = dict(parse_qsl(address.query))
    name = unquote(address.path)[1:]
    if not name:
        raise ValueError("no database name")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(address.username or ""),
        "PASSWORD": unquote(address.password or ""),
        "HOST": options.pop("host", address.hostname or ""),
        "PORT": options.pop("port", str(address.port or "")),
        "OPTIONS": options,
        "CONN_HEALTH_CHECKS": True,
    }


_DATABASES: dict[str, Callable[[SplitResult], dict[str, Any]]] = {
    "sqlite": _sqlite,
    "postgres": _postgresql,
    "postgresql": _postgresql,
}
