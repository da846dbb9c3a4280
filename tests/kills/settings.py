"""As production, but in a hurry: what comes round each minute comes round each second."""

from marketplace.settings import *  # noqa: F403

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # as those who sign in have it from settings_test
CELERY_BROKER_TRANSPORT_OPTIONS = CELERY_BROKER_TRANSPORT_OPTIONS | {  # noqa: F405
    "visibility_timeout": 2,
    "health_check_interval": 2,
    "unacked_mutex_expire": 2,  # who is killed while looking leaves a lock: for five minutes otherwise
    "unacked_restore_interval": 0.5,
    "unacked_restore_throttle": 1,
}
CELERY_BEAT_SCHEDULE = {
    name: entry | {"schedule": 1}
    for name, entry in CELERY_BEAT_SCHEDULE.items()  # noqa: F405
    if name.startswith("sweep")
}
