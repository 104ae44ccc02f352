"""Incidents that others recorded, each version of a row as imported, and the incidents they were matched with."""

from django.db import models
from django.db.models import Q


class KnownRecord(models.Model):
    """A row of a data set or an own sheet, as imported: it is never edited.

    A row that was changed where it came from is a new version, which ``replaces`` the earlier one; that stays. What
    stands is what no other replaces. ``told`` is the row as the linker compares it, made anew with another version of
    the project; ``row`` is never touched.
    """

    class Origin(models.TextChoices):
        """The kinds of sheets that are read."""

        ACLED = "acled"
        UCDP = "ucdp"
        BAYANAT = "bayanat"
        AIRWARS = "airwars"
        OWN = "own"

    id = models.CharField(max_length=40, primary_key=True)
    origin = models.CharField(max_length=10, choices=Origin, db_index=True)
    own_id = models.CharField(max_length=200, db_index=True)
    version = models.IntegerField(default=1)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    file = models.TextField()
    row = models.JSONField()
    row_sha256 = models.CharField(max_length=64)
    told = models.JSONField(default=dict)
    name = models.TextField(blank=True)
    first_day = models.DateField(null=True, db_index=True)
    last_day = models.DateField(null=True)
    country = models.CharField(max_length=2, blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    at = models.DateTimeField()

    class Meta:
        """Each version of a row once, its first without one that it replaces."""

        ordering = ("origin", "own_id", "version")
        constraints = (
            models.UniqueConstraint(fields=("origin", "own_id", "version"), name="known_version_once"),
            models.CheckConstraint(condition=Q(version=1) | Q(replaces__isnull=False), name="known_version_replaces"),
            models.CheckConstraint(condition=~Q(own_id=""), name="known_has_own_id"),
            models.CheckConstraint(
                condition=Q(origin__in=("acled", "ucdp", "bayanat", "airwars", "own")), name="known_origin_known"
            ),
        )


class KnownKey(models.Model):
    """A key under which a known record is looked up by accounts that may tell it."""

    record = models.ForeignKey(KnownRecord, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=200, db_index=True)

    class Meta:
        """Each key once a record."""

        constraints = (models.UniqueConstraint(fields=("record", "key"), name="known_key_once"),)


class KnownMatch(models.Model):
    """The incident that a known record is, or with ``near`` one that it may be and a person may want to look at."""

    record = models.OneToOneField(KnownRecord, on_delete=models.CASCADE, primary_key=True, related_name="match")
    incident = models.ForeignKey("Incident", on_delete=models.CASCADE, related_name="known")
    account = models.ForeignKey("Account", models.CASCADE, related_name="known")
    near = models.BooleanField(default=False)
    score = models.FloatField()
    because = models.TextField()
    because_ar = models.TextField()
    reasons = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        """No match without its reasons."""

        constraints = (models.CheckConstraint(condition=~Q(because=""), name="known_match_has_reason"),)
