"""From many findings to the few causes behind them (METHODS fact 2, pure).

Nearly all findings of real reports have a few causes, and often no partner caused them: the platform changed what it asked
for, a sheet added up the wrong columns, one name is written another way. So findings are explained at the widest level that
explains them, in words that blame nobody, with what accepting would change. Nothing changes until a person accepts it.
"""

from __future__ import annotations

from tinkuy.checks.causes.finding import find_causes
from tinkuy.checks.causes.model import Cause, Causes, Effect, Level, UnknownCause

__all__ = ["Cause", "Causes", "Effect", "Level", "UnknownCause", "find_causes"]
