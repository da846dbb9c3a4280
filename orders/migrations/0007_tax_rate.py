"""Each line keeps the tax rate at which it was priced."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0006_samples_back"),
    ]

    operations = [
        migrations.AddField(
            model_name="orderline",
            name="tax_rate",
            field=models.DecimalField(decimal_places=2, max_digits=5, null=True),
        ),
    ]
