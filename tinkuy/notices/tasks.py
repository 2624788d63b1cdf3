"""What the worker is asked to do with letters. A task may run twice, or be cut short anywhere, and no letter goes out twice."""

from __future__ import annotations

from django_tasks import task

from tinkuy.notices.models import Letter
from tinkuy.notices.sending import send


@task()
def send_letter(letter_id: str) -> str:
    """Send a letter; its state afterwards."""
    letter = Letter.across_platforms.filter(pk=letter_id).first()
    return send(letter) if letter else "gone"
