"""A body's own certification mark, and downloads by the public."""

from django.db import migrations, models

OF_A_STYLE = (
    "'published_at', 'published_at', 'published_by_id', 'version', 'accent', 'head_zh', 'head_en', 'note_zh', 'note_en',"
    " 'foot_zh', 'foot_en', 'logo', 'seal', 'signatures', 'edited_at', 'edited_by_id'"
)


def guard(columns: str) -> str:
    return (
        "DROP TRIGGER completed_once ON papers_housestyle;"
        "CREATE TRIGGER completed_once BEFORE UPDATE OR DELETE ON papers_housestyle FOR EACH ROW EXECUTE FUNCTION"
        f" public.guildmark_completed_once({columns});"
    )


class Migration(migrations.Migration):
    dependencies = [("papers", "0004_papers_tries")]

    operations = [
        migrations.AddField(
            model_name="housestyle",
            name="mark",
            field=models.CharField(
                blank=True, default="", editable=False, max_length=64, verbose_name="certification mark"
            ),
            preserve_default=False,
        ),
        migrations.RunSQL(guard(f"{OF_A_STYLE}, 'mark'"), guard(OF_A_STYLE)),
        migrations.AlterField(
            model_name="paperdownloads",
            name="door",
            field=models.CharField(
                choices=[("staff", "The body's people"), ("holder", "The holder's people"), ("public", "Everybody")],
                max_length=6,
            ),
        ),
    ]
