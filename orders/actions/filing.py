"""A file that passed its look, kept beside what it was sent with."""

from typing import Any

from django.core.files import File

from lib import clock
from orders.models import DeliveryFile, OrderFile
from tenants.context import current_body
from web.uploads import Upload

MOST_FILES = 10


def kept_file[Sent: (DeliveryFile, OrderFile)](kind: type[Sent], upload: Upload, **sent_with: Any) -> Sent:
    """`sent_with`: the delivery or the message it came with."""
    row = kind(
        name=upload.name,
        content_type=upload.content_type,
        size=upload.size,
        sha256=upload.sha256,
        added_at=clock.now(),
        **sent_with,
    )
    path = f"{current_body().schema_name}/orders/{row.pk}{upload.suffix}"
    row.file.save(path, File(upload.file), save=False)
    row.save(force_insert=True)
    return row
