"""Bytes as they were captured, how they were, and what could not be read of them."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length

models.CharField.register_lookup(Length)


class Original(models.Model):
    """Captured bytes, known by their SHA-256 (lower hex) and never changed; they stand in the folder ``originals``.

    ``gone_through`` names the readers' version that found all of its items, empty where none has finished.
    """

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=120, blank=True)
    gone_through = models.CharField(max_length=80, blank=True)

    class Meta:
        """A hash has its length, a size is no debt."""

        constraints = (
            models.CheckConstraint(condition=Q(sha256__length=64), name="original_sha256_whole"),
            models.CheckConstraint(condition=Q(size__gte=0), name="original_size_not_negative"),
        )


class Capture(models.Model):
    """One time that an original was taken in: from where, when, by what, and what the server said of it.

    ``address`` is a path or a web address; ``headers`` are those of the answer that carried it; ``options`` are what
    the person said of it (outlet, day, columns), so that an interrupted run goes on as it began.
    """

    class How(models.TextChoices):
        """The ways in."""

        FILE = "file"
        FETCH = "fetch"
        RECOVERED = "recovered"

    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="captures")
    how = models.CharField(max_length=10, choices=How)
    address = models.TextField()
    at = models.DateTimeField()
    headers = models.JSONField(default=dict)
    options = models.JSONField(default=dict)
    tool = models.CharField(max_length=120)

    class Meta:
        """One capture an original, an address and a moment."""

        constraints = (
            models.UniqueConstraint(fields=("original", "address", "at"), name="capture_once"),
            models.CheckConstraint(condition=~Q(address=""), name="capture_has_address"),
            models.CheckConstraint(condition=~Q(tool=""), name="capture_has_tool"),
        )


class Attachment(models.Model):
    """A file or link captured with a report: hashed and shown, never analysed."""

    report = models.ForeignKey("Report", on_delete=models.CASCADE, related_name="attachments")
    original = models.ForeignKey(Original, on_delete=models.PROTECT, null=True, related_name="attachments")
    name = models.TextField()
    media_type = models.CharField(max_length=120, blank=True)
    url = models.TextField(blank=True)

    class Meta:
        """Bytes or a link, and each once a report."""

        constraints = (
            models.CheckConstraint(condition=Q(original__isnull=False) | ~Q(url=""), name="attachment_bytes_or_link"),
            models.UniqueConstraint(fields=("report", "name", "original", "url"), name="attachment_once"),
        )


class Problem(models.Model):
    """Something that could not be taken in or read: where, a code, and words for people. ``report`` where it has one.

    ``address`` is the file or address that it was met in, ``locator`` the place in it; ``stage`` is ``add``, ``fetch``
    or ``read``. The same problem met again is the same row, with the time of its last meeting.
    """

    key = models.CharField(max_length=64, primary_key=True)
    original = models.ForeignKey(Original, on_delete=models.CASCADE, null=True, related_name="problems")
    report = models.ForeignKey("Report", on_delete=models.CASCADE, null=True, related_name="problems")
    address = models.TextField()
    locator = models.TextField(blank=True)
    stage = models.CharField(max_length=10, db_index=True)
    code = models.CharField(max_length=20, db_index=True)
    message = models.TextField()
    source = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        """A problem says where and what."""

        ordering = ("address", "locator", "code")
        constraints = (
            models.CheckConstraint(condition=~Q(address=""), name="problem_has_address"),
            models.CheckConstraint(condition=~Q(message=""), name="problem_has_message"),
        )
