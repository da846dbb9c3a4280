"""What the holder asked for once, or somebody decided once, on evidence, changes its certificate once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("certificates", "0005_grounds")]

    operations = [
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(("evidence", ""), _negated=True), name="a_measure_says_what_was_found"
            ),
        ),
        migrations.AddConstraint(
            model_name="certificateevent",
            constraint=models.UniqueConstraint(models.F("request"), name="a_request_is_ground_of_one_change"),
        ),
        migrations.AddConstraint(
            model_name="certificateevent",
            constraint=models.UniqueConstraint(models.F("measure"), name="a_measure_is_ground_of_one_change"),
        ),
    ]
