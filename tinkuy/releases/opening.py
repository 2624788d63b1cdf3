"""From the register to the folder: a release that was signed, opened."""

from __future__ import annotations

from tinkuy.releases.keeping import folder_of
from tinkuy.releases.models import Release
from tinkuy.releases.store import Release as Folder
from tinkuy.releases.store import open_release


def opened(release: Release, *, fully: bool = False) -> Folder:
    """Open the folder of a release; `fully` reads every byte. Raises NotARelease, Changed (with a sentence each)."""
    return open_release(folder_of(release.pk), fully=fully)
