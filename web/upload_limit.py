"""While a file is still coming in: no more of it is kept than what is refused anyway, and of some nothing on a disk."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, MemoryFileUploadHandler

from web.uploads import BIGGEST

BIGGEST_TO_VERIFY = 20 * 1024 * 1024
TO_VERIFY = "/verify/file/"


class StopsKeeping(FileUploadHandler):
    """Lets the handlers after it keep the first bytes past our limit, for `web.uploads.checked` to refuse, and no more.

    Two gigabytes then cost neither disk nor memory, and the person still gets a sentence instead of a broken connection.
    Uploads below `cms/` on the site host are Wagtail's, which has limits of its own.
    """

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._passed = 0  # of all files of this request

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if _is_to_verify(self):  # these lie in memory, however many they are
            self._passed += len(raw_data)
            return raw_data if self._passed - len(raw_data) <= BIGGEST_TO_VERIFY else None
        is_site = getattr(self.request, "certification_body", None) is None
        is_the_cms = is_site and self.request is not None and self.request.path.startswith("/cms/")
        return raw_data if is_the_cms or start <= BIGGEST else None

    def file_complete(self, file_size: int) -> None:
        return None


class InMemory(MemoryFileUploadHandler):
    """As Django's, and a file that a stranger has checked always: of that nothing may lie on a disk, not even for a moment."""

    def handle_raw_input(self, *args: Any, **more: Any) -> None:
        super().handle_raw_input(*args, **more)
        self.activated = self.activated or _is_to_verify(self)


def _is_to_verify(handler: FileUploadHandler) -> bool:
    return handler.request is not None and handler.request.path == TO_VERIFY
