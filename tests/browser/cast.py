"""The people of a play, in the database of an installation: run as a module in its environment.

python -m tests.browser.cast PLATFORM YEAR
"""

from __future__ import annotations

import sys

PASSWORD = "lluvia-puente-maiz-rio"
PEOPLE = {
    "iris@example.org": ("Iris", "information_officer", ""),
    "ines@example.org": ("Inés", "information_officer", ""),
    "hugo@example.org": ("Hugo", "sector_lead", "health"),
    "carmen@example.org": ("Carmen", "coordinator", ""),
}


def main(platform: str, year: str) -> None:
    """Load the packs and give everybody an account and a role."""
    import django

    django.setup()
    from tinkuy.accounts.models import RoleHeld, User
    from tinkuy.registries.actions import load_pack
    from tinkuy.registries.installed_packs import platform_pack, year_pack

    there = load_pack(platform_pack(platform), [year_pack(year)])
    for email, (name, role, sector) in PEOPLE.items():
        person = User.objects.create_user(email, PASSWORD, name=name)
        RoleHeld.objects.create(platform=there, person=person, role=role, sector=sector)


if __name__ == "__main__":
    main(*sys.argv[1:])
