"""How log lines look: one JSON object each for machines, or one line of words for a person at a terminal (pure)."""

from __future__ import annotations

import logging
import sys
import threading
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Final

from pythonjsonlogger.json import JsonFormatter

from tinkuy.telemetry import request_id
from tinkuy.telemetry.said import failure, message

# What a line of ours may say beside its sentence: set with logging's `extra`, and nothing else of a record is ever written.
FIELDS: Final = ("method", "route", "status", "milliseconds", "task", "state")
STYLES: Final = ("json", "words", "problems")
_log = logging.getLogger("tinkuy.telemetry")


class Json(JsonFormatter):
    """One JSON object a line: time, level, logger, message, request and what else is known."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, tz=UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": message(record),
        }
        line |= {"request": request_id.current()} if request_id.current() else {}
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if failures := failure(record):
            line["failure"] = failures
        return self.serialize_log_record(line)


class Words(logging.Formatter):
    """A line for a person: time, sentence, what is known; under it where something failed."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, or lines."""
        at = (
            datetime.fromtimestamp(record.created, tz=UTC).astimezone().strftime("%H:%M:%S")
        )  # as the machine's clock says
        known = [str(getattr(record, name)) for name in FIELDS if hasattr(record, name)]
        level = "" if record.levelno < logging.WARNING else f"{record.levelname.lower()}: "
        request = f" [{request_id.current()[:8]}]" if request_id.current() else ""
        lines = [f"{at} {level}{' '.join([message(record), *known])}{request}"]
        for one in failure(record):
            lines.append(f"    {one['kind']}")
            lines += [f"      {place}" for place in one["at"]]
        return "\n".join(lines)


def configuration(style: str) -> dict[str, Any]:
    """What logging is configured with: everything to standard error, in this style; `problems` are words from warnings on."""
    formatter = Json if style == "json" else Words
    level = "WARNING" if style == "problems" else "INFO"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": formatter}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "tinkuy": {"level": level},
            # Each request has a line of ours, which says its status; of Django's, what failed.
            "django": {"level": "ERROR"},
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
            "django_tasks": {"level": "ERROR"},
            "django_tasks_db": {"level": "ERROR"},
            "gunicorn.error": {"level": "WARNING", "handlers": [], "propagate": True},
            "gunicorn.access": {"handlers": [], "propagate": False},
        },
    }


def hold_what_nobody_catches() -> None:
    """Have what ends a process or a thread written as a log line: Python itself would print the exception's text."""

    def of_process(kind: type[BaseException], raised: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        _log.critical("ended by what nobody caught", exc_info=(kind, raised, trace))

    def of_thread(said: threading.ExceptHookArgs) -> None:
        if said.exc_value is not None and said.exc_type is not SystemExit:
            _log.error(
                "a thread ended by what nobody caught", exc_info=(said.exc_type, said.exc_value, said.exc_traceback)
            )

    sys.excepthook, threading.excepthook = of_process, of_thread
