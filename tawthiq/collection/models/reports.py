"""Reports as captured, where each was found, and who publishes or says."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length

models.TextField.register_lookup(Length)


class Source(models.Model):
    """Who publishes or says: an outlet, a monitoring group, an armed force, a ministry, a witness."""

    name = models.CharField(max_length=300, unique=True)
    actor_id = models.CharField(max_length=100, blank=True, db_index=True)
    kind = models.CharField(max_length=20, blank=True)

    class Meta:
        """A source has a name."""

        ordering = ("name",)
        constraints = (models.CheckConstraint(condition=~Q(name=""), name="source_has_name"),)


class Report(models.Model):
    r"""One published item. ``text`` is the full text that every offset counts in: ``title + "\n" + text``, untouched.

    ``key`` is the hash of text, outlet and day of publication: the same report found twice is one row with two
    appearances. ``published`` and ``published_from`` are as in the output contract; ``published_at`` keeps the moment
    where it is told. ``copy_of`` is the first report of its line of evidence, where this one repeats its words, with
    ``likeness`` from 0 to 1; ``replaces`` is the earlier text of the same address.
    """

    id = models.CharField(max_length=20, primary_key=True)
    key = models.CharField(max_length=64, unique=True)
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64, db_index=True)
    title = models.TextField(blank=True)
    published = models.DateField(null=True, db_index=True)
    published_from = models.DateField(null=True)
    published_at = models.DateTimeField(null=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, related_name="reports")
    url = models.TextField(blank=True)
    lang = models.CharField(max_length=20, blank=True)
    own_id = models.TextField(blank=True)
    carried = models.JSONField(default=dict)
    copy_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="copies")
    likeness = models.FloatField(null=True)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")

    class Meta:
        """A report has words, days in order, and is no copy of itself."""

        ordering = ("published", "id")
        indexes = (models.Index(fields=("source", "published"), name="report_source_published"),)
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="report_has_text"),
            models.CheckConstraint(
                condition=Q(published_from__isnull=True) | Q(published_from__lte=F("published")),
                name="report_days_in_order",
            ),
            models.CheckConstraint(condition=Q(copy_of__isnull=True) | ~Q(copy_of=F("id")), name="report_no_own_copy"),
            models.CheckConstraint(
                condition=Q(copy_of__isnull=True, likeness__isnull=True)
                | Q(copy_of__isnull=False, likeness__gt=0, likeness__lte=1),
                name="report_copy_says_how_alike",
            ),
        )


class Wording(models.Model):
    """What near-copies are found by, kept so that a new report is compared with all others without reading them.

    ``sketch`` is a sample of the hashes of its word shingles (32 bits each), ``shingles`` how many there are in all,
    ``address`` the hash of its outlet and web address (empty where it has none), ``version`` the rules' that made it.
    """

    report = models.OneToOneField(Report, on_delete=models.CASCADE, primary_key=True, related_name="wording")
    sketch = models.BinaryField()
    shingles = models.IntegerField()
    address = models.CharField(max_length=64, blank=True, db_index=True)
    version = models.IntegerField(db_index=True)

    class Meta:
        """Shingles are counted."""

        constraints = (models.CheckConstraint(condition=Q(shingles__gte=0), name="wording_shingles_counted"),)


class Appearance(models.Model):
    """Where a report was found: an original and the place in it."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="appearances")
    original = models.ForeignKey("Original", on_delete=models.PROTECT, related_name="appearances")
    locator = models.TextField(blank=True)
    url = models.TextField(blank=True)

    class Meta:
        """One item a place."""

        constraints = (models.UniqueConstraint(fields=("original", "locator"), name="appearance_one_a_place"),)
