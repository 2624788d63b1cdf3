"""Under CI (`CI=true`) a skipped test is a failure, unless `tests/skips_allowed.txt` lists it with a reason."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

ALLOWED = Path(__file__).with_name("skips_allowed.txt")


def allowed_patterns() -> tuple[str, ...]:
    """The tests that may be skipped under CI, as patterns of their names."""
    lines = (line.partition("#") for line in ALLOWED.read_text().splitlines())
    return tuple(pattern.strip() for pattern, _, reason in lines if pattern.strip() and reason.strip())


class SkipsFail:
    """Turns a skip that nobody listed into a failure that shows the reason of the skip."""

    def __init__(self) -> None:
        self.allowed = allowed_patterns()

    def judge(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        """Change the outcome of one report, where it is a skip; an expected failure is none."""
        if report.outcome != "skipped" or hasattr(report, "wasxfail"):
            return
        if any(fnmatchcase(report.nodeid, pattern) for pattern in self.allowed):
            return
        reason = report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"Skipped under CI, and not listed in tests/{ALLOWED.name}: {reason}"

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self):
        report = yield
        self.judge(report)
        return report

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self):
        report = yield
        self.judge(report)
        return report


def register(config: pytest.Config) -> None:
    """Watch for skips, if this is CI."""
    if os.environ.get("CI") == "true":
        config.pluginmanager.register(SkipsFail(), "skips-fail")
