"""Incidents as reconciled from accounts, and what machines and people judged of them."""

from django.db import models
from django.db.models import F, Q


class Incident(models.Model):
    """An occurrence: a view over the accounts that are its members, never an edit of them.

    ``id`` is stable across builds; where two were merged, ``merged_into`` leads from the one that gave way to the one
    that stands. ``view`` is the contract's incident of a collection; ``size`` is how many accounts it was made of, so
    that one whose report was read anew is seen to have lost them.
    """

    id = models.CharField(max_length=40, primary_key=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replaces")
    type = models.CharField(max_length=40, db_index=True)
    first_day = models.DateField(null=True, db_index=True)
    last_day = models.DateField(null=True, db_index=True)
    country = models.CharField(max_length=2, blank=True, db_index=True)
    lines = models.IntegerField(default=1)
    grade = models.CharField(max_length=12, blank=True, db_index=True)
    size = models.IntegerField(default=0)
    view = models.JSONField(default=dict)

    class Meta:
        """In the order of time; an incident does not lead to itself."""

        ordering = ("first_day", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")), name="no_own_merge"
            ),
            models.CheckConstraint(condition=Q(lines__gte=0), name="incident_lines_counted"),
        )


class Judgement(models.Model):
    """Same, different or unsure of two accounts: by the machine with its reasons, or by a person, which binds.

    ``because`` is the reason in words, never empty; ``reasons`` tells field by field what spoke for and against, and
    ``score`` is the sum of it (log odds, base 2). A judgement undone stays, with the moment. The pair is kept without
    a foreign key of the database: what a person judged stays while a report is read again, and an account that is
    told by the same words has the same id then.
    """

    class Verdict(models.TextChoices):
        """What can be judged."""

        SAME = "same"
        DIFFERENT = "different"
        UNSURE = "unsure"

    one = models.ForeignKey("Account", models.DO_NOTHING, db_constraint=False, related_name="judged_first")
    other = models.ForeignKey("Account", models.DO_NOTHING, db_constraint=False, related_name="judged_second")
    verdict = models.CharField(max_length=10, choices=Verdict)
    person = models.CharField(max_length=150, blank=True)
    because = models.TextField()
    reasons = models.JSONField(default=list)
    score = models.FloatField(null=True)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        """A pair stands in one order only, and no judgement is without its reason."""

        constraints = (
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="judgement_pair_in_order"),
            models.CheckConstraint(condition=~Q(because=""), name="judgement_has_reason"),
            models.CheckConstraint(
                condition=Q(verdict__in=("same", "different", "unsure")), name="judgement_verdict_known"
            ),
            models.UniqueConstraint(fields=("one", "other"), condition=Q(person=""), name="judgement_one_by_machine"),
        )


class LinkKey(models.Model):
    """A key of place and time, or of a name, under which an account is looked up by others that may tell the same."""

    account = models.ForeignKey("Account", on_delete=models.CASCADE, related_name="link_keys")
    key = models.CharField(max_length=200, db_index=True)

    class Meta:
        """Each key once an account."""

        constraints = (models.UniqueConstraint(fields=("account", "key"), name="link_key_once"),)


class Membership(models.Model):
    """That an account tells an incident: its first one, or one joined to it by a judgement."""

    account = models.OneToOneField("Account", on_delete=models.CASCADE, primary_key=True, related_name="membership")
    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="members")
    first = models.BooleanField(default=False)
    judgement = models.ForeignKey(Judgement, on_delete=models.PROTECT, null=True, related_name="memberships")

    class Meta:
        """No merge without reasons, and one first account an incident."""

        constraints = (
            models.CheckConstraint(
                condition=Q(first=True) | Q(judgement__isnull=False), name="no_merge_without_reason"
            ),
            models.UniqueConstraint(fields=("incident",), condition=Q(first=True), name="one_first_account"),
        )


class Review(models.Model):
    """A person's decision on a value, a claim, an account or an incident, kept beside what the machine had read.

    ``subject`` is the id of what was decided on, ``field`` the part of it; ``original`` is the machine's reading at
    that time, in words ``{"nothing": ...}`` where it had none; ``decision`` is what the person put in its place.
    """

    subject_kind = models.CharField(max_length=12)
    subject = models.CharField(max_length=60, db_index=True)
    field = models.CharField(max_length=40, blank=True)
    original = models.JSONField()
    decision = models.JSONField()
    person = models.CharField(max_length=150)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        """No human decision without the machine's original and the name of who decided."""

        ordering = ("at", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(original=models.Value({}, models.JSONField())), name="review_original"),
            models.CheckConstraint(condition=~Q(person=""), name="review_has_person"),
            models.CheckConstraint(
                condition=Q(subject_kind__in=("value", "claim", "account", "incident")), name="review_subject_known"
            ),
        )
