"""What can be permitted (pure)."""

from __future__ import annotations

from enum import Enum


class Permission(Enum):
    """One thing that a person may or may not do."""

    UPLOAD = "upload"  # send an organisation's report
    ACCEPT = "accept"  # take a report, or a sector's part of it, as standing
    RELEASE = "release"  # publish figures as an immutable release
    READ_DRAFTS = "read_drafts"  # see rows that nobody has accepted yet
    ADMINISTER = "administer"  # manage members, roles and registries of a platform
