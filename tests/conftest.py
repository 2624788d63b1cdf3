"""What every test may rely on: which database, how long properties are tried, and that CI skips nothing in silence."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.conf import settings as django_settings
from hypothesis import HealthCheck, is_hypothesis_test, settings

from tests import postgres, seaweed, skips

# Parallel workers share the machine, so how long one example takes says nothing.
settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# ./run check --all tries each property this many times more often; with 5 it did not fit its hour on two cores.
LONGER = 2
settings.register_profile("long", parent=settings.get_profile("default"), max_examples=100 * LONGER)

_until_the_end = ExitStack()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=["sqlite", "postgres"],
        default=os.environ.get("TINKUY_TEST_DATABASE", "sqlite"),
        help="the database for the tests of the database; with postgres, only those tests run",
    )
    parser.addoption(
        "--storage",
        choices=["folder", "bucket"],
        default="folder",
        help="where the tests of the database keep files: in a folder, or in a bucket of S3-compatible storage",
    )


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
    skips.register(config)
    if not hasattr(config, "workerinput"):  # the workers of pytest-xdist inherit what is decided here
        _choose_database(config.getoption("--database"))
    assert django_settings.DATABASES  # loads the settings, which pytest-django waits for


def _choose_database(name: str) -> None:
    """Decide the settings of Django before pytest-django reads them."""
    os.environ |= {"DJANGO_SETTINGS_MODULE": "tinkuy.config.settings", "TINKUY_DEBUG": "1", "TINKUY_TASKS": "immediate"}
    os.environ.pop("DATABASE_URL", None)
    if name == "postgres":
        try:
            os.environ["DATABASE_URL"] = _until_the_end.enter_context(postgres.server())
        except (postgres.CannotStart, OSError) as error:
            pytest.exit(f"The tests on PostgreSQL cannot run here: {error}", returncode=3)


def pytest_unconfigure() -> None:
    _until_the_end.close()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Try properties longer where asked to; on PostgreSQL, run only what touches the database."""
    if os.environ.get("HYPOTHESIS_PROFILE") == "long":
        for item in items:
            _try_longer(getattr(item, "obj", None))
    if config.getoption("--database") == "postgres":
        _keep_what_touches_the_database(config, items)


def _try_longer(test: object) -> None:
    """Raise the number of examples that a test sets for itself; a profile alone would not."""
    own = getattr(test, "_hypothesis_internal_use_settings", None)
    if is_hypothesis_test(test) and own is not None and own.max_examples < settings.default.max_examples:
        function = getattr(test, "__func__", test)
        function._hypothesis_internal_use_settings = settings(own, max_examples=own.max_examples * LONGER)


def _keep_what_touches_the_database(config: pytest.Config, items: list[pytest.Item]) -> None:
    wanted = [item for item in items if _touches_the_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in wanted])
    items[:] = wanted


def _touches_the_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db", "django_db_setup"}
    return item.get_closest_marker("django_db") is not None or bool(fixtures & set(getattr(item, "fixturenames", ())))


@pytest.fixture(scope="session")
def seaweed_server() -> Iterator[Any]:
    """The address of a bucket on an S3-compatible server of this run."""
    with seaweed.server() as address:
        yield address


@pytest.fixture
def bucket(seaweed_server: Any) -> Any:
    """A place in the bucket of this test's own."""
    return seaweed.Bucket(seaweed_server).under(uuid.uuid4().hex)


@pytest.fixture(autouse=True)
def _storage(request: pytest.FixtureRequest) -> None:
    """Where asked to, an installation keeps its files in the bucket."""
    if request.config.getoption("--storage") == "bucket" and _touches_the_database(request.node):
        request.getfixturevalue("settings").STORAGE = request.getfixturevalue("bucket").address
