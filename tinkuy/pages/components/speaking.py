"""The language of the person who is reading now."""

from __future__ import annotations

from django.utils.translation import get_language

from tinkuy.languages import LANGUAGES, Language


def spoken() -> Language:
    """The language of this request: Spanish unless the person, or their browser, said another that we have."""
    code = (get_language() or "")[:2]
    return next((language for language in LANGUAGES if language == code), LANGUAGES[0])
