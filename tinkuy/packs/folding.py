"""When two written names are the same name: case, accents, punctuation and spacing do not count (pure)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SEPARATORS = re.compile(r"[\W_]+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return `text` without accents and punctuation, in small letters, its words parted by one space.

    `"Áncash "` gives `"ancash"`; `"# de personas"` and `"de personas"` give the same.
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _SEPARATORS.sub(" ", bare.casefold()).strip()
