"""Finds Bootstrap's style sheet in its wheel, so that `static/` needs no copy of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bootstrap_wrapper import get_bootstrap_css_dir
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

PREFIX = "bootstrap"
FILES = ("bootstrap.min.css", "bootstrap.min.css.map")  # the map, because the style sheet names it


class BootstrapFinder(BaseFinder):
    """A finder of static files that knows only the files we use."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._folder = Path(get_bootstrap_css_dir())
        self._storage = FileSystemStorage(location=self._folder)
        self._storage.prefix = PREFIX

    def find(self, path: str, **options: Any) -> str | list[str]:
        """The place of `bootstrap/bootstrap.min.css`; nothing for any other path."""
        prefix, _, name = path.partition("/")
        found = [str(self._folder / name)] if prefix == PREFIX and name in FILES else []
        if options.get("find_all") or options.get("all"):
            return found
        return found[0] if found else []

    def list(self, ignore_patterns: Iterable[str] | None) -> Any:
        """Each file with its storage."""
        return ((name, self._storage) for name in FILES)
