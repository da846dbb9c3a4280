"""Tries that nobody saw the end of are counted, and a colour is a colour."""

from django.db import migrations, models

REPAIR = """
ALTER TABLE papers_housestyle DISABLE TRIGGER USER;
UPDATE papers_housestyle SET accent = CASE WHEN accent ~* '^#[0-9a-f]{6}$' THEN lower(accent) ELSE '#0b6e5f' END
WHERE accent !~ '^#[0-9a-f]{6}$';
ALTER TABLE papers_housestyle ENABLE TRIGGER USER;
"""
GUARD = """
DROP TRIGGER completed_once ON papers_issuedpaper;
CREATE TRIGGER completed_once BEFORE UPDATE OR DELETE ON papers_issuedpaper FOR EACH ROW EXECUTE FUNCTION
public.guildmark_completed_once('made_at', 'made_at', 'state', 'tries', {more}'failure', 'failed_at', 'template_version',
    'file', 'sha256', 'size', 'pages');
"""


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0003_number_of_notices"),
    ]

    operations = [
        migrations.AddField(
            model_name="issuedpaper",
            name="unended",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.RunSQL(GUARD.format(more="'unended', "), GUARD.format(more="")),
        migrations.RunSQL(REPAIR, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="housestyle",
            name="accent",
            field=models.CharField(default="#0b6e5f", max_length=7, verbose_name="colour of lines and titles"),
        ),
        migrations.AddConstraint(
            model_name="housestyle",
            constraint=models.CheckConstraint(
                condition=models.Q(("accent__regex", "^#[0-9a-f]{6}$")), name="accent_is_a_colour"
            ),
        ),
    ]
