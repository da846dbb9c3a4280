"""The site's first page, in both languages, instead of Wagtail's egg."""

import uuid

from django.db import migrations
from django.utils import timezone

HOMES = [
    {
        "language": "zh-hans",
        "path": "00010001",
        "slug": "home",
        "title": "自愿性认证服务平台",
        "heading": "查找合适的认证，查验每一张证书",
        "lead": "查找各认证机构的认证方案与费用，在线申请认证，查验在册证书的当前状态。",
        "search_description": "自愿性认证服务平台与公开名录：查找认证方案，在线申请认证，查验证书状态。",
    },
    {
        "language": "en",
        "path": "00010002",
        "slug": "home-en",
        "title": "Voluntary certification",
        "heading": "Find the right certification. Check any certificate.",
        "lead": "Find schemes and fees across certification bodies, apply online, and see how a certificate stands right now.",
        "search_description": "A marketplace and public register for voluntary certification: find schemes, apply, check certificates.",
    },
]


def make_home_pages(apps, schema_editor):
    content_type = apps.get_model("contenttypes.ContentType")
    page = apps.get_model("wagtailcore.Page")
    egg = content_type.objects.filter(app_label="wagtailcore", model="page").first()
    page.objects.filter(content_type=egg, slug="home", depth=2).delete()
    ours, _made = content_type.objects.get_or_create(app_label="cms", model="homepage")
    key = uuid.uuid4()
    homes = [_make(apps, ours, key, **home) for home in HOMES]
    page.objects.filter(depth=1).update(numchild=len(homes))
    apps.get_model("wagtailcore.Site").objects.create(hostname="localhost", root_page=homes[0], is_default_site=True)


def _make(apps, content_type, key, *, language, slug, title, **fields):
    locale, _made = apps.get_model("wagtailcore.Locale").objects.get_or_create(language_code=language)
    now = timezone.now()
    return apps.get_model("cms.HomePage").objects.create(
        slug=slug,
        title=title,
        draft_title=title,
        locale=locale,
        translation_key=key,
        content_type=content_type,
        depth=2,
        numchild=0,
        url_path=f"/{slug}/",
        first_published_at=now,
        last_published_at=now,
        **fields,
    )


def remove_home_pages(apps, schema_editor):
    apps.get_model("cms.HomePage").objects.filter(depth=2).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_home_pages, remove_home_pages)]
