"""The Django app of collections."""

from django.apps import AppConfig


class CollectionConfig(AppConfig):
    """The tables of a collection, under the label ``collection``."""

    name = "tawthiq.collection"
    label = "collection"
    default_auto_field = "django.db.models.BigAutoField"
