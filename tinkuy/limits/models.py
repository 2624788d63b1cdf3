"""How often was asked: one line per asker and stretch of time."""

from __future__ import annotations

from django.db import models


class Asked(models.Model):
    """How many questions of a stretch of time were granted. Who asks is kept as a keyed hash, and not for long."""

    kind = models.CharField(max_length=20)
    who = models.CharField(max_length=64)
    began = models.DateTimeField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("kind", "who", "began"), name="asked_is_one_line_per_stretch"),)

    def __str__(self) -> str:
        return f"{self.kind} · {self.began:%Y-%m-%d %H:%M} · {self.times}"
