"""A body's logo and seal; numbers of notices are longer than those of their certificates."""

from django.conf import settings
from django.db import migrations, models

import lib.clock
import tenants.fields


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0001_papers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="issuedpaper",
            name="number",
            field=models.CharField(max_length=120),
        ),
        migrations.CreateModel(
            name="BodyPictures",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, editable=False, primary_key=True, serialize=False)),
                ("logo", models.CharField(blank=True, max_length=64, verbose_name="logo")),
                ("seal", models.CharField(blank=True, max_length=64, verbose_name="seal")),
                ("changed_at", models.DateTimeField(default=lib.clock.now)),
                ("changed_by", tenants.fields.PublicForeignKey(null=True, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "verbose_name": "pictures on papers",
                "verbose_name_plural": "pictures on papers",
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="one_row_of_pictures")],
            },
        ),
    ]
