"""People and the roles they hold. The e-mail address is the login."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone

from tinkuy.access.roles import SCOPES, Grant, Role
from tinkuy.accounts.attempts import Attempt
from tinkuy.accounts.invitations import Invitation
from tinkuy.accounts.second_factor import RecoveryCode, SecondFactor
from tinkuy.accounts.sessions import OpenSession
from tinkuy.accounts.tokens import ApiToken
from tinkuy.database.fields import PublicIdField
from tinkuy.database.platforms import PlatformRow
from tinkuy.languages import LANGUAGES
from tinkuy.registries.installed_packs import today_on
from tinkuy.registries.models import Organisation

__all__ = [  # every table of the room, those of other modules too: Django looks for them here
    "ApiToken",
    "Attempt",
    "Invitation",
    "OpenSession",
    "People",
    "RecoveryCode",
    "RoleHeld",
    "SecondFactor",
    "User",
]

ROLE_CHOICES = [(role.value, role.value) for role in Role]


class People(BaseUserManager):
    """Makes accounts, and finds them however the address is capitalised."""

    def create_user(self, email: str, password: str | None = None, **values: Any) -> User:
        """Make an account. Without a password nobody can sign in until one is set."""
        if not email:
            raise ValueError("an account needs an e-mail address: it is the login")
        person = self.model(email=email.strip().lower(), **values)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, password: str | None = None, **values: Any) -> User:
        """Make the account of somebody who runs the installation."""
        return self.create_user(email, password, is_superuser=True, **values)

    def get_by_natural_key(self, username: str | None) -> User:
        """The account of an address, as Django's sign-in asks for it."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account."""

    id = PublicIdField()
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=2, default="es", choices=[(code, code) for code in LANGUAGES])
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="people"
    )
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)
    email_verified_at = models.DateTimeField(null=True, blank=True)  # when a link sent to the address was opened

    objects = People()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(email=Lower("email")), name="user_email_is_in_small_letters"),
            models.CheckConstraint(condition=Q(language__in=LANGUAGES), name="user_language_is_offered"),
        )

    def __str__(self) -> str:
        return self.name or self.email

    def grants(self) -> Iterator[Grant]:
        """The roles held today on every platform, as the access policy reads them. A day is one of the platform's zone."""
        if not self.is_active:
            return
        for held in RoleHeld.across_platforms.filter(person=self).select_related("platform"):
            if held.holds_now():
                yield held.grant()


def _names(what: str, roles: list[str]) -> models.CheckConstraint:
    """A role names what it is of, and nothing that it is not of."""
    blank = Q(organisation__isnull=True) if what == "organisation" else Q(**{what: ""})
    return models.CheckConstraint(
        condition=Q(role__in=roles) & ~blank | ~Q(role__in=roles) & blank,
        name=f"role_names_{'an' if what == 'organisation' else 'a'}_{what}_if_it_is_of_one",
    )


class RoleHeld(PlatformRow):
    """A person holds a role on a platform, for what the role is of: an organisation, a sector, a place, a partner.

    It holds from `since` to `until`, both days included; blank is without a limit. One that ended is kept.
    """

    id = PublicIdField()
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=30, choices=ROLE_CHOICES)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sector = models.CharField(max_length=40, blank=True)
    place = models.CharField(max_length=20, blank=True)  # the code of an admin1
    partner = models.CharField(max_length=40, blank=True)  # the code of an implementing partner
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    desk = models.CharField(
        max_length=80, blank=True
    )  # the desk that was passed with the role; blank: the person's own

    class Meta:
        constraints = (
            # Two constraints, because NULLs differ from each other in a unique constraint.
            models.UniqueConstraint(
                fields=("platform", "person", "role", "sector", "place", "partner"),
                condition=Q(organisation__isnull=True, until__isnull=True),
                name="role_is_held_once",
            ),
            models.UniqueConstraint(
                fields=("platform", "person", "role", "organisation", "place"),
                condition=Q(organisation__isnull=False, until__isnull=True),
                name="role_is_held_once_for_an_organisation",
            ),
            models.CheckConstraint(condition=Q(role__in=[role.value for role in Role]), name="role_is_known"),
            *(_names(what, [role.value for role in Role if what in role.scope]) for what in SCOPES),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(since__lte=F("until")),
                name="role_begins_before_it_ends",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} · {self.role} · {self.platform}"

    def grant(self) -> Grant:
        """The same, as the access policy reads it; organisations and platforms by their identifier."""
        return Grant(
            role=Role(self.role),
            platform=str(self.platform_id),
            organisation=str(self.organisation_id) if self.organisation_id else None,
            sector=self.sector or None,
            place=self.place or None,
            partner=self.partner or None,
            since=self.since,
            until=self.until,
        )

    def holds_now(self) -> bool:
        """Whether it holds today, in the platform's time zone."""
        if self.since is None and self.until is None:
            return True
        return self.grant().holds_on(today_on(self.platform))
