"""Where a laboratory takes samples, and whether it sends them back."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0012_services_kept"),
    ]

    operations = [
        migrations.AddField(
            model_name="serviceversion",
            name="returns_samples",
            field=models.BooleanField(default=True, verbose_name="samples can be sent back"),
        ),
        migrations.AddField(
            model_name="serviceversion",
            name="samples_contact",
            field=models.CharField(
                blank=True, max_length=160, verbose_name="who takes samples: department and telephone"
            ),
        ),
        migrations.AddField(
            model_name="serviceversion",
            name="samples_to_en",
            field=models.CharField(blank=True, max_length=400, verbose_name="where samples are sent, in English"),
        ),
        migrations.AddField(
            model_name="serviceversion",
            name="samples_to_zh",
            field=models.CharField(blank=True, max_length=300, verbose_name="where samples are sent, in Chinese"),
        ),
        migrations.AlterField(
            model_name="labline",
            name="days",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="days from the samples to the report"),
        ),
    ]
