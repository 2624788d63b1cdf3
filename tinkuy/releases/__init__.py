"""Releases: immutable snapshots of a response's rows, from which every public number is made."""

from __future__ import annotations

from tinkuy.releases.comparing import Comparison, compare_releases
from tinkuy.releases.cutting import cut
from tinkuy.releases.manifest import Input, Manifest, Withdrawal
from tinkuy.releases.store import Release, engine, open_release

__all__ = [
    "Comparison",
    "Input",
    "Manifest",
    "Release",
    "Withdrawal",
    "compare_releases",
    "cut",
    "engine",
    "open_release",
]
