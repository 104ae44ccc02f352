"""Django's settings where no desk runs: the one app, and no database before a collection is opened."""

from typing import Any, Final

INSTALLED_APPS: Final = ["tawthiq.collection"]
# A collection's own database stands beside it under an alias: see tawthiq.collection.database.
DATABASES: Final[dict[str, Any]] = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
DEFAULT_AUTO_FIELD: Final = "django.db.models.BigAutoField"
USE_TZ: Final = True
TIME_ZONE: Final = "UTC"
