"""Letters go out: each is taken, sent, and marked; what failed is tried again, later each time, and given up at last.

A mail server cannot be part of a transaction. Who sends a letter takes it first, by compare-and-set; a letter whose sender was
killed in between is not sent again, since it may have gone out: its notice is in the product in any case.
"""

from __future__ import annotations

import logging
import smtplib
from collections.abc import Mapping
from datetime import timedelta
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import F
from django.utils import timezone

from tinkuy.notices.html import as_html
from tinkuy.notices.letters import fewer_address
from tinkuy.notices.models import Letter

_log = logging.getLogger(__name__)
PAUSES: Final = (1, 5, 15, 60, 240)  # minutes before each further attempt


def send(letter: Letter) -> str:
    """Send one letter, if nobody else has taken it and its time has come; its state afterwards."""
    due = Letter.across_platforms.filter(pk=letter.pk, state=Letter.State.WAITING, next_try_at__lte=timezone.now())
    if not due.update(state=Letter.State.SENDING, attempts=F("attempts") + 1):
        return Letter.across_platforms.values_list("state", flat=True).get(pk=letter.pk)
    letter = Letter.across_platforms.select_related("person", "platform").get(pk=letter.pk)
    if not letter.person.is_active:
        return _is(letter, Letter.State.FAILED, failure="inactive")
    try:
        _message(letter).send()
    except smtplib.SMTPRecipientsRefused as refusal:
        return _refused(letter, refusal.recipients)
    except (OSError, smtplib.SMTPException) as failure:
        return _later(letter, failure)
    return _is(letter, Letter.State.SENT, sent_at=timezone.now(), failure="")


def send_waiting(limit: int = 200) -> int:
    """Send the letters whose time has come, the oldest first; how many went out."""
    due = Letter.across_platforms.filter(state=Letter.State.WAITING, next_try_at__lte=timezone.now())
    return sum(send(one) == Letter.State.SENT for one in due.order_by("next_try_at")[:limit])


def _message(letter: Letter) -> EmailMultiAlternatives:
    fewer = fewer_address(letter.person, letter.platform, letter.kind)
    host = urlsplit(settings.SITE).hostname or "localhost"
    headers = {
        "Message-ID": f"<{letter.pk}@{host}>",
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<{fewer}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    message = EmailMultiAlternatives(letter.subject, letter.text, to=[letter.person.email], headers=headers)
    message.attach_alternative(as_html(letter.text, letter.language), "text/html")
    return message


def _refused(letter: Letter, recipients: Mapping[str, tuple[int, bytes]]) -> str:
    """An address that does not exist will not exist in an hour either (5xx); a full mailbox may be empty then (4xx)."""
    code = min((code for code, _ in recipients.values()), default=500)
    if code >= 500:
        return _is(letter, Letter.State.FAILED, failure=f"refused {code}")
    return _later(letter, OSError(f"refused {code}"))


def _later(letter: Letter, failure: Exception) -> str:
    # The text of a mail server's answer may quote the address: the kind of error is enough.
    said = type(failure).__name__
    _log.warning("a letter was not sent (%s), attempt %d", said, letter.attempts)
    if letter.attempts > len(PAUSES):
        return _is(letter, Letter.State.FAILED, failure=said)
    pause = timedelta(minutes=PAUSES[letter.attempts - 1])
    return _is(letter, Letter.State.WAITING, failure=said, next_try_at=timezone.now() + pause)


def _is(letter: Letter, state: Letter.State, **said: object) -> str:
    Letter.across_platforms.filter(pk=letter.pk, state=Letter.State.SENDING).update(state=state, **said)
    return state
