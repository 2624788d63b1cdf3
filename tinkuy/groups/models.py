"""Groups, the people and organisations in them, and what people say about how to reach them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tinkuy.database.fields import PublicIdField
from tinkuy.database.platforms import PlatformRow
from tinkuy.languages import Text
from tinkuy.registries.models import Organisation


class Group(PlatformRow):
    """A group of a platform. `sectors` (codes) and `place` (P-code; blank: the whole country) say what it looks after.

    `packed`: it is of the platform's pack, which says its name and what it looks after.
    """

    class Kind(models.TextChoices):
        """What brings a group together."""

        NATIONAL = "national"
        LOCAL = "local"
        SECTORAL = "sectoral"
        TECHNICAL = "technical"

    id = PublicIdField()
    code = models.SlugField(max_length=40)
    kind = models.CharField(max_length=12, choices=Kind)
    name_es = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    name_pt = models.CharField(max_length=200, blank=True)
    sectors = models.JSONField(default=list)
    place = models.CharField(max_length=20, blank=True)
    packed = models.BooleanField(default=False)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("platform", "code"), name="group_code_is_given_once"),
            models.CheckConstraint(condition=~Q(name_es=""), name="group_has_a_name"),
            models.CheckConstraint(
                condition=Q(kind__in=("national", "local", "sectoral", "technical")), name="group_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(since__isnull=True) | Q(until__gte=F("since")),
                name="group_ends_after_it_began",
            ),
        )
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name_es

    @property
    def name(self) -> Text:
        """Its name."""
        return Text(self.name_es, self.name_en, self.name_pt)


class GroupMember(PlatformRow):
    """A person or an organisation is in a group from one day until another; a person may lead it."""

    id = PublicIdField()
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    leads = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(person__isnull=False, organisation__isnull=True)
                | Q(person__isnull=True, organisation__isnull=False, leads=False),
                name="group_member_is_a_person_or_an_organisation",
            ),
            models.UniqueConstraint(
                fields=("group", "person"), condition=Q(until__isnull=True), name="group_has_a_person_once_at_a_time"
            ),
            models.UniqueConstraint(
                fields=("group", "organisation"),
                condition=Q(until__isnull=True),
                name="group_has_an_organisation_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="group_member_leaves_after_they_came"
            ),
        )
        ordering = ("since", "id")

    def __str__(self) -> str:
        return f"{self.group} · {self.person or self.organisation}"


class ContactCard(PlatformRow):
    """What a person adds to their name and address in the directory: what they do, a telephone, and whether others see it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    position = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    phone_hidden = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("platform", "person"), name="contact_card_is_one_per_person"),)

    def __str__(self) -> str:
        return str(self.person)
