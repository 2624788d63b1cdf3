"""Reads settings from the environment; what it cannot use, it explains in a sentence that a person can act on (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from tinkuy.storage.bucket import Address

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}

# A writer takes the lock when its transaction begins, waits 20 s for it, and a commit survives a power cut.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
}


_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")


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

    def whole_number(self, name: str, default: int) -> int:
        """A setting that is a whole number from 1 on."""
        written = self.text(name, "") or str(default)
        if not written.isdecimal() or int(written) < 1:
            raise SettingsError(f"{name} is “{written}”; write a whole number from 1 on, such as {default}.")
        return int(written)

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

    def token(self, name: str) -> str:
        """A word of at least 20 characters that opens something; blank: nothing is opened by it."""
        written = self.text(name, "")
        if written and len(written) < 20:
            make = 'python -c "import secrets; print(secrets.token_urlsafe(30))"'
            raise SettingsError(f"{name} is too short to protect anything; make one with: {make}")
        return written

    def folder(self, name: str, default: Path) -> Path:
        """A folder, made if it is not there yet."""
        path = Path(self.text(name, str(default))).expanduser().resolve()
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SettingsError(f"{name}: the folder {path} cannot be made ({error.strerror}).") from error
        return path

    def storage(self, name: str) -> Address | None:
        """The bucket of S3-compatible storage from s3://bucket/prefix, with its endpoint, region and keys; None: the folder."""
        written = self.text(name, "folder")
        if written in ("", "folder"):
            return None
        bucket, _, prefix = written.removeprefix("s3://").partition("/")
        if not written.startswith("s3://") or not _BUCKET.fullmatch(bucket):
            raise SettingsError(f"{name} is “{written}”; write s3://bucket or s3://bucket/prefix, or folder.")
        if find_spec("obstore") is None:
            raise SettingsError(f"{name} asks for S3-compatible storage, which needs: pip install 'tinkuy[server,s3]'")
        endpoint = self.text("TINKUY_STORAGE_ENDPOINT", "")
        if endpoint and urlsplit(endpoint).scheme not in ("http", "https"):
            raise SettingsError(f"TINKUY_STORAGE_ENDPOINT is “{endpoint}”; write https://host or https://host:port.")
        key, secret = self.text("TINKUY_STORAGE_KEY", ""), self.text("TINKUY_STORAGE_SECRET", "")
        if bool(key) != bool(secret):
            raise SettingsError("TINKUY_STORAGE_KEY and TINKUY_STORAGE_SECRET belong together; write both or none.")
        region = self.text("TINKUY_STORAGE_REGION", "") or "us-east-1"
        return Address(bucket, prefix.strip("/"), endpoint.rstrip("/"), region, key, secret)

    def database(self, name: str, default: str) -> dict[str, Any]:
        """A database as Django wants it, from an address such as sqlite:///file or postgresql://user:word@host/name."""
        written = self.text(name, default)
        try:
            address = urlsplit(written)
            return _DATABASES[address.scheme](address)
        except (KeyError, ValueError) as error:
            kinds = "sqlite:///path/to/file.sqlite3 or postgresql://user:password@host:5432/name"
            raise SettingsError(f"{name} cannot be used; write {kinds}.") from error

    def site(self, name: str, hosts: list[str], https: bool) -> str:
        """The address of the site, as links in e-mails begin: without a slash at the end; unsaid, of the first host."""
        written = self.text(name, f"{'https' if https else 'http'}://{hosts[0] if hosts else 'localhost'}").rstrip("/")
        if urlsplit(written).scheme not in ("http", "https") or not urlsplit(written).hostname:
            raise SettingsError(f"{name} is “{written}”; write the whole address, such as https://tinkuy.example.org.")
        return written

    def mail(self, name: str, folder: Path) -> dict[str, Any]:
        """Django's settings of e-mail, from an address such as smtp://user:password@host:587; unsaid, files in a folder.

        smtp:// starts TLS (unless it ends in ?tls=no), smtps:// is TLS from the first byte; console: prints.
        """
        written = self.text(name, f"file://{folder}")
        try:
            address = urlsplit(written)
            return _MAIL[address.scheme](address)
        except (KeyError, ValueError) as error:
            kinds = "smtp://user:password@host:587, smtps://user:password@host:465, file:/folder or console:"
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


def _smtp(address: SplitResult) -> dict[str, Any]:
    if not address.hostname:
        raise ValueError("no host")
    at_once = address.scheme == "smtps"
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": address.hostname,
        "EMAIL_PORT": address.port or (465 if at_once else 587),
        "EMAIL_HOST_USER": unquote(address.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(address.password or ""),
        "EMAIL_USE_SSL": at_once,
        "EMAIL_USE_TLS": not at_once and dict(parse_qsl(address.query)).get("tls") not in FALSE,
        "EMAIL_TIMEOUT": 20,
    }


def _mail_files(address: SplitResult) -> dict[str, Any]:
    if not address.path:
        raise ValueError("no folder")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_FILE_PATH": unquote(address.path),
    }


def _mail_printed(_: SplitResult) -> dict[str, Any]:
    return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}


_MAIL: dict[str, Callable[[SplitResult], dict[str, Any]]] = {
    "smtp": _smtp,
    "smtps": _smtp,
    "file": _mail_files,
    "console": _mail_printed,
}
