"""A fee for a change of a certificate."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0009_green_rows"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="fee",
            name="fee_basis_is_known",
        ),
        migrations.AlterField(
            model_name="fee",
            name="per",
            field=models.CharField(
                choices=[
                    ("application", "per application"),
                    ("unit", "per unit"),
                    ("model", "per further model"),
                    ("test", "per unit tested"),
                    ("test_reused", "per unit whose existing test reports are accepted, instead of its test"),
                    ("factory_day", "per day at a factory"),
                    ("travel", "travel, per visit to a factory, at cost and at most this"),
                    ("certificate", "per certificate"),
                    ("surveillance_day", "per day of surveillance, each year"),
                    ("year", "per year and certificate"),
                    ("change", "per change of a certificate"),
                ],
                max_length=20,
                verbose_name="counted",
            ),
        ),
        migrations.AddConstraint(
            model_name="fee",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "per__in",
                        [
                            "application",
                            "unit",
                            "model",
                            "test",
                            "test_reused",
                            "factory_day",
                            "travel",
                            "certificate",
                            "surveillance_day",
                            "year",
                            "change",
                        ],
                    )
                ),
                name="fee_basis_is_known",
            ),
        ),
    ]
