"""While a file is still coming in: no more of it is kept than what is refused anyway."""

from django.core.files.uploadhandler import FileUploadHandler

from web.uploads import BIGGEST


class StopsKeeping(FileUploadHandler):
    """Lets the handlers after it keep the first bytes past our limit, for `web.uploads.checked` to refuse, and no more.

    Two gigabytes then cost neither disk nor memory, and the person still gets a sentence instead of a broken connection.
    Uploads below `cms/` on the site host are Wagtail's, which has limits of its own.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        is_site = getattr(self.request, "certification_body", None) is None
        is_the_cms = is_site and self.request is not None and self.request.path.startswith("/cms/")
        return raw_data if is_the_cms or start <= BIGGEST else None

    def file_complete(self, file_size: int) -> None:
        return None
