"""`tinkuy worker`: does what is queued and what is due; where `tinkuy serve --no-worker` serves the pages, or more than one is wanted."""

from __future__ import annotations

import argparse
import os
import sys

from tinkuy.cli.serve import refuse_without_server, surroundings


def run(options: argparse.Namespace) -> int:
    """Work until stopped; with --once, until nothing is queued."""
    refuse_without_server()
    command = [sys.executable, "-m", "tinkuy.jobs.worker", *(["--once"] if options.once else [])]
    sys.stderr.flush()
    os.execve(sys.executable, command, surroundings())
    return 0  # os.execve does not come back
