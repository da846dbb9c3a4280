"""Value-added services, their versions, tests, scopes and dates."""

import uuid

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lib.clock
import tenants.fields


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0010_change_fees"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Service",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "slug",
                    models.CharField(
                        max_length=60,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$", "Use small Latin letters, digits and hyphens between them."
                            )
                        ],
                        verbose_name="address",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                ("created_at", models.DateTimeField(default=lib.clock.now, editable=False)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("created_by", tenants.fields.PublicForeignKey(to=settings.AUTH_USER_MODEL)),
                ("withdrawn_by", tenants.fields.PublicForeignKey(blank=True, null=True, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "verbose_name": "service",
                "verbose_name_plural": "services",
                "ordering": ["slug"],
            },
        ),
        migrations.CreateModel(
            name="BookableDate",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                ("place_zh", models.CharField(blank=True, max_length=200, verbose_name="place in Chinese")),
                ("place_en", models.CharField(blank=True, max_length=200, verbose_name="place in English")),
                ("language", models.CharField(default="zh", max_length=2, verbose_name="language")),
                (
                    "seats",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="seats"
                    ),
                ),
                ("taken", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("set_at", models.DateTimeField(default=lib.clock.now, editable=False)),
                ("cancelled_at", models.DateTimeField(editable=False, null=True)),
                ("cancel_reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ("cancelled_by", tenants.fields.PublicForeignKey(null=True, to=settings.AUTH_USER_MODEL)),
                ("set_by", tenants.fields.PublicForeignKey(to=settings.AUTH_USER_MODEL)),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="dates", to="catalog.service"
                    ),
                ),
            ],
            options={
                "verbose_name": "date",
                "verbose_name_plural": "dates",
                "ordering": ["starts_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="ServiceVersion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField(editable=False, null=True)),
                ("edition", models.PositiveIntegerField(default=0, editable=False)),
                ("edited_at", models.DateTimeField(default=lib.clock.now, editable=False)),
                ("published_at", models.DateTimeField(editable=False, null=True)),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("testing", "Testing"),
                            ("inspection", "Inspection"),
                            ("training", "Open training"),
                            ("gap_information", "Gap information, without solutions"),
                            ("standards_information", "Standards and market-access information"),
                            ("comparison", "Comparison"),
                            ("drafting", "Support in drafting standards, on public drafts"),
                            ("diagnosis", "Diagnosis"),
                            ("coaching", "Coaching in lean methods and Six Sigma"),
                            ("traceability", "Setting up traceability"),
                            ("monitoring", "Setting up monitoring"),
                            ("research", "Research and development"),
                            ("test_guidance", "Guidance on design and test systems"),
                            ("insurance", "Insurance"),
                        ],
                        max_length=24,
                        verbose_name="kind of service",
                    ),
                ),
                ("name_zh", models.CharField(max_length=120, verbose_name="name in Chinese")),
                ("name_en", models.CharField(blank=True, max_length=160, verbose_name="name in English")),
                ("summary_zh", models.TextField(blank=True, max_length=600, verbose_name="summary in Chinese")),
                ("summary_en", models.TextField(blank=True, max_length=900, verbose_name="summary in English")),
                (
                    "description_zh",
                    models.TextField(blank=True, max_length=6000, verbose_name="what is done, in Chinese"),
                ),
                (
                    "description_en",
                    models.TextField(blank=True, max_length=9000, verbose_name="what is done, in English"),
                ),
                ("deliverables", models.JSONField(blank=True, default=list, verbose_name="deliverables")),
                (
                    "price",
                    models.CharField(
                        choices=[("fixed", "Fixed price"), ("from", "Price from"), ("on_request", "Price on request")],
                        default="fixed",
                        max_length=12,
                        verbose_name="price",
                    ),
                ),
                ("amount", models.PositiveBigIntegerField(blank=True, null=True, verbose_name="amount")),
                (
                    "currency",
                    models.CharField(
                        choices=[
                            ("CNY", "CNY"),
                            ("EUR", "EUR"),
                            ("USD", "USD"),
                            ("GBP", "GBP"),
                            ("HKD", "HKD"),
                            ("JPY", "JPY"),
                        ],
                        default="CNY",
                        max_length=3,
                        verbose_name="currency",
                    ),
                ),
                (
                    "tax",
                    models.CharField(
                        choices=[("included", "tax included"), ("excluded", "plus tax"), ("none", "no tax")],
                        default="included",
                        max_length=8,
                        verbose_name="tax",
                    ),
                ),
                (
                    "per_zh",
                    models.CharField(blank=True, max_length=60, verbose_name="for what one price is, in Chinese"),
                ),
                (
                    "per_en",
                    models.CharField(blank=True, max_length=80, verbose_name="for what one price is, in English"),
                ),
                (
                    "method_zh",
                    models.TextField(blank=True, max_length=2000, verbose_name="how the price is made, in Chinese"),
                ),
                (
                    "method_en",
                    models.TextField(blank=True, max_length=3000, verbose_name="how the price is made, in English"),
                ),
                ("options", models.JSONField(blank=True, default=list, verbose_name="options")),
                ("milestones", models.JSONField(blank=True, default=list, verbose_name="milestones")),
                (
                    "places",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("at_client", "At the client"),
                                ("at_seller", "At the provider"),
                                ("online", "Online"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        verbose_name="where it is done",
                    ),
                ),
                (
                    "regions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=6),
                        blank=True,
                        default=list,
                        verbose_name="regions served",
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=2), blank=True, default=list, verbose_name="languages"
                    ),
                ),
                (
                    "categories",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        verbose_name="product categories",
                    ),
                ),
                (
                    "standards",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80), blank=True, default=list, verbose_name="standards"
                    ),
                ),
                (
                    "helps_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(),
                        blank=True,
                        default=list,
                        verbose_name="schemes beside which it is shown",
                    ),
                ),
                ("subcontracts", models.BooleanField(default=False, verbose_name="parts may go to another laboratory")),
                ("terms_zh", models.TextField(blank=True, max_length=6000, verbose_name="terms in Chinese")),
                ("terms_en", models.TextField(blank=True, max_length=9000, verbose_name="terms in English")),
                (
                    "acceptance_days",
                    models.PositiveSmallIntegerField(
                        default=10,
                        validators=[
                            django.core.validators.MinValueValidator(3),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="days after which a delivery counts as accepted",
                    ),
                ),
                (
                    "free_until_days",
                    models.PositiveSmallIntegerField(
                        default=7,
                        validators=[django.core.validators.MaxValueValidator(365)],
                        verbose_name="days before its date until which cancelling is free",
                    ),
                ),
                (
                    "cancel_percent",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="what cancelling later costs, in per cent",
                    ),
                ),
                ("is_prepaid", models.BooleanField(default=False, verbose_name="invoiced when it is ordered")),
                ("edited_by", tenants.fields.PublicForeignKey(editable=False, null=True, to=settings.AUTH_USER_MODEL)),
                (
                    "published_by",
                    tenants.fields.PublicForeignKey(editable=False, null=True, to=settings.AUTH_USER_MODEL),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="catalog.service"
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a service",
                "verbose_name_plural": "versions of services",
                "ordering": ["service", models.OrderBy(models.F("number"), nulls_last=True)],
            },
        ),
        migrations.CreateModel(
            name="LabLine",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("product_zh", models.CharField(max_length=160, verbose_name="product in Chinese")),
                ("product_en", models.CharField(blank=True, max_length=200, verbose_name="product in English")),
                ("key", models.CharField(editable=False, max_length=80)),
                ("standard", models.CharField(max_length=80, verbose_name="number and year")),
                ("clause", models.CharField(blank=True, max_length=60, verbose_name="clause")),
                ("method", models.CharField(blank=True, max_length=200, verbose_name="method")),
                ("amount", models.PositiveBigIntegerField(blank=True, null=True, verbose_name="amount")),
                ("days", models.PositiveSmallIntegerField(default=0, verbose_name="working days")),
                ("samples", models.PositiveSmallIntegerField(default=1, verbose_name="number of samples")),
                (
                    "sample_size_zh",
                    models.CharField(blank=True, max_length=120, verbose_name="size of a sample, in Chinese"),
                ),
                (
                    "sample_size_en",
                    models.CharField(blank=True, max_length=160, verbose_name="size of a sample, in English"),
                ),
                (
                    "reports",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("cma", "CMA report"),
                                ("cnas", "CNAS report"),
                                ("cb", "CB report"),
                                ("plain", "Plain report"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        verbose_name="kinds of report",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="catalog.serviceversion"
                    ),
                ),
            ],
            options={
                "verbose_name": "test",
                "verbose_name_plural": "tests",
                "ordering": ["version", "position", "id"],
            },
        ),
        migrations.CreateModel(
            name="ScopeLine",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "of",
                    models.CharField(
                        choices=[
                            ("cma", "CMA (inspection body and laboratory mandatory approval)"),
                            ("cnas", "CNAS accreditation"),
                        ],
                        max_length=4,
                        verbose_name="scope",
                    ),
                ),
                ("certificate_number", models.CharField(max_length=60, verbose_name="number of the certificate")),
                ("product_zh", models.CharField(blank=True, max_length=160, verbose_name="product in Chinese")),
                ("product_en", models.CharField(blank=True, max_length=200, verbose_name="product in English")),
                ("key", models.CharField(editable=False, max_length=80)),
                ("standard", models.CharField(max_length=80, verbose_name="number and year")),
                ("clause", models.CharField(blank=True, max_length=60, verbose_name="clause; empty for all")),
                ("method", models.CharField(blank=True, max_length=200, verbose_name="method")),
                ("valid_from", models.DateField(verbose_name="from")),
                ("valid_until", models.DateField(verbose_name="until")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("end_reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ("recorded_at", models.DateTimeField(default=lib.clock.now, editable=False)),
                ("recorded_by", tenants.fields.PublicForeignKey(to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "verbose_name": "line of the scope",
                "verbose_name_plural": "lines of the scope",
                "ordering": ["of", "standard", "clause", "id"],
                "indexes": [models.Index(models.F("key"), models.F("of"), name="scope_by_standard")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("of__in", ["cma", "cnas"])), name="scope_list_is_known"),
                    models.CheckConstraint(
                        condition=models.Q(("valid_until__gte", models.F("valid_from"))), name="scope_ends_after_start"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on", None), models.Q(("end_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="ended_scope_says_why",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withdrawn_at", None), ("withdrawn_by", None)),
                    models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                    _connector="OR",
                ),
                name="withdrawn_service_says_by_whom",
            ),
        ),
        migrations.AddIndex(
            model_name="bookabledate",
            index=models.Index(models.F("service"), models.F("starts_at"), name="dates_of_a_service"),
        ),
        migrations.AddConstraint(
            model_name="bookabledate",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="date_ends_after_start"
            ),
        ),
        migrations.AddConstraint(
            model_name="bookabledate",
            constraint=models.CheckConstraint(
                condition=models.Q(("taken__lte", models.F("seats"))), name="no_seat_is_sold_twice"
            ),
        ),
        migrations.AddConstraint(
            model_name="bookabledate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("cancel_reason", ""), ("cancelled_at", None), ("cancelled_by", None)),
                    models.Q(
                        ("cancelled_at__isnull", False),
                        ("cancelled_by__isnull", False),
                        models.Q(("cancel_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="cancelled_date_says_who_and_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceversion",
            constraint=models.UniqueConstraint(
                models.F("service"), models.F("number"), name="one_service_version_per_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceversion",
            constraint=models.UniqueConstraint(
                models.F("service"), condition=models.Q(("published_at", None)), name="one_draft_per_service"
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("number", None), ("published_at", None), ("published_by", None)),
                    models.Q(
                        ("number__isnull", False), ("published_at__isnull", False), ("published_by__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="published_service_is_numbered_and_signed",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("published_at", None),
                    models.Q(models.Q(("name_zh", ""), _negated=True), models.Q(("name_en", ""), _negated=True)),
                    _connector="OR",
                ),
                name="published_service_is_named_in_both",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "type__in",
                        [
                            "testing",
                            "inspection",
                            "training",
                            "gap_information",
                            "standards_information",
                            "comparison",
                            "drafting",
                            "diagnosis",
                            "coaching",
                            "traceability",
                            "monitoring",
                            "research",
                            "test_guidance",
                            "insurance",
                        ],
                    )
                ),
                name="service_type_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("price__in", ["fixed", "from", "on_request"])), name="service_price_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("published_at", None),
                    models.Q(
                        ("amount", None),
                        ("price", "on_request"),
                        models.Q(("method_zh", ""), _negated=True),
                        models.Q(("method_en", ""), _negated=True),
                    ),
                    models.Q(models.Q(("price", "on_request"), _negated=True), ("amount__isnull", False)),
                    _connector="OR",
                ),
                name="published_price_says_how_much_or_how",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("published_at", None),
                    models.Q(("type", "insurance"), _negated=True),
                    ("price", "on_request"),
                    _connector="OR",
                ),
                name="insurance_is_priced_on_request",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("cancel_percent__lte", 100)), name="service_percentages_are_percentages"
            ),
        ),
    ]
