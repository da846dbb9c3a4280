"""Who may write pages."""

from django.contrib.auth.models import Group
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from accounts.models import User

EDITORS = ["Moderators", "Editors"]  # Wagtail's own groups, made by its migrations


def forget(user: User) -> None:
    """Wagtail writes what somebody is called into its log of changes, and keeps their preferences."""
    ModelLogEntry.objects.filter(object_id=str(user.pk)).delete()
    UserProfile.objects.filter(user=user).delete()


def let_editors_in(user: User) -> None:
    """Keep Wagtail's groups in step with `user.is_editor`, which is what the platform goes by."""
    for group in Group.objects.filter(name__in=EDITORS):
        if user.is_editor:
            user.groups.add(group)
        else:
            user.groups.remove(group)
