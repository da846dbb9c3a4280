"""Fees by surveillance day, journey and tested unit, with their payee; the days of a year's surveillance."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0002_guards"),
    ]

    operations = [
        migrations.AddField(
            model_name="fee",
            name="payee",
            field=models.CharField(
                choices=[
                    ("body", "the certification body"),
                    ("laboratory", "the laboratory"),
                    ("partner", "a partner who makes the visit"),
                ],
                default="body",
                max_length=12,
                verbose_name="paid to",
            ),
        ),
        migrations.AddField(
            model_name="schemeversion",
            name="surveillance_days",
            field=models.DecimalField(
                decimal_places=1,
                default=0,
                max_digits=4,
                validators=[django.core.validators.MinValueValidator(0)],
                verbose_name="days of surveillance a year, at each factory",
            ),
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
                    ("factory_day", "per day at a factory"),
                    ("travel", "travel, per visit to a factory, at cost and at most this"),
                    ("certificate", "per certificate"),
                    ("surveillance_day", "per day of surveillance, each year"),
                    ("year", "per year and certificate"),
                ],
                max_length=20,
                verbose_name="counted",
            ),
        ),
        migrations.AlterField(
            model_name="schemeversion",
            name="factory_days",
            field=models.DecimalField(
                decimal_places=1,
                default=0,
                max_digits=4,
                validators=[django.core.validators.MinValueValidator(0)],
                verbose_name="usual days at each factory",
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
                            "factory_day",
                            "travel",
                            "certificate",
                            "surveillance_day",
                            "year",
                        ],
                    )
                ),
                name="fee_basis_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="fee",
            constraint=models.CheckConstraint(
                condition=models.Q(("payee__in", ["body", "laboratory", "partner"])), name="fee_payee_is_known"
            ),
        ),
    ]
