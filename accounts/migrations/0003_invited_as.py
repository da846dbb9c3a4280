"""What an inviter typed is kept with the place, and is all that is shown of a person until they take it."""

from django.db import migrations, models

# Names of those who wait today are taken from their accounts and so were never the inviter's to see: the address alone stays.
OF_THOSE_WHO_WAIT = """
UPDATE {table} AS place SET invited_email = person.email FROM accounts_user AS person
WHERE person.id = place.user_id AND place.accepted_at IS NULL
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_sign_in_events_stay"),
    ]

    operations = [
        migrations.AddField(
            model_name="bodymembership",
            name="invited_email",
            field=models.EmailField(blank=True, editable=False, max_length=254),
        ),
        migrations.AddField(
            model_name="bodymembership",
            name="invited_name",
            field=models.CharField(blank=True, editable=False, max_length=100),
        ),
        migrations.AddField(
            model_name="organisationmembership",
            name="invited_email",
            field=models.EmailField(blank=True, editable=False, max_length=254),
        ),
        migrations.AddField(
            model_name="organisationmembership",
            name="invited_name",
            field=models.CharField(blank=True, editable=False, max_length=100),
        ),
        *(
            migrations.RunSQL(OF_THOSE_WHO_WAIT.format(table=table), migrations.RunSQL.noop)
            for table in ("accounts_bodymembership", "accounts_organisationmembership")
        ),
    ]
