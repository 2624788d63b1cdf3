"""What a page answers while the storage of files does not: it is said in a sentence, and nothing was lost."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from tinkuy.pages.errors import storage_silent
from tinkuy.storage.bucket import NotReached


class StorageSilent:
    """Middleware: 503 instead of 500 where the storage did not do what it was asked. The database goes on as it was."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as the rest does."""
        return self._answer(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page that says so; of what is wrapped in another, too. Anything else is somebody else's."""
        seen: set[int] = set()
        cause: BaseException | None = exception
        while cause is not None and id(cause) not in seen:
            if isinstance(cause, NotReached):
                return storage_silent(request)
            seen.add(id(cause))
            cause = cause.__cause__
        return None
