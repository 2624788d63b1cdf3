"""What people do with reports, from the file sent to what stands. Each verb: who may (policy), one transaction, one event.

    receive, begin -> edit, keep, resolve -> submit -> accept | return_ -> correct -> ...        withdraw, erase
    comment -> answer -> resolve_thread                       return_with_comments, erase_comment
    confirm                                                   erase_confirmation
    copy_month, declare_nothing -> undo_nothing
    open_month -> close_month -> reopen_month

Files are read, compared and written before the transaction; the transaction only points at them. Each verb looks again,
inside, whether what it saw is still so (compare-and-set): of two people at once one wins and the other is told.
"""

from __future__ import annotations

from tinkuy.ledger.actions.commenting import answer, comment, erase_comment, resolve_thread, return_with_comments
from tinkuy.ledger.actions.confirming import confirm, erase_confirmation
from tinkuy.ledger.actions.copying import copy_month
from tinkuy.ledger.actions.deciding import accept, return_, withdraw
from tinkuy.ledger.actions.drafting import correct, edit, preview, submit
from tinkuy.ledger.actions.forgetting import erase
from tinkuy.ledger.actions.keeping_changes import begin, keep
from tinkuy.ledger.actions.opening_months import close_month, open_month, reopen_month
from tinkuy.ledger.actions.resolving import resolution_preview, resolve, unresolve
from tinkuy.ledger.actions.saying_nothing import declare_nothing, undo_nothing
from tinkuy.ledger.actions.sending import Received, receive

__all__ = [
    "Received",
    "accept",
    "answer",
    "begin",
    "close_month",
    "comment",
    "confirm",
    "copy_month",
    "correct",
    "declare_nothing",
    "edit",
    "erase",
    "erase_comment",
    "erase_confirmation",
    "keep",
    "open_month",
    "preview",
    "receive",
    "reopen_month",
    "resolution_preview",
    "resolve",
    "resolve_thread",
    "return_",
    "return_with_comments",
    "submit",
    "undo_nothing",
    "unresolve",
    "withdraw",
]
