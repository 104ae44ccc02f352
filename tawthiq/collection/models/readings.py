"""What an engine read in a report: accounts of incidents, the claims of each, and every value on its words."""

from django.db import models
from django.db.models import F, Q

_MODALITIES = ("asserted", "hedged", "denied", "unknown")


class Reading(models.Model):
    """That a report was read: by which engine, with which gazetteer, and the hash of the record that came of it.

    ``record_sha256`` is of the record's canonical JSON, so that the rows made of it can be checked against it.
    ``error`` holds the words of an engine that failed; the report then has no accounts.
    """

    report = models.OneToOneField("Report", on_delete=models.CASCADE, primary_key=True, related_name="reading")
    engine = models.CharField(max_length=120, db_index=True)
    gazetteer = models.CharField(max_length=64)
    at = models.DateTimeField()
    record_sha256 = models.CharField(max_length=64)
    engine_name = models.CharField(max_length=60, blank=True)
    engine_version = models.CharField(max_length=60, blank=True)
    error = models.TextField(blank=True)

    class Meta:
        """A reading names its engine, and has its record unless it failed."""

        constraints = (
            models.CheckConstraint(condition=~Q(engine=""), name="reading_has_engine"),
            models.CheckConstraint(condition=~Q(record_sha256="") | ~Q(error=""), name="reading_record_or_error"),
        )


class Account(models.Model):
    """An incident as one report tells it: what the claims of that report make together.

    ``id`` is the report's id and the offset of the first word that says what happened. ``told`` is the contract's
    Incident without its claims; the columns beside it are for finding: first and last day, country, point.
    """

    id = models.CharField(max_length=40, primary_key=True)
    report = models.ForeignKey("Report", on_delete=models.CASCADE, related_name="accounts")
    position = models.IntegerField()
    type = models.CharField(max_length=40, db_index=True)
    told = models.JSONField()
    first_day = models.DateField(null=True, db_index=True)
    last_day = models.DateField(null=True, db_index=True)
    country = models.CharField(max_length=2, blank=True, db_index=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)

    class Meta:
        """In the order of the record; days in order; a point whole or not at all."""

        ordering = ("report", "position")
        constraints = (
            models.UniqueConstraint(fields=("report", "position"), name="account_position_once"),
            models.CheckConstraint(
                condition=Q(first_day__isnull=True, last_day__isnull=True) | Q(first_day__lte=F("last_day")),
                name="account_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(lat__isnull=True, lon__isnull=True)
                | Q(lat__gte=-90, lat__lte=90, lon__gte=-180, lon__lte=180),
                name="account_point_on_earth",
            ),
        )


class Claim(models.Model):
    """One source's word, in one report, about one occurrence. ``source`` is null for the outlet's own voice.

    ``said`` holds the rest of the contract's Claim: ``source`` as printed with ``via``, ``cue``, ``said_on``,
    ``hedged``, ``denied``, ``mention``.
    """

    id = models.CharField(max_length=48, primary_key=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="claims")
    position = models.IntegerField()
    source = models.ForeignKey("Source", on_delete=models.PROTECT, null=True, related_name="claims")
    hedged = models.BooleanField()
    denied = models.BooleanField()
    said = models.JSONField()

    class Meta:
        """In the order of the record."""

        ordering = ("account", "position")
        constraints = (models.UniqueConstraint(fields=("account", "position"), name="claim_position_once"),)


class Value(models.Model):
    """One field of a claim: what it says, how surely, the words it came from and the rule that read them."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="values")
    position = models.IntegerField()
    field = models.CharField(max_length=40, db_index=True)
    value = models.JSONField()
    modality = models.CharField(max_length=10)
    basis = models.CharField(max_length=10)
    start = models.IntegerField()
    end = models.IntegerField()
    words = models.TextField()
    hedge_cue = models.JSONField(null=True)
    rule = models.CharField(max_length=120)

    class Meta:
        """No value without the words that support it and the rule that read them."""

        ordering = ("claim", "position")
        constraints = (
            models.UniqueConstraint(fields=("claim", "position"), name="value_position_once"),
            models.CheckConstraint(
                condition=Q(start__gte=0) & Q(end__gt=F("start")) & ~Q(words=""), name="value_has_span"
            ),
            models.CheckConstraint(condition=~Q(rule=""), name="value_has_rule"),
            models.CheckConstraint(condition=Q(modality__in=_MODALITIES), name="value_modality_known"),
            models.CheckConstraint(condition=Q(basis__in=("said", "inferred")), name="value_basis_known"),
        )


class Statement(models.Model):
    """What a source says that is about no single occurrence; ``said`` is the contract's Statement."""

    report = models.ForeignKey("Report", on_delete=models.CASCADE, related_name="statements")
    position = models.IntegerField()
    kind = models.CharField(max_length=20, db_index=True)
    start = models.IntegerField()
    end = models.IntegerField()
    words = models.TextField()
    said = models.JSONField()

    class Meta:
        """No statement without its words."""

        ordering = ("report", "position")
        constraints = (
            models.UniqueConstraint(fields=("report", "position"), name="statement_position_once"),
            models.CheckConstraint(
                condition=Q(start__gte=0) & Q(end__gt=F("start")) & ~Q(words=""), name="statement_has_span"
            ),
        )
