"""A body's logo and seal: looked at when they are sent, and borne by papers asked for from then on."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from lib.refusal import Refused
from papers import actions
from papers.models import BodyPictures
from papers.pictures import as_svg
from tests.papers.sheets import png
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db

SEAL = png((190, 20, 20, 255), (300, 300))
URL = "/desk/papers/"


def sent(content: bytes = SEAL, name: str = "seal.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def drawn(mode: str, size: tuple[int, int], kind: str) -> bytes:
    content = BytesIO()
    Image.new(mode, size).save(content, kind)
    return content.getvalue()


def test_what_is_set_is_seen_and_borne(visit, northseal, in_northseal, ada):
    visitor = signed_in(visit(northseal), ada)
    assert "No logo and no seal yet" in visitor.get(URL).content.decode()
    assert visitor.post(URL, {"seal": sent()}).status_code == 302
    page = visitor.get(URL).content.decode()
    assert f"{URL}seal.png" in page
    assert f"{URL}logo.png" not in page
    shown = visitor.get(f"{URL}seal.png")
    assert b"".join(shown.streaming_content).startswith(b"\x89PNG")
    assert as_svg(northseal.pk, BodyPictures.objects.get().seal).startswith("<svg")


def test_one_goes_and_the_other_stays(in_northseal, ada):
    actions.set_pictures({"logo": sent(), "seal": sent()}, by=ada)
    actions.set_pictures({"seal": None}, by=ada)
    assert list(BodyPictures.objects.get().by_name) == ["logo"]


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"%PDF-1.7", "seal.png", "not what its name says"),
        (SEAL[:60], "seal.png", "cannot be read"),
        (b"x" * 5_300_000, "seal.png", "larger than 5 MB"),
        (drawn("1", (9000, 9000), "PNG"), "seal.png", "too many pixels"),
        (b"hello", "seal.txt", "no picture"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(in_northseal, ada, content, name, why):
    with pytest.raises(Refused, match=why):
        actions.set_pictures({"seal": sent(content, name)}, by=ada)
    assert not BodyPictures.objects.exists()


def test_a_picture_in_cmyk_is_taken_as_rgb(in_northseal, northseal, ada):
    actions.set_pictures({"logo": sent(drawn("CMYK", (200, 80), "JPEG"), "logo.jpg")}, by=ada)
    assert "image/png" in as_svg(northseal.pk, BodyPictures.objects.get().logo)


def test_others_of_the_house_and_other_houses_do_not_set_them(visit, northseal, greenmark, mira, ada):
    assert signed_in(visit(northseal), mira).get(URL).status_code == 403
    assert signed_in(visit(greenmark), ada).get(URL).status_code == 404
