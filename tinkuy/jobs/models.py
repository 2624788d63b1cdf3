"""Who works in the background, and what was done when: what the queue itself does not know."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone


class Worker(models.Model):
    """A worker process; `seen_at` is its heartbeat. One that was not seen for a while is dead, and its task is another's."""

    id = models.CharField(max_length=64, primary_key=True)
    started_at = models.DateTimeField(default=timezone.now, editable=False)
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(id=""), name="worker_has_a_name"),)

    def __str__(self) -> str:
        return self.id


class Job(models.Model):
    """A job that comes back: when it was last begun, and how that ended. Its row is the lock that lets it run once."""

    name = models.CharField(max_length=40, primary_key=True)
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    failure = models.TextField(blank=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(name=""), name="job_has_a_name"),)

    def __str__(self) -> str:
        return self.name
