"""Where the ledger keeps content, and which content something still points at."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import OperationalError

from tinkuy.ledger.bucket_store import BucketStore
from tinkuy.ledger.content import ContentStore, FolderStore, InUse, NotKept
from tinkuy.ledger.models import Resolution, Upload, Version
from tinkuy.storage.bucket import Bucket

# SQLite and PostgreSQL say it in their own words.
_FULL: Final = re.compile("disk is full|no space left|file too large", re.IGNORECASE)
_NO_ROOM: Final = os.strerror(errno.ENOSPC)


def content_store() -> ContentStore:
    """The installation's content store: in its bucket, if it has one, else in its folder."""
    if settings.STORAGE is None:
        return FolderStore(Path(settings.DATA_FOLDER) / "content")
    return BucketStore(Bucket(settings.STORAGE).under("content"))


def in_use(digests: Collection[str]) -> set[str]:
    """Those of the names that an upload, a version or a resolution of any platform points at."""
    return set(digests) & pointed_at()


def pointed_at() -> set[str]:
    """The names of all content that an upload, a version or a resolution of any platform points at."""
    used = set(Upload.across_platforms.filter(erased_at__isnull=True).values_list("digest", flat=True))
    for parts in Version.across_platforms.values_list("part", "received_part", "problems"):
        used.update(parts)
    for parts in Resolution.across_platforms.values_list("part_before", "part_after", "problems_before"):
        used.update(parts)
    return used - {""}


@contextmanager
def told_if_full() -> Iterator[None]:
    """Raise NotKept, with its sentence, where the database has no room to write: on a full disk it fails as the store does."""
    try:
        yield
    except OperationalError as error:
        if not _FULL.search(str(error)):
            raise
        raise NotKept(_NO_ROOM) from error


def sweep(also_in_use: InUse = lambda _: ()) -> list[str]:
    """Delete the content that nothing points at since longer than the grace period; return its names.

    `also_in_use` is asked first: what it points at may be about to become the ledger's.
    """

    def either(digests: Collection[str]) -> set[str]:
        return set(also_in_use(digests)) | in_use(digests)

    return content_store().sweep(either)


def forget_unused(digests: Collection[str]) -> None:
    """Delete at once what nothing points at any more: erased text does not wait for a sweep."""
    store = content_store()
    for digest in set(digests) - in_use(digests):
        store.delete(digest)
