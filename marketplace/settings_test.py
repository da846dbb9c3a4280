"""Settings for tests: as production, with quick hashing, mail in memory and no network."""

from marketplace.settings import *  # noqa: F403

SECRET_KEY = "for-tests-only-" + "0" * 40
SITE_ORIGIN = "http://guildmark.localhost"
SITE_HOST = "guildmark.localhost"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES["default"]["OPTIONS"] = {}  # noqa: F405  # no pool: tests change databases
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}  # noqa: F405
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
WHITENOISE_AUTOREFRESH = True
