"""People and the roles they hold. The e-mail address is the login."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from tinkuy.access.roles import Grant, Role
from tinkuy.database.fields import PublicIdField
from tinkuy.database.platforms import PlatformRow
from tinkuy.languages import LANGUAGES
from tinkuy.registries.models import Organisation

ROLE_CHOICES = [(role.value, role.value) for role in Role]
ROLES_OF_AN_ORGANISATION = [role.value for role in Role if role.of_an_organisation]
ROLES_OF_A_SECTOR = [role.value for role in Role if role.of_a_sector]


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
        """The roles held on every platform, as the access policy reads them."""
        if not self.is_active:
            return
        for held in RoleHeld.across_platforms.filter(person=self).select_related("platform", "organisation"):
            yield held.grant()


class RoleHeld(PlatformRow):
    """A person holds a role on a platform; for one organisation or one sector where the role is of one."""

    id = PublicIdField()
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=30, choices=ROLE_CHOICES)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sector = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = (
            # Two constraints, because NULLs differ from each other in a unique constraint.
            models.UniqueConstraint(
                fields=("platform", "person", "role", "sector"),
                condition=Q(organisation__isnull=True),
                name="role_is_held_once",
            ),
            models.UniqueConstraint(
                fields=("platform", "person", "role", "organisation"),
                condition=Q(organisation__isnull=False),
                name="role_is_held_once_for_an_organisation",
            ),
            models.CheckConstraint(condition=Q(role__in=[role.value for role in Role]), name="role_is_known"),
            models.CheckConstraint(
                condition=Q(role__in=ROLES_OF_AN_ORGANISATION, organisation__isnull=False)
                | ~Q(role__in=ROLES_OF_AN_ORGANISATION) & Q(organisation__isnull=True),
                name="role_names_an_organisation_if_it_is_of_one",
            ),
            models.CheckConstraint(
                condition=Q(role__in=ROLES_OF_A_SECTOR) & ~Q(sector="") | ~Q(role__in=ROLES_OF_A_SECTOR) & Q(sector=""),
                name="role_names_a_sector_if_it_is_of_one",
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
        )
