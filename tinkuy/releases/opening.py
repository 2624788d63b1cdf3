"""From the register to the folder: a release that was signed, opened."""

from __future__ import annotations

from contextlib import suppress

from tinkuy.releases.keeping import folder_of, put_register_mark, shared
from tinkuy.releases.models import Release
from tinkuy.releases.refusals import Refused
from tinkuy.releases.shared import SharedReleases
from tinkuy.releases.store import Release as Folder
from tinkuy.releases.store import open_release


def opened(release: Release, *, fully: bool = False) -> Folder:
    """Open the folder of a release; `fully` reads every byte. Raises NotARelease, Changed (with a sentence each)."""
    bucket = shared()
    if bucket is None:
        return open_release(folder_of(release.pk), fully=fully)
    return _copy(release, bucket, anew=fully)


def _copy(release: Release, bucket: SharedReleases, *, anew: bool) -> Folder:
    """This machine's copy, every byte of it checked; made `anew` where asked to, and where it is not there or not whole."""
    folder = folder_of(release.pk)
    if release.withdrawn_at is not None:
        put_register_mark(release)
    if not anew:
        with suppress(Refused):
            return open_release(folder, fully=True)
    bucket.fetch(str(release.pk), folder)
    return open_release(folder)
