
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('places', '0003_names'),
    ]

    operations = [
        migrations.CreateModel(
            name='SectorReport',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('line', models.TextField()),
                ('period', models.TextField()),
                ('since', models.DateField()),
                ('until', models.DateField()),
                ('due', models.DateField()),
                ('cite', models.TextField()),
                ('unverified', models.BooleanField(default=False)),
                ('duty_id', models.UUIDField(null=True)),
                ('stage', models.TextField(choices=[('owed', 'Phải báo cáo'), ('drafted', 'Đang soạn'), ('sent', 'Đã gửi'), ('accepted', 'Đã tiếp nhận'), ('returned', 'Bị trả lại')], default='owed')),
                ('version', models.IntegerField(default=0)),
                ('title', models.TextField(blank=True, default='')),
                ('happening', models.TextField(blank=True, default='')),
                ('figures', models.JSONField(default=list)),
                ('counted_at', models.DateTimeField(null=True)),
                ('remarks', models.TextField(blank=True, default='')),
                ('requests', models.TextField(blank=True, default='')),
                ('seal', models.TextField(blank=True, default='')),
                ('paper', models.UUIDField(null=True)),
                ('first_sent_on', models.DateField(null=True)),
                ('sent_at', models.DateTimeField(null=True)),
                ('settled_at', models.DateTimeField(null=True)),
                ('answer', models.TextField(blank=True, default='')),
                ('synthetic', models.BooleanField(default=False)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.body')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                ('province', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                ('to', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.body')),
            ],
            options={
                'verbose_name': 'báo cáo định kỳ của ngành',
                'indexes': [models.Index(fields=['to', '-until', 'line'], name='reporting_report_received'), models.Index(fields=['body', '-until'], name='reporting_report_of_body')],
                'constraints': [models.UniqueConstraint(fields=('line', 'body', 'to', 'period'), name='reporting_report_owed_once'), models.CheckConstraint(condition=models.Q(('until__gt', models.F('since'))), name='reporting_report_ends_after_start'), models.CheckConstraint(condition=models.Q(models.Q(('stage__in', ['sent', 'accepted', 'returned']), _negated=True), models.Q(('first_sent_on__isnull', False), models.Q(('seal', ''), _negated=True)), _connector='OR'), name='reporting_report_sent_is_sealed')],
            },
        ),
    ]
