import django.contrib.postgres.fields
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
            name='Plenary',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.TextField(choices=[('half', 'Sơ kết 6 tháng'), ('annual', 'Tổng kết năm'), ('theme', 'Sơ kết, tổng kết chuyên đề')])),
                ('title', models.TextField()),
                ('purpose', models.TextField(blank=True, default='')),
                ('on', models.DateField()),
                ('hour', models.TimeField()),
                ('venue', models.TextField()),
                ('chair', models.TextField()),
                ('chair_office', models.TextField()),
                ('secretary', models.TextField(blank=True, default='')),
                ('course', models.TextField(blank=True, default='')),
                ('closing', models.TextField(blank=True, default='')),
                ('stage', models.TextField(choices=[('planned', 'Đang chuẩn bị'), ('called', 'Đã triệu tập'), ('held', 'Đã họp'), ('minuted', 'Đã ký biên bản'), ('concluded', 'Đã ban hành kết luận'), ('called_off', 'Đã hủy')], default='planned')),
                ('version', models.IntegerField(default=0)),
                ('readers', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list)),
                ('reason', models.TextField(blank=True, default='')),
                ('invitation', models.UUIDField(null=True)),
                ('minutes', models.UUIDField(null=True)),
                ('notice', models.UUIDField(null=True)),
                ('called_at', models.DateTimeField(null=True)),
                ('held_at', models.DateTimeField(null=True)),
                ('concluded_at', models.DateTimeField(null=True)),
                ('synthetic', models.BooleanField(default=False)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.body')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                ('province', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
            ],
            options={
                'verbose_name': 'hội nghị sơ kết, tổng kết',
                'indexes': [models.Index(fields=['body', '-on'], name='plenary_plenary_of_body'), models.Index(fields=['province', '-on'], name='plenary_plenary_of_province'), models.Index(fields=['place', '-on'], name='plenary_plenary_of_place')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('stage', 'called_off'), _negated=True), fields=('body', 'title', 'on'), name='plenary_plenary_planned_once'), models.CheckConstraint(condition=models.Q(('stage__in', ['planned', 'called_off']), models.Q(('called_at__isnull', False), ('invitation__isnull', False)), _connector='OR'), name='plenary_plenary_called_has_paper'), models.CheckConstraint(condition=models.Q(models.Q(('stage__in', ['held', 'minuted', 'concluded']), _negated=True), ('held_at__isnull', False), _connector='OR'), name='plenary_plenary_held_has_moment'), models.CheckConstraint(condition=models.Q(models.Q(('stage__in', ['minuted', 'concluded']), _negated=True), ('minutes__isnull', False), _connector='OR'), name='plenary_plenary_minuted_has_paper'), models.CheckConstraint(condition=models.Q(models.Q(('stage', 'concluded'), _negated=True), models.Q(('concluded_at__isnull', False), ('notice__isnull', False)), _connector='OR'), name='plenary_plenary_concluded_has_paper')],
            },
        ),
        migrations.CreateModel(
            name='Invitee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reply', models.TextField(choices=[('asked', 'Chưa trả lời'), ('coming', 'Sẽ dự'), ('excused', 'Xin vắng'), ('present', 'Có mặt'), ('absent', 'Vắng')], default='asked')),
                ('people', models.SmallIntegerField(default=0)),
                ('note', models.TextField(blank=True, default='')),
                ('replied_at', models.DateTimeField(null=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.body')),
                ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.body')),
                ('plenary', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitees', to='plenary.plenary')),
            ],
            options={
                'verbose_name': 'cơ quan được mời dự hội nghị',
                'constraints': [models.UniqueConstraint(fields=('plenary', 'body'), name='plenary_invitee_invited_once'), models.CheckConstraint(condition=models.Q(('people__gte', 0)), name='plenary_invitee_people_counted'), models.CheckConstraint(condition=models.Q(models.Q(('reply', 'present'), _negated=True), ('people__gt', 0), _connector='OR'), name='plenary_invitee_present_has_people')],
            },
        ),
        migrations.CreateModel(
            name='Conclusion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.SmallIntegerField()),
                ('what', models.TextField()),
                ('on', models.DateField()),
                ('due', models.DateField()),
                ('public', models.BooleanField(default=True)),
                ('task', models.UUIDField(null=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.body')),
                ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.body')),
                ('plenary', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conclusions', to='plenary.plenary')),
            ],
            options={
                'verbose_name': 'kết luận hội nghị',
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('plenary', 'position'), name='plenary_conclusion_has_a_place'), models.UniqueConstraint(fields=('plenary', 'body', 'what'), name='plenary_conclusion_drawn_once'), models.CheckConstraint(condition=models.Q(('due__gte', models.F('on'))), name='plenary_conclusion_due_after_conference')],
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.SmallIntegerField()),
                ('hour', models.TimeField(null=True)),
                ('what', models.TextField()),
                ('presenter', models.TextField(blank=True, default='')),
                ('plenary', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agenda', to='plenary.plenary')),
            ],
            options={
                'verbose_name': 'mục chương trình hội nghị',
                'ordering': ['hour', 'position'],
                'constraints': [models.UniqueConstraint(fields=('plenary', 'what'), name='plenary_agendaitem_once')],
            },
        ),
        migrations.CreateModel(
            name='PlenaryPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.SmallIntegerField()),
                ('title', models.TextField()),
                ('ref', models.TextField(blank=True, default='')),
                ('plenary', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='plenary.plenary')),
            ],
            options={
                'verbose_name': 'tài liệu hội nghị',
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('plenary', 'title', 'ref'), name='plenary_plenarypaper_once')],
            },
        ),
        migrations.CreateModel(
            name='Speech',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.TextField()),
                ('text', models.TextField(blank=True, default='')),
                ('file', models.UUIDField(null=True)),
                ('file_name', models.TextField(blank=True, default='')),
                ('manner', models.TextField(choices=[('spoken', 'Trình bày tại hội nghị'), ('written', 'Gửi bằng văn bản')], default='written')),
                ('public', models.BooleanField(default=False)),
                ('sent_at', models.DateTimeField()),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.body')),
                ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.body')),
                ('plenary', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='speeches', to='plenary.plenary')),
            ],
            options={
                'verbose_name': 'tham luận',
                'ordering': ['sent_at', 'id'],
                'constraints': [models.UniqueConstraint(fields=('plenary', 'body', 'title'), name='plenary_speech_sent_once'), models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), ('file__isnull', False), _connector='OR'), name='plenary_speech_says_something')],
            },
        ),
    ]
