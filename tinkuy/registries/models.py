"""Platforms and organisations: who works together, under which names. Lists of codes are in packs, not here."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from tinkuy.database.codes import Coded, code_constraint
from tinkuy.database.fields import PublicIdField
from tinkuy.database.platforms import PlatformRow


class Platform(Coded):
    """A coordination platform, such as the GTRM of Peru; its rules of the game are in its pack."""

    id = PublicIdField()
    name = models.CharField(max_length=200)
    pack = models.CharField(max_length=40)
    pack_version = models.CharField(max_length=20)

    class Meta:
        constraints = (code_constraint("platform"),)
        ordering = ("code",)

    def __str__(self) -> str:
        return self.code


class Organisation(Coded):
    """An organisation of the response. It is regional: one row, whatever the number of platforms it works on."""

    id = PublicIdField()
    name_es = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300, blank=True)
    name_pt = models.CharField(max_length=300, blank=True)
    acronym = models.CharField(max_length=60, blank=True)
    type = models.CharField(max_length=40, blank=True)
    # Two rows that were one organisation: the one that is gone keeps its code and names, and is read as the kept one.
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")

    class Meta:
        constraints = (
            code_constraint("organisation"),
            models.CheckConstraint(condition=~Q(name_es=""), name="organisation_has_a_name"),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(retired_on__isnull=False) & ~Q(merged_into=F("id")),
                name="organisation_merged_into_another_is_retired",
            ),
        )
        ordering = ("scope", "code")

    def __str__(self) -> str:
        return self.acronym or self.name_es


class OrganisationAlias(models.Model):
    """Another name under which an organisation is written: an old name, a translation, a frequent misspelling."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="aliases")
    name = models.CharField(max_length=300)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organisation", "name"), name="organisation_alias_is_written_once"),
            models.CheckConstraint(condition=~Q(name=""), name="organisation_alias_is_not_blank"),
        )

    def __str__(self) -> str:
        return self.name


def _person(**options: object) -> models.ForeignKey:
    """A column that names who did something; people who did something are never deleted."""
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", **options)


def _undone_by_somebody(name: str) -> models.CheckConstraint:
    """Who took a merge back is known exactly when it was taken back."""
    never = Q(undone_by__isnull=True, undone_at__isnull=True)
    return models.CheckConstraint(condition=never | Q(undone_by__isnull=False, undone_at__isnull=False), name=name)


class OrganisationMerge(models.Model):
    """Two organisations were made one: who did it, why, and exactly what moved, so that it can be taken back.

    `moved`: by holder (accounts, ledger, memberships), what each needs to put its rows back.
    """

    id = PublicIdField()
    kept = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    gone = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    moved = models.JSONField(default=dict)
    by = _person()
    at = models.DateTimeField(default=timezone.now, editable=False)
    undone_by = _person(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(kept=F("gone")), name="organisation_merge_is_of_two"),
            models.CheckConstraint(condition=~Q(why=""), name="organisation_merge_says_why"),
            models.UniqueConstraint(
                fields=("gone",), condition=Q(undone_at__isnull=True), name="organisation_is_merged_once_at_a_time"
            ),
            _undone_by_somebody("organisation_merge_was_undone_by_somebody"),
        )
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.gone} → {self.kept}"


class EntryMerge(PlatformRow):
    """Two entries of a year's list are one, on a platform: rows of `gone` are read as of `kept`. The pack stays as it is.

    `year` is the identifier of the year's pack, `key` of its list; both codes are of that list.
    """

    id = PublicIdField()
    year = models.CharField(max_length=40)
    key = models.CharField(max_length=40)
    kept = models.CharField(max_length=40)
    gone = models.CharField(max_length=40)
    why = models.TextField()
    by = _person()
    at = models.DateTimeField(default=timezone.now, editable=False)
    undone_by = _person(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(kept=F("gone")), name="entry_merge_is_of_two"),
            models.CheckConstraint(condition=~Q(why=""), name="entry_merge_says_why"),
            models.UniqueConstraint(
                fields=("platform", "year", "key", "gone"),
                condition=Q(undone_at__isnull=True),
                name="entry_is_merged_once_at_a_time",
            ),
            _undone_by_somebody("entry_merge_was_undone_by_somebody"),
        )
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.year} · {self.gone} → {self.kept}"


class YearInUse(PlatformRow):
    """A plan year whose lists a platform works with, since when, and which edition of its pack (`pack_hash`) was loaded last."""

    id = PublicIdField()
    year = models.CharField(max_length=40)
    pack_hash = models.CharField(max_length=64)
    by = _person(null=True)  # blank: whoever runs the installation
    since = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("platform", "year"), name="year_is_in_use_once"),)
        ordering = ("since", "id")

    def __str__(self) -> str:
        return f"{self.platform} · {self.year}"


class Membership(PlatformRow):
    """An organisation takes part in a platform, in one capacity, from one day until another."""

    class Capacity(models.TextChoices):
        """What an organisation is on a platform."""

        MEMBER = "member"
        OBSERVER = "observer"
        DONOR = "donor"
        GOVERNMENT = "government"

    id = PublicIdField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=20, choices=Capacity)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("platform", "organisation", "capacity"),
                condition=Q(until__isnull=True),
                name="membership_is_current_once",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="membership_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=Q(capacity__in=("member", "observer", "donor", "government")),
                name="membership_capacity_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} · {self.platform} · {self.capacity}"
