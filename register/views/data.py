"""All public data, to take away."""

from django.core.files.storage import storages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_safe

from accounts.requests import policy
from lib.archive import manifest_of
from register.dumping import newest


@policy(host="site", who="anyone")
@require_safe
def data(request: HttpRequest) -> HttpResponse:
    name, context = newest(), {}
    if name:
        with storages["private"].open(name) as file:
            manifest = manifest_of(file)
            context = {
                "size": file.size,
                "made_at": parse_datetime(manifest["made_at"]),
                "members": manifest["members"],
            }
    return render(request, "register/data.html", context)


@policy(host="site", who="anyone")
@require_safe
def dump(request: HttpRequest) -> FileResponse:
    name = newest()
    if not name:
        raise Http404
    filename = f"guildmark-register-{name.rpartition('/')[2]}"
    return FileResponse(
        storages["private"].open(name), as_attachment=True, filename=filename, content_type="application/zip"
    )
