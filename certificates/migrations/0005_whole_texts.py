"""Texts of a certificate as long as real lists print them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("certificates", "0004_own_files"),
    ]

    operations = [
        migrations.AlterField(
            model_name="certificate",
            name="grade",
            field=models.CharField(blank=True, max_length=2000, verbose_name="grade"),
        ),
        migrations.AlterField(
            model_name="certificate",
            name="holder_address_en",
            field=models.CharField(blank=True, max_length=2000, verbose_name="holder's address in English"),
        ),
        migrations.AlterField(
            model_name="certificate",
            name="holder_address_zh",
            field=models.CharField(blank=True, max_length=2000, verbose_name="holder's address in Chinese"),
        ),
        migrations.AlterField(
            model_name="certificate",
            name="manufacturer_address_en",
            field=models.CharField(blank=True, max_length=2000, verbose_name="manufacturer's address in English"),
        ),
        migrations.AlterField(
            model_name="certificate",
            name="manufacturer_address_zh",
            field=models.CharField(blank=True, max_length=2000, verbose_name="manufacturer's address in Chinese"),
        ),
        migrations.AlterField(
            model_name="certificate",
            name="mode_en",
            field=models.CharField(blank=True, max_length=2000, verbose_name="certification mode in English"),
        ),
        migrations.AlterField(
            model_name="certificate",
            name="mode_zh",
            field=models.CharField(blank=True, max_length=2000, verbose_name="certification mode in Chinese"),
        ),
        migrations.AlterField(
            model_name="certificate",
            name="product_en",
            field=models.CharField(blank=True, max_length=2000, verbose_name="product in English"),
        ),
        migrations.AlterField(
            model_name="certificate",
            name="product_zh",
            field=models.CharField(blank=True, max_length=2000, verbose_name="product in Chinese"),
        ),
        migrations.AlterField(
            model_name="certificate",
            name="scheme_name_en",
            field=models.CharField(blank=True, max_length=2000, verbose_name="scheme in English"),
        ),
        migrations.AlterField(
            model_name="certificate",
            name="scheme_name_zh",
            field=models.CharField(blank=True, max_length=2000, verbose_name="scheme in Chinese"),
        ),
        migrations.AlterField(
            model_name="certificate",
            name="trademark",
            field=models.CharField(blank=True, max_length=2000, verbose_name="trademark"),
        ),
    ]
