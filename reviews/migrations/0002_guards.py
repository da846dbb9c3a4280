"""Reviews are never deleted; what was said, hidden and shown again stays as it was written."""

from django.db import migrations

APPEND_ONLY = ("reviewversion", "reviewhiding")
TRIGGERS = """
CREATE TRIGGER review_stays BEFORE UPDATE OR DELETE ON reviews_review
    FOR EACH ROW EXECUTE FUNCTION public.guildmark_review_stays();
"""


def append_only(table: str) -> str:
    return (
        f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON reviews_{table}"
        " FOR EACH ROW EXECUTE FUNCTION public.guildmark_append_only();"
    )


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_reviews")]

    operations = [
        migrations.RunSQL(
            TRIGGERS + "".join(map(append_only, APPEND_ONLY)),
            "DROP TRIGGER review_stays ON reviews_review;"
            + "".join(f"DROP TRIGGER append_only ON reviews_{table};" for table in APPEND_ONLY),
        )
    ]
