"""Numbers and names as long as real lists print them, and imports whose issue day nobody knows."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_letters_bring_files"),
        ("certificates", "0005_whole_texts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="certificate",
            name="certificate_has_holder_product_and_dates",
        ),
        migrations.AlterField(
            model_name="certificate",
            name="folded_number",
            field=models.CharField(editable=False, max_length=600),
        ),
        migrations.AlterField(
            model_name="certificate",
            name="holder_name_en",
            field=models.CharField(blank=True, max_length=2000, verbose_name="holder in English"),
        ),
        migrations.AlterField(
            model_name="certificate",
            name="holder_name_zh",
            field=models.CharField(blank=True, max_length=2000, verbose_name="holder in Chinese"),
        ),
        migrations.AlterField(
            model_name="certificate",
            name="manufacturer_name_en",
            field=models.CharField(blank=True, max_length=2000, verbose_name="manufacturer in English"),
        ),
        migrations.AlterField(
            model_name="certificate",
            name="manufacturer_name_zh",
            field=models.CharField(blank=True, max_length=2000, verbose_name="manufacturer in Chinese"),
        ),
        migrations.AlterField(
            model_name="certificate",
            name="number",
            field=models.CharField(max_length=600, verbose_name="certificate number"),
        ),
        migrations.AlterField(
            model_name="certificate",
            name="printed_number",
            field=models.CharField(editable=False, max_length=600),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status", "PENDING"),
                    models.Q(
                        models.Q(("holder_name_en", ""), ("holder_name_zh", ""), _negated=True),
                        models.Q(("product_en", ""), ("product_zh", ""), _negated=True),
                        models.Q(
                            models.Q(("issued_on__isnull", False), ("valid_from__isnull", False)),
                            ("origin", "imported"),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="certificate_has_holder_product_and_dates",
            ),
        ),
    ]
