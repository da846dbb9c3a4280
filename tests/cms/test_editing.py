"""Editors write and preview pages; nobody else enters; pictures wait ready."""

import io

import pytest
from django.core.files.images import ImageFile
from PIL import Image as Pixels
from wagtail.admin.localization import get_available_admin_time_zones
from wagtail.images.models import Image

from cms.models import HomePage, PromotionPage
from cms.models.pictures import SPECS
from cms.tasks import make_renditions, remake_renditions
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.filterwarnings(  # Wagtail leaves the temporary file of a rendition to the garbage collector
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


@pytest.fixture
def editing(site, eddy):
    """Eddy, signed in with a second factor."""
    return signed_in(site, eddy)


@pytest.fixture
def picture(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    drawn = io.BytesIO()
    Pixels.new("RGB", (1600, 900), "#0b6e5f").save(drawn, "PNG")
    drawn.seek(0)
    return Image.objects.create(title="Jade", file=ImageFile(drawn, "jade.png"))


def test_editor_enters_the_cms(editing):
    assert editing.get("/cms/").status_code == 200


def test_editor_writes_a_page(editing, db):
    home = HomePage.objects.get(locale__language_code="en")
    page = editing.get(f"/cms/pages/add/cms/promotionpage/{home.pk}/")
    assert page.status_code == 200
    assert "Scheme card" in page.text


def test_preview_shows_live_facts(editing):
    home = HomePage.objects.get(locale__language_code="en")
    page = home.add_child(instance=PromotionPage(title="Green", slug="green", summary="Ask once.", live=False))
    page.save_revision()
    assert "Ask once." in editing.get(f"/cms/pages/{page.pk}/view_draft/").text


def test_preview_speaks_the_pages_language_and_not_the_editors(editing):
    home = HomePage.objects.get(locale__language_code="zh-hans")
    preview = editing.get(f"/cms/pages/{home.pk}/view_draft/").text
    assert '<html lang="zh-Hans"' in preview


def test_cms_tells_nobody_about_its_editors(editing):
    page = editing.get("/cms/").text
    assert "gravatar.com" not in page
    assert "releases.wagtail.org" not in page


def test_the_cms_offers_no_zone_that_browsers_do_not_know(settings):
    assert "localtime" not in get_available_admin_time_zones()
    assert settings.TIME_ZONE in get_available_admin_time_zones()


@pytest.mark.parametrize("who", ["olga", "petra", "ada"])
@pytest.mark.slow
def test_nobody_else_enters(site, who, request):
    signed_in(site, request.getfixturevalue(who))
    assert site.get("/cms/").status_code == 403


def test_visitors_are_sent_to_sign_in(site):
    assert site.get("/cms/").url.startswith("/sign-in/")


def test_only_the_cms_may_write_scripts_inline(editing):
    assert "'unsafe-inline'" in editing.get("/cms/").headers["Content-Security-Policy"]
    assert "'unsafe-inline'" not in editing.get("/").headers["Content-Security-Policy"]


def test_who_stops_being_an_editor_loses_the_groups(eddy):
    assert eddy.groups.count() == 2
    eddy.is_editor = False
    eddy.save()
    assert eddy.groups.count() == 0


@pytest.mark.slow
def test_publishing_makes_the_pictures(picture, db):
    home = HomePage.objects.get(locale__language_code="en")
    page = home.add_child(instance=PromotionPage(title="Green", slug="green", summary="Ask once.", picture=picture))
    make_renditions(page.pk)
    make_renditions(page.pk)
    assert picture.renditions.count() == len(SPECS)


@pytest.mark.slow
def test_pictures_whose_task_was_lost_are_made_within_the_hour(picture, db):
    home = HomePage.objects.get(locale__language_code="en")
    page = home.add_child(instance=PromotionPage(title="Green", slug="green", summary="Ask once.", picture=picture))
    page.save_revision().publish()  # and nothing is committed, so no task was told
    assert not picture.renditions.exists()
    remake_renditions()
    assert picture.renditions.count() == len(SPECS)


@pytest.mark.slow
def test_picture_is_served_with_its_words(site, picture):
    home = HomePage.objects.get(locale__language_code="en")
    picture.description = "A jade square"
    picture.save()
    home.add_child(instance=PromotionPage(title="Green", slug="green", summary="Ask once.", picture=picture))
    shown = site.get("/green/").text
    assert 'alt="A jade square"' in shown
    served = site.get(shown.split('srcset="')[1].split(" ")[0])
    assert b"".join(served.streaming_content)[8:12] == b"WEBP"
    served.close()


def test_only_pictures_are_served(site, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    (tmp_path / "secret.txt").write_text("no")
    assert site.get("/media/secret.txt").status_code == 404
    assert site.get("/media/images/../secret.txt").status_code == 404
