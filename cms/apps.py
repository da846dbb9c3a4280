"""The CMS: listens to Wagtail's own signals, which is how Wagtail announces."""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db.models.signals import post_save


class CmsConfig(AppConfig):
    name = "cms"

    def ready(self) -> None:
        from wagtail.signals import page_published

        page_published.connect(_make_renditions, dispatch_uid="cms.make_renditions")
        post_save.connect(_let_editors_in, sender=settings.AUTH_USER_MODEL, dispatch_uid="cms.let_editors_in")
        post_save.connect(_forget, sender=settings.AUTH_USER_MODEL, dispatch_uid="cms.forget")


def _make_renditions(instance: Any, **_signal: Any) -> None:
    from lib.queue import later

    later("cms.make_renditions", instance.pk)


def _forget(instance: Any, update_fields: Any = None, **_signal: Any) -> None:
    if instance.pseudonymised_at and (update_fields is None or "pseudonymised_at" in update_fields):
        from cms.actions import forget

        forget(instance)


def _let_editors_in(instance: Any, created: bool, update_fields: Any = None, **_signal: Any) -> None:
    if not instance.is_editor if created else update_fields is not None and "is_editor" not in update_fields:
        return
    from cms.actions import let_editors_in

    let_editors_in(instance)
