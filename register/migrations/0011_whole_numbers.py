"""Numbers and names of holders as long as real lists print them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0010_whole_texts"),
    ]

    operations = [
        migrations.AlterField(
            model_name="certificatefile",
            name="number",
            field=models.CharField(max_length=620),
        ),
        migrations.AlterField(
            model_name="registerentry",
            name="folded_number",
            field=models.CharField(blank=True, max_length=600),
        ),
        migrations.AlterField(
            model_name="registerentry",
            name="holder_en",
            field=models.CharField(blank=True, max_length=2000),
        ),
        migrations.AlterField(
            model_name="registerentry",
            name="holder_zh",
            field=models.CharField(blank=True, max_length=2000),
        ),
        migrations.AlterField(
            model_name="registerentry",
            name="number",
            field=models.CharField(blank=True, max_length=600),
        ),
        migrations.AlterField(
            model_name="supplier",
            name="name_en",
            field=models.CharField(blank=True, max_length=2000),
        ),
        migrations.AlterField(
            model_name="supplier",
            name="name_zh",
            field=models.CharField(blank=True, max_length=2000),
        ),
    ]
