"""Persons named as killed, hurt, held or suspected: sensitive, and as each source gives them."""

from django.db import models
from django.db.models import Q


class Person(models.Model):
    """A named person of an incident; ``name`` is the fullest of the names that sources give."""

    id = models.CharField(max_length=40, primary_key=True)
    incident = models.ForeignKey("Incident", on_delete=models.CASCADE, related_name="persons")
    name = models.TextField()

    class Meta:
        """A person has a name."""

        ordering = ("incident", "id")
        constraints = (models.CheckConstraint(condition=~Q(name=""), name="person_has_name"),)


class Naming(models.Model):
    """What one value gives of a person: the name as printed, and fate, role, age, sex and kin where it tells them."""

    value = models.OneToOneField("Value", on_delete=models.CASCADE, primary_key=True, related_name="naming")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="namings")
    name = models.TextField()
    gives = models.JSONField(default=dict)

    class Meta:
        """Every naming has its words."""

        constraints = (models.CheckConstraint(condition=~Q(name=""), name="naming_has_name"),)
