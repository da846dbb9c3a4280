"""Files that bodies made themselves for certificates of before this register: of those only the hash is here."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0005_papers"),
        ("tenants", "0002_where_bodies_are"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="certificatefile",
            name="one_file_per_revision_and_language",
        ),
        migrations.AddField(
            model_name="certificatefile",
            name="is_own",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="certificatefile",
            name="language",
            field=models.CharField(blank=True, max_length=4),
        ),
        migrations.AlterField(
            model_name="certificatefile",
            name="pages",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AlterField(
            model_name="certificatefile",
            name="size",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddConstraint(
            model_name="certificatefile",
            constraint=models.UniqueConstraint(
                models.F("certificate"),
                models.F("revision"),
                models.F("language"),
                condition=models.Q(("is_own", False)),
                name="one_file_per_revision_and_language",
            ),
        ),
        migrations.AddConstraint(
            model_name="certificatefile",
            constraint=models.UniqueConstraint(
                models.F("certificate"),
                models.F("sha256"),
                condition=models.Q(("is_own", True)),
                name="one_registration_per_file",
            ),
        ),
    ]
