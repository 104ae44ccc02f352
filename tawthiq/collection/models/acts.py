"""What was done to the collection, in order, each act bound to the one before it by its hash."""

from django.db import models
from django.db.models import Q


class Act(models.Model):
    """One line of the log. ``line`` is exactly what stands in ``log.jsonl``; the other columns are for finding it."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    kind = models.CharField(max_length=40, db_index=True)
    subject = models.CharField(max_length=200, db_index=True)
    line = models.TextField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        """In the order of the chain, which has no gap at its start."""

        ordering = ("seq",)
        constraints = (
            models.CheckConstraint(condition=Q(seq__gte=1), name="act_seq_from_one"),
            models.CheckConstraint(condition=~Q(line=""), name="act_has_line"),
        )


class Fact(models.Model):
    """What the database knows of itself: the id of its collection."""

    name = models.CharField(max_length=40, primary_key=True)
    value = models.TextField()
