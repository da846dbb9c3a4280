"""Which accreditation a file shows; what the public takes home is counted with the paper, in its body."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0007_papers_kinds")]

    operations = [
        migrations.AddField(
            model_name="certificatefile",
            name="accredited_by",
            field=models.CharField(blank=True, default="", max_length=60),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="certificatefile",
            name="accreditation_number",
            field=models.CharField(blank=True, default="", max_length=60),
            preserve_default=False,
        ),
        migrations.DeleteModel(name="FileDownloads"),
    ]
