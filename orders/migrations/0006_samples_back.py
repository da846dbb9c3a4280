"""Where samples are sent back to; the other laboratory to which a part goes, as the seller names it and the buyer answers."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0005_contact_person"),
    ]

    operations = [
        migrations.AddField(
            model_name="order",
            name="samples_back_to",
            field=models.CharField(blank=True, max_length=300, verbose_name="where samples are sent back to"),
        ),
        migrations.AddField(
            model_name="order",
            name="subcontractor",
            field=models.CharField(blank=True, max_length=300, verbose_name="the other laboratory"),
        ),
        migrations.AddField(
            model_name="order",
            name="subcontractor_named_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="order",
            name="subcontractor_refusal",
            field=models.CharField(blank=True, max_length=300, verbose_name="why not"),
        ),
    ]
