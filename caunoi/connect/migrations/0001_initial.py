"""Tokens, webhooks, private calendars, chosen channels and devices."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('identity', '__first__'),
        ('places', '0003_names'),
    ]

    operations = [
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.TextField()),
                ('role', models.TextField()),
                ('digest', models.TextField(unique=True)),
                ('begins', models.TextField(help_text='its first letters, to tell it from others')),
                ('made_at', models.DateTimeField()),
                ('until', models.DateField()),
                ('revoked_at', models.DateTimeField(null=True)),
                ('used_at', models.DateTimeField(null=True)),
                ('minute', models.DateTimeField(null=True)),
                ('asked', models.IntegerField(default=0, help_text='times in that minute')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.body')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'mã kết nối',
                'indexes': [models.Index(fields=['person', '-made_at'], name='connect_token_of_person')],
            },
        ),
        migrations.CreateModel(
            name='CalendarKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.TextField(unique=True)),
                ('made_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(null=True)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='ContactChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.TextField()),
                ('sealed', models.BinaryField(default=b'')),
                ('chosen_at', models.DateTimeField()),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='PushDevice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.TextField(unique=True)),
                ('sealed', models.BinaryField()),
                ('added_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'thiết bị nhận tin',
            },
        ),
        migrations.CreateModel(
            name='ServiceRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('petition', models.UUIDField(unique=True)),
                ('reply_token', models.TextField(unique=True)),
                ('service', models.TextField()),
                ('made_at', models.DateTimeField()),
                ('token', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='connect.apitoken')),
            ],
            options={
                'indexes': [models.Index(fields=['token', '-made_at'], name='connect_request_of_token')],
            },
        ),
        migrations.CreateModel(
            name='Webhook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list)),
                ('url', models.TextField()),
                ('sealed', models.BinaryField()),
                ('made_by', models.TextField()),
                ('made_at', models.DateTimeField()),
                ('since_batch', models.BigIntegerField(default=0)),
                ('ended_at', models.DateTimeField(null=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.body')),
                ('place', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
            ],
            options={
                'verbose_name': 'điểm nhận tin',
                'indexes': [models.Index(fields=['body', '-made_at'], name='connect_hook_of_body')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('entry', models.BigIntegerField(help_text='the ledger entry it tells of; null for a test', null=True)),
                ('event', models.TextField(choices=[('published', 'Mới công khai'), ('changed', 'Có thay đổi'), ('gone', 'Không còn công khai'), ('test', 'Gửi thử')])),
                ('ref', models.TextField(blank=True, default='')),
                ('mark', models.TextField(blank=True, default='')),
                ('payload', models.JSONField(default=dict)),
                ('fate', models.TextField(choices=[('waiting', 'Chờ gửi'), ('delivered', 'Đã nhận'), ('dead', 'Gửi không được')], default='waiting')),
                ('attempts', models.SmallIntegerField(default=0)),
                ('next_at', models.DateTimeField()),
                ('made_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('answer', models.SmallIntegerField(null=True)),
                ('trouble', models.TextField(blank=True, default='')),
                ('webhook', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='connect.webhook')),
            ],
            options={
                'verbose_name': 'lượt gửi tin',
                'indexes': [models.Index(condition=models.Q(('fate', 'waiting')), fields=['next_at'], name='connect_delivery_due'), models.Index(fields=['webhook', '-made_at'], name='connect_delivery_of_hook'), models.Index(fields=['webhook', 'ref', '-made_at'], name='connect_delivery_of_ref')],
                'constraints': [models.UniqueConstraint(fields=('webhook', 'entry'), name='connect_delivery_once_an_entry'), models.CheckConstraint(condition=models.Q(('fate', 'waiting'), ('ended_at__isnull', False), _connector='OR'), name='connect_delivery_ended_has_moment')],
            },
        ),
    ]
