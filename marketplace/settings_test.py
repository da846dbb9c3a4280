"""Settings for tests: as production, with quick hashing, mail in memory, files in a folder of the run's own, no network."""

import atexit
import shutil
import tempfile

from marketplace.settings import *  # noqa: F403

SECRET_KEY = "for-tests-only-" + "0" * 40
SITE_ORIGIN = "http://guildmark.localhost"
SITE_HOST = "guildmark.localhost"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES["default"]["OPTIONS"] = {}  # noqa: F405  # no pool: tests change databases
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
PRIVATE_ROOT = tempfile.mkdtemp(prefix="guildmark-test-files-")
atexit.register(shutil.rmtree, PRIVATE_ROOT, ignore_errors=True)
STORAGES = STORAGES | {  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "private": {
        "BACKEND": "web.private_files.PrivateStorage",
        "OPTIONS": OURS_ALONE | {"location": PRIVATE_ROOT},  # noqa: F405
    },
}
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
WHITENOISE_AUTOREFRESH = True
