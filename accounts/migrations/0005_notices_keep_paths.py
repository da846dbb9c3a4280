"""A notice keeps whose page it leads to and the path there; the host is said when it is shown."""

from django.db import migrations, models

WITHOUT_HOST = """
UPDATE accounts_notice AS notice
SET path = coalesce(nullif(regexp_replace(notice.url, '^https?://[^/]*', ''), ''), '/'),
    is_on_site = notice.body_id IS NULL OR NOT EXISTS (
        SELECT FROM tenants_certificationbody body
        WHERE body.id = notice.body_id AND notice.url ~ ('^https?://' || body.slug || '[.]')
    )
WHERE notice.url <> '';
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_reached_at_primary"), ("tenants", "0001_initial")]

    operations = [
        migrations.AddField("notice", "path", models.CharField(blank=True, default="", max_length=500), False),
        migrations.AddField("notice", "is_on_site", models.BooleanField(default=False)),
        migrations.RunSQL(WITHOUT_HOST, migrations.RunSQL.noop),
        migrations.RemoveField("notice", "url"),
        migrations.AddConstraint(
            "notice",
            models.CheckConstraint(
                condition=models.Q(path="") | (models.Q(path__startswith="/") & ~models.Q(path__startswith="//")),
                name="notice_keeps_a_path_and_no_host",
            ),
        ),
    ]
