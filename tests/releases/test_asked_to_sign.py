"""A release that the worker was asked for is signed once, wherever it was cut short and however many work on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.factories import records
from tests.factories.reports import YEAR, make_world, send, submit_and_accept
from tinkuy.access.policy import Refused
from tinkuy.accounts.models import RoleHeld
from tinkuy.audit.models import Event
from tinkuy.months import Month
from tinkuy.releases import actions, keeping, refusals, work
from tinkuy.releases.gathering import seen, standing_of
from tinkuy.releases.models import Release, Signing
from tinkuy.releases.opening import opened

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """The worker ends here and says nothing."""


@pytest.fixture
def world(settings, tmp_path) -> Any:
    settings.DATA_FOLDER = tmp_path
    world = make_world()
    submit_and_accept(world, send(world, tmp_path / "reporte.csv", [{"new": 5}]))
    return world


@pytest.fixture
def carmen(world) -> Any:
    carmen = records.person(name="Carmen")
    records.role(on=world.platform, person=carmen, role="coordinator")
    return carmen


@pytest.fixture
def ask(world, carmen) -> Callable[..., Signing]:
    """Ask as the page does; `queued` of the answer is what was queued."""

    def asked(**said: Any) -> Signing:
        now = seen(world.platform, YEAR, standing_of(world.platform, YEAR))
        given = {"by": carmen, "months": (Month(2021, 3), Month(2021, 3)), "seen": now, "queue": lambda _: None}
        return actions.ask_to_sign(**{"platform": world.platform, "year": YEAR} | given | said)

    return asked


def sign(asked: Signing) -> Signing:
    """Work as the worker does."""
    work.do(Signing, str(asked.pk), lambda one, tell: {"release": actions.sign_asked(one, tell)})
    asked.refresh_from_db()
    return asked


def folders() -> list[str]:
    return sorted(path.name for path in keeping.releases_folder().glob("[!.]*") if path.is_dir())


def kill(monkeypatch, place: Any, name: str, *, after: bool = False) -> None:
    """End the worker the first time that it comes to this place, before or after what is done there."""
    doing = getattr(place, name)

    def killed(*said: Any) -> None:
        monkeypatch.setattr(place, name, doing)
        if after:
            doing(*said)
        raise Killed

    monkeypatch.setattr(place, name, killed)


def test_what_was_asked_is_queued_and_then_signed_as_asked(ask, carmen) -> None:
    queued: list[str] = []
    asked = ask(note="Marzo", queue=queued.append)
    assert queued == [str(asked.pk)]
    signed = sign(asked).release
    assert (asked.state, signed.note, signed.signed_by, signed.asked_as) == ("done", "Marzo", carmen, asked.pk)
    assert [one.verb for one in Event.across_platforms.filter(object_id=asked.pk)] == ["ask_release"]


def test_done_again_it_stays_the_one_release(world, ask) -> None:
    asked = sign(ask())
    assert work.do(Signing, str(asked.pk), lambda *_: pytest.fail("it is done")) == "done"
    assert actions.sign_asked(asked, lambda _: None) == asked.release
    assert Release.objects.on(world.platform).get() == asked.release


@pytest.mark.parametrize(
    ("place", "name", "after", "left"),
    [(actions, "_cut", True, 1), (actions, "_sign", False, 1), (actions, "_sign", True, 0), (work, "_end", False, 0)],
    ids=["after the folder", "before the row", "after the row", "before the answer"],
)
def test_killed_anywhere_and_queued_again_it_is_signed_once(world, ask, monkeypatch, place, name, after, left) -> None:
    before = sign(ask()).release
    asked = ask(withdraws=[before], why="Otra")
    kill(monkeypatch, place, name, after=after)
    with pytest.raises(Killed):
        sign(asked)
    asked.refresh_from_db()
    assert asked.on_its_way
    signed = sign(asked).release
    assert set(Release.objects.on(world.platform)) == {before, signed}
    assert len(folders()) == 2 + left  # what is left over is swept after a day
    assert opened(before).withdrawn["withdrawn_by"] == str(signed.pk)


def test_two_workers_on_one_request_sign_one_release(world, ask, monkeypatch) -> None:
    before = sign(ask()).release
    asked = ask(withdraws=[before], why="Otra")
    cutting = actions._cut

    def while_another_is_faster(*said: Any) -> Any:
        monkeypatch.setattr(actions, "_cut", cutting)
        sign(asked)
        return cutting(*said)

    monkeypatch.setattr(actions, "_cut", while_another_is_faster)
    signed = sign(asked).release
    assert set(Release.objects.on(world.platform)) == {before, signed}
    assert set(folders()) == {str(before.pk), str(signed.pk)}


def test_what_changed_since_it_was_looked_at_is_refused_on_the_row_with_what_was_typed(world, ask, tmp_path) -> None:
    late = ask(note="Mi nota")
    old = late.seen
    submit_and_accept(world, send(world, tmp_path / "otro.csv", [{"new": 6}]))
    queued: list[str] = []
    asked = ask(seen=old, note="Mi nota", queue=queued.append)
    assert (asked.state, asked.note, queued) == ("refused", "Mi nota", [])
    assert work.reason(sign(late)) == work.reason(asked) == refusals.LookAgain().text
    assert not Release.objects.on(world.platform).exists()


def test_who_lost_the_right_before_it_was_signed_signs_nothing(world, ask, carmen) -> None:
    asked = ask()
    RoleHeld.objects.on(world.platform).filter(person=carmen).delete()
    assert sign(asked).state == "refused"
    assert not Release.objects.on(world.platform).exists()


def test_who_may_not_sign_asks_for_nothing(world, ask) -> None:
    with pytest.raises(Refused):
        ask(by=world.iris)
    assert not Signing.objects.on(world.platform).exists()


def test_what_ends_its_worker_three_times_is_given_up_with_a_sentence(ask, monkeypatch) -> None:
    asked = ask()
    for _ in range(work.ATTEMPTS):
        kill(monkeypatch, actions, "_cut")
        with pytest.raises(Killed):
            sign(asked)
    assert "no terminó" in work.reason(sign(asked)).es


def test_what_fails_by_our_fault_says_so_and_is_raised(ask, monkeypatch) -> None:
    asked = ask()
    monkeypatch.setattr(actions, "_cut", lambda *_: {}["gone"])
    with pytest.raises(KeyError):
        sign(asked)
    asked.refresh_from_db()
    assert str(asked.pk)[-12:] in work.reason(asked).es
