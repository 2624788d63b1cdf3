"""Under CI nothing is skipped in silence."""

from __future__ import annotations

import pytest

from tests import skips

pytest_plugins = ["pytester"]

SKIPPED = """
    import pytest

    def test_without_office():
        pytest.skip("LibreOffice is not here")

    @pytest.mark.skipif(True, reason="never runs")
    def test_never(): pass

    @pytest.mark.xfail(reason="a known limit")
    def test_known_limit(): assert False

    def test_that_passes(): pass
"""


def outcomes(pytester: pytest.Pytester, allowed: tuple[str, ...]) -> dict[str, int]:
    """How the four tests end when these patterns may be skipped."""
    pytester.makepyfile(test_some=SKIPPED)
    watcher = skips.SkipsFail()
    watcher.allowed = allowed
    return pytester.runpytest_inprocess("-p", "no:django", plugins=[watcher]).parseoutcomes()


def test_a_skip_that_nobody_listed_is_a_failure(pytester: pytest.Pytester) -> None:
    assert outcomes(pytester, allowed=()) == {"failed": 1, "errors": 1, "xfailed": 1, "passed": 1}


def test_a_listed_skip_stays_a_skip(pytester: pytest.Pytester) -> None:
    assert outcomes(pytester, allowed=("*::test_without_office", "*never")) == {"skipped": 2, "xfailed": 1, "passed": 1}


def test_a_pattern_without_a_reason_allows_nothing(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = tmp_path / "allowed.txt"
    listed.write_text(
        "# a remark\n\ntests/a.py::test_one\ntests/b.py::test_two #\ntests/c.py::test_three  # no Java there\n"
    )
    monkeypatch.setattr(skips, "ALLOWED", listed)
    assert skips.allowed_patterns() == ("tests/c.py::test_three",)
