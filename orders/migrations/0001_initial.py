"""Orders of services."""

import django.db.models.deletion
import lib.clock
import tenants.fields
import uuid
import web.uploads
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0007_letters_bring_files'),
        ('catalog', '0011_services'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Milestone',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('name_zh', models.CharField(max_length=160, verbose_name='name in Chinese')),
                ('name_en', models.CharField(blank=True, max_length=200, verbose_name='name in English')),
                ('amount', models.PositiveBigIntegerField(default=0)),
                ('due_on', models.DateField(null=True, verbose_name='due')),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('delivered', 'Delivered'), ('rework', 'Being reworked'), ('accepted', 'Accepted'), ('cancelled', 'Cancelled')], default='waiting', max_length=10)),
                ('since', models.DateTimeField(default=lib.clock.now)),
                ('accepted_at', models.DateTimeField(null=True)),
                ('rework_reason', models.TextField(blank=True, max_length=4000, verbose_name='what is to be reworked')),
                ('invoice', models.UUIDField(null=True)),
                ('accepted_by', tenants.fields.PublicForeignKey(null=True, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'milestone',
                'verbose_name_plural': 'milestones',
                'ordering': ['order', 'position'],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('words', models.TextField(blank=True, max_length=4000, verbose_name='what is delivered')),
                ('delivered_at', models.DateTimeField(default=lib.clock.now, editable=False)),
                ('delivered_by', tenants.fields.PublicForeignKey(to=settings.AUTH_USER_MODEL)),
                ('milestone', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='orders.milestone')),
            ],
            options={
                'ordering': ['milestone', '-number'],
            },
        ),
        migrations.CreateModel(
            name='Order',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=30, unique=True, verbose_name='number')),
                ('buyer_zh', models.CharField(blank=True, max_length=200)),
                ('buyer_en', models.CharField(blank=True, max_length=200)),
                ('state', models.CharField(choices=[('cart', 'Not sent yet'), ('requested', 'Price asked'), ('offered', 'Price offered'), ('confirmed', 'In work'), ('closed', 'Closed'), ('cancelled', 'Cancelled'), ('declined', 'Declined')], default='cart', max_length=10, verbose_name='step')),
                ('since', models.DateTimeField(default=lib.clock.now)),
                ('revision', models.PositiveIntegerField(default=0, editable=False)),
                ('edition', models.PositiveIntegerField(default=0, editable=False)),
                ('currency', models.CharField(default='CNY', max_length=3)),
                ('total', models.PositiveBigIntegerField(null=True)),
                ('contact_name', models.CharField(blank=True, max_length=100, verbose_name='contact person')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name="contact's e-mail")),
                ('contact_phone', models.CharField(blank=True, max_length=40, verbose_name="contact's telephone")),
                ('words', models.TextField(blank=True, max_length=4000, verbose_name='what the seller should know')),
                ('subcontracting', models.BooleanField(default=False, verbose_name='parts may go to another laboratory, named before')),
                ('samples_back', models.BooleanField(default=False, verbose_name='samples are sent back')),
                ('content', models.JSONField(default=dict)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('begun_at', models.DateTimeField(default=lib.clock.now, editable=False)),
                ('offered_at', models.DateTimeField(null=True)),
                ('offer_until', models.DateField(null=True, verbose_name='offer valid until')),
                ('offer_words', models.TextField(blank=True, max_length=4000, verbose_name='what the offer says')),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('end_reason', models.CharField(blank=True, max_length=500, verbose_name='reason')),
                ('cancel_fee', models.PositiveBigIntegerField(null=True)),
                ('begun_by', tenants.fields.PublicForeignKey(to=settings.AUTH_USER_MODEL)),
                ('confirmed_by', tenants.fields.PublicForeignKey(null=True, to=settings.AUTH_USER_MODEL)),
                ('ended_by', tenants.fields.PublicForeignKey(null=True, to=settings.AUTH_USER_MODEL)),
                ('offered_by', tenants.fields.PublicForeignKey(null=True, to=settings.AUTH_USER_MODEL)),
                ('organisation', tenants.fields.PublicForeignKey(to='accounts.organisation', verbose_name='buyer')),
                ('responsible', tenants.fields.PublicForeignKey(null=True, to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
            ],
            options={
                'verbose_name': 'order',
                'verbose_name_plural': 'orders',
                'ordering': ['-begun_at', 'number'],
            },
        ),
        migrations.AddField(
            model_name='milestone',
            name='order',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='milestones', to='orders.order'),
        ),
        migrations.CreateModel(
            name='OrderLine',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('options', models.JSONField(blank=True, default=list)),
                ('report', models.CharField(blank=True, choices=[('cma', 'CMA report'), ('cnas', 'CNAS report'), ('cb', 'CB report'), ('plain', 'Plain report')], max_length=5, verbose_name='kind of report')),
                ('report_language', models.CharField(blank=True, max_length=2, verbose_name='language of the report')),
                ('quantity', models.PositiveIntegerField(default=1, verbose_name='quantity')),
                ('unit_amount', models.PositiveBigIntegerField(null=True)),
                ('amount', models.PositiveBigIntegerField(null=True)),
                ('product', models.CharField(blank=True, max_length=200, verbose_name='product and model')),
                ('participants', models.JSONField(blank=True, default=list)),
                ('date', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalog.bookabledate')),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='orders.order')),
                ('test', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalog.labline')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalog.serviceversion')),
            ],
            options={
                'ordering': ['order', 'position', 'id'],
            },
        ),
        migrations.CreateModel(
            name='OrderMessage',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('side', models.CharField(choices=[('buyer', 'Buyer'), ('seller', 'Seller')], max_length=6)),
                ('text', models.TextField(max_length=4000, verbose_name='message')),
                ('at', models.DateTimeField(default=lib.clock.now, editable=False)),
                ('by', tenants.fields.PublicForeignKey(to=settings.AUTH_USER_MODEL)),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='orders.order')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='OrderFile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200, verbose_name='file name')),
                ('content_type', models.CharField(max_length=100)),
                ('size', models.PositiveBigIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('file', models.FileField(max_length=200, storage=web.uploads.private_storage, upload_to='')),
                ('added_at', models.DateTimeField(default=lib.clock.now, editable=False)),
                ('message', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='orders.ordermessage')),
            ],
            options={
                'ordering': ['added_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=80, unique=True, verbose_name='number of the report')),
                ('kind', models.CharField(choices=[('cma', 'CMA report'), ('cnas', 'CNAS report'), ('cb', 'CB report'), ('plain', 'Plain report')], max_length=5, verbose_name='kind of report')),
                ('state', models.CharField(choices=[('ISSUED', 'Issued'), ('REPLACED', 'Replaced'), ('WITHDRAWN', 'Withdrawn')], default='ISSUED', max_length=10)),
                ('revision', models.PositiveIntegerField(default=0, editable=False)),
                ('issued_on', models.DateField(verbose_name='date of the report')),
                ('scope_number', models.CharField(blank=True, max_length=60)),
                ('sha256', models.CharField(max_length=64)),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='reason')),
                ('changed_at', models.DateTimeField(null=True)),
                ('recorded_at', models.DateTimeField(default=lib.clock.now, editable=False)),
                ('changed_by', tenants.fields.PublicForeignKey(null=True, to=settings.AUTH_USER_MODEL)),
                ('issued_by', tenants.fields.PublicForeignKey(to=settings.AUTH_USER_MODEL)),
                ('lines', models.ManyToManyField(related_name='reports', to='orders.orderline')),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='orders.order')),
                ('replaced_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaces', to='orders.report')),
            ],
            options={
                'verbose_name': 'test report',
                'verbose_name_plural': 'test reports',
                'ordering': ['-recorded_at'],
            },
        ),
        migrations.CreateModel(
            name='DeliveryFile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200, verbose_name='file name')),
                ('content_type', models.CharField(max_length=100)),
                ('size', models.PositiveBigIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('file', models.FileField(max_length=200, storage=web.uploads.private_storage, upload_to='')),
                ('added_at', models.DateTimeField(default=lib.clock.now, editable=False)),
                ('delivery', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='orders.delivery')),
                ('report', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='delivered_file', to='orders.report')),
            ],
            options={
                'ordering': ['added_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Sample',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('count', models.PositiveSmallIntegerField(verbose_name='number of samples')),
                ('marking', models.CharField(blank=True, max_length=200, verbose_name='marking')),
                ('carrier', models.CharField(blank=True, max_length=80, verbose_name='carrier')),
                ('tracking', models.CharField(blank=True, max_length=80, verbose_name='tracking number')),
                ('sent_at', models.DateTimeField(default=lib.clock.now)),
                ('received_at', models.DateTimeField(null=True)),
                ('condition', models.CharField(blank=True, max_length=300, verbose_name='condition on arrival')),
                ('end', models.CharField(blank=True, choices=[('returned', 'Sent back'), ('disposed', 'Disposed of')], max_length=8)),
                ('end_tracking', models.CharField(blank=True, max_length=80, verbose_name='tracking number back')),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_by', tenants.fields.PublicForeignKey(null=True, to=settings.AUTH_USER_MODEL)),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sent_samples', to='orders.orderline')),
                ('received_by', tenants.fields.PublicForeignKey(null=True, to=settings.AUTH_USER_MODEL)),
                ('sent_by', tenants.fields.PublicForeignKey(to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['sent_at', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.UniqueConstraint(models.F('milestone'), models.F('number'), name='one_delivery_per_number'),
        ),
        migrations.AddIndex(
            model_name='order',
            index=models.Index(models.F('state'), models.F('since'), name='orders_by_state'),
        ),
        migrations.AddIndex(
            model_name='order',
            index=models.Index(models.F('organisation'), models.OrderBy(models.F('begun_at'), descending=True), name='orders_of_a_buyer'),
        ),
        migrations.AddConstraint(
            model_name='order',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['cart', 'requested', 'offered', 'confirmed', 'closed', 'cancelled', 'declined'])), name='order_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='order',
            constraint=models.UniqueConstraint(models.F('organisation'), models.F('begun_by'), condition=models.Q(('state', 'cart')), name='one_cart_of_a_person'),
        ),
        migrations.AddConstraint(
            model_name='order',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['confirmed', 'closed']), _negated=True), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False), ('total__isnull', False), models.Q(('sha256', ''), _negated=True)), _connector='OR'), name='confirmed_order_is_signed_and_frozen'),
        ),
        migrations.AddConstraint(
            model_name='order',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', False), ('state__in', ['closed', 'cancelled', 'declined'])), models.Q(models.Q(('state__in', ['closed', 'cancelled', 'declined']), _negated=True), ('ended_at', None)), _connector='OR'), name='order_ends_once'),
        ),
        migrations.AddConstraint(
            model_name='order',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['cancelled', 'declined']), _negated=True), models.Q(('end_reason', ''), _negated=True), _connector='OR'), name='cancelled_order_says_why'),
        ),
        migrations.AddConstraint(
            model_name='milestone',
            constraint=models.UniqueConstraint(models.F('order'), models.F('position'), name='one_milestone_per_position'),
        ),
        migrations.AddConstraint(
            model_name='milestone',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'delivered', 'rework', 'accepted', 'cancelled'])), name='milestone_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='milestone',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('accepted_at__isnull', False), ('state', 'accepted')), models.Q(models.Q(('state', 'accepted'), _negated=True), ('accepted_at', None)), _connector='OR'), name='accepted_milestone_says_when'),
        ),
        migrations.AddConstraint(
            model_name='orderline',
            constraint=models.CheckConstraint(condition=models.Q(('quantity__gte', 1)), name='something_is_ordered'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='report_has_its_hash'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('changed_at', None), ('state', 'ISSUED')), models.Q(models.Q(('state', 'ISSUED'), _negated=True), ('changed_at__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='report_that_ended_says_why'),
        ),
        migrations.AddConstraint(
            model_name='sample',
            constraint=models.CheckConstraint(condition=models.Q(('count__gte', 1)), name='samples_are_some'),
        ),
        migrations.AddConstraint(
            model_name='sample',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('end', ''), ('ended_at', None)), models.Q(('ended_at__isnull', False), ('received_at__isnull', False), models.Q(('end', ''), _negated=True)), _connector='OR'), name='samples_end_after_they_came'),
        ),
    ]
