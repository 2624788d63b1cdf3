"""Rows of the database as lines of JSON, whatever database it is, and back.

Values are written as the field says them and read by the same field, so that each database gets them in its own way.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Final

from django.apps.registry import Apps
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DatabaseError, connection, models, transaction
from django.db.models import Field, JSONField, QuerySet

from tinkuy.backups.manifest import Table, rows_of
from tinkuy.backups.refusals import NotDone
from tinkuy.releases.manifest import sha256_of

# What belongs to the machine or to the hour: who is signed in, who tried to be, which workers live, what they last did.
LEFT_OUT: Final = frozenset(
    {"sessions.session", "accounts.opensession", "accounts.attempt", "limits.asked", "jobs.worker", "jobs.job"}
)
# What preparing a database writes by itself.
PREPARED: Final = frozenset({"contenttypes.contenttype", "auth.permission"})
_BATCH: Final = 2_000


def tables(apps: Apps) -> list[type[models.Model]]:
    """Every table that holds rows of its own, those between two others included, but what is left out."""
    every = apps.get_models(include_auto_created=True)
    return [one for one in every if one._meta.managed and not one._meta.proxy and one._meta.label_lower not in LEFT_OUT]


@contextmanager
def snapshot() -> Iterator[None]:
    """One look at the whole database, while others go on writing."""
    mode = getattr(connection, "transaction_mode", None)
    if connection.vendor == "sqlite":
        connection.transaction_mode = "DEFERRED"  # the usual one would keep writers waiting
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    finally:
        if connection.vendor == "sqlite":
            connection.transaction_mode = mode


def write_table(model: type[models.Model], folder: Path) -> Table:
    """Write the rows of a table, in the order of its key."""
    fields = model._meta.local_concrete_fields
    columns = tuple(field.attname for field in fields)
    path, count = rows_of(folder, model._meta.db_table), 0
    found = QuerySet(model).order_by("pk").values_list(*columns).iterator(chunk_size=_BATCH)
    with path.open("wb") as out, gzip.GzipFile("", "wb", 6, out, mtime=0) as lines:
        for count, row in enumerate(found, start=1):  # noqa: B007 - counted for the manifest
            lines.write(_line(row))
    return Table(model._meta.app_label, model._meta.model_name, columns, count, sha256_of(path))


def _line(row: tuple[Any, ...]) -> bytes:
    return (json.dumps(row, cls=_Encoder, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


class _Encoder(DjangoJSONEncoder):
    """Times keep their microseconds; what JSON does not know is written as it says itself (months, identifiers)."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if hasattr(o, "isoformat") else str(o)


def read_tables(folder: Path, manifest_tables: dict[str, Table], apps: Apps) -> None:
    """Put the rows of every table into the database, all or none. Raises NotDone."""
    by_name = {name: apps.get_model(table.app, table.model) for name, table in manifest_tables.items()}
    name = ""
    try:
        with transaction.atomic():
            for name, model in by_name.items():
                _empty(model)
                _insert(model, manifest_tables[name], rows_of(folder, name))
            name = "*"
            with connection.cursor() as cursor:
                for statement in connection.ops.sequence_reset_sql(no_style(), list(by_name.values())):
                    cursor.execute(statement)
    except (DatabaseError, ValueError) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise NotDone("database", table=name, error=reason) from error


def _empty(model: type[models.Model]) -> None:
    """Take away what preparing the database wrote; the backup has its own."""
    if model._meta.label_lower in PREPARED:
        QuerySet(model)._raw_delete(using=connection.alias)


def _insert(model: type[models.Model], table: Table, path: Path) -> None:
    by_attname = {field.attname: field for field in model._meta.local_concrete_fields}
    fields = [by_attname[column] for column in table.columns]
    quote = connection.ops.quote_name
    columns, marks = ", ".join(quote(field.column) for field in fields), ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})"
    with gzip.open(path, "rt", encoding="utf-8") as lines, connection.cursor() as cursor:
        for batch in _batches(lines):
            cursor.executemany(statement, [_values(fields, json.loads(line)) for line in batch])


def _batches(lines: Iterable[str]) -> Iterator[list[str]]:
    lines = iter(lines)
    while batch := list(islice(lines, _BATCH)):
        yield batch


def _values(fields: list[Field], row: list[Any]) -> list[Any]:
    return [_value(field, value) for field, value in zip(fields, row, strict=True)]


def _value(field: Field, value: Any) -> Any:
    """A value as this database takes it."""
    kind = field.target_field if field.is_relation else field
    understood = value if value is None or isinstance(kind, JSONField) else kind.to_python(value)
    return kind.get_db_prep_save(understood, connection)


def filled() -> str:
    """The name of a table that holds rows already; blank if none does."""
    left = {"django_migrations"} | {model._meta.db_table for model in _of_this_machine()}
    with connection.cursor() as cursor:
        for name in sorted(connection.introspection.table_names(cursor)):
            if name not in left:
                cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(name)} LIMIT 1")
                if cursor.fetchone():
                    return name
    return ""


def _of_this_machine() -> list[type[models.Model]]:
    from django.apps import apps

    return [apps.get_model(label) for label in LEFT_OUT | PREPARED]
