"""The table of who may do what is the policy's own answer."""

from __future__ import annotations

import pytest

from tinkuy.access.permissions import Permission
from tinkuy.access.roles import Role
from tinkuy.access.table import DOES, Line, Reach, line, said


@pytest.mark.parametrize(
    ("role", "permission", "expected"),
    [
        (Role.COORDINATOR, Permission.RELEASE, Line(Reach.ALL)),
        (Role.INFORMATION_OFFICER, Permission.RELEASE, Line(Reach.NONE)),
        (Role.FOCAL_POINT, Permission.UPLOAD, Line(Reach.OWN)),
        (Role.SECTOR_LEAD, Permission.ACCEPT, Line(Reach.OWN, not_sent=True)),
        (Role.COORDINATOR, Permission.ACCEPT, Line(Reach.LEFT, not_sent=True)),
        (Role.IMPLEMENTING_PARTNER, Permission.READ_DRAFTS, Line(Reach.OWN)),
        (Role.REGIONAL_GOVERNMENT, Permission.READ_AGGREGATES, Line(Reach.OWN)),
        (Role.REGIONAL_GOVERNMENT, Permission.READ_RELEASES, Line(Reach.NONE)),
        (Role.ADMINISTRATOR, Permission.READ_ROWS, Line(Reach.NONE)),
        (Role.DONOR, Permission.READ_RELEASES, Line(Reach.NONE)),
        (Role.DONOR, Permission.READ_AGGREGATES, Line(Reach.ALL)),
        (Role.FIELD_FOCAL_POINT, Permission.READ_RELEASES, Line(Reach.NONE)),
        (Role.IMPLEMENTING_PARTNER, Permission.READ_RELEASES, Line(Reach.NONE)),
    ],
)
def test_a_line_says_how_far_a_permission_reaches(role, permission, expected) -> None:
    assert line(role, permission) == expected


def test_every_line_is_said_in_three_languages() -> None:
    assert set(DOES) == set(Permission)
    texts = [*DOES.values(), *(said(role, permission) for role in Role for permission in Permission)]
    assert all((text.es, text.en, text.pt) for text in texts)
