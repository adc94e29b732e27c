"""The tree: provisions, who gave a task and who follows the whole, support, rhythm, evidence; what was there is filled in."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

FILLED = """
UPDATE mandate_task SET previous_id = parent_id, parent_id = NULL, rhythm = 'periodic' WHERE repeats <> '' AND parent_id IS NOT NULL;
UPDATE mandate_task SET rhythm = 'periodic' WHERE repeats <> '';
UPDATE mandate_task t SET giver_id = m.body_id, root_id = m.body_id FROM mandate_mandate m WHERE m.id = t.mandate_id;
UPDATE mandate_task t SET giver_id = p.body_id, line = ARRAY[p.body_id] FROM mandate_task p WHERE p.id = t.parent_id;
UPDATE mandate_mandate m SET readers = ARRAY(SELECT DISTINCT t.body_id FROM mandate_task t WHERE t.mandate_id = m.id);
INSERT INTO mandate_provision (mandate_id, item_id, position, number, heading, words)
SELECT mandate_id, id, position, '', '', coalesce(nullif(wording, ''), nullif(duty, ''), text) FROM mandate_proposeditem
WHERE kind = 'task' AND state IN ('accepted', 'edited');
UPDATE mandate_task t SET provision_id = p.id FROM mandate_provision p WHERE p.item_id = t.item_id;
SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('mandate', '0001_initial'),
        ('places', '0003_names'),
    ]

    operations = [
        migrations.CreateModel(
            name='Provision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.IntegerField()),
                ('number', models.TextField(blank=True, default='')),
                ('heading', models.TextField(blank=True, default='')),
                ('words', models.TextField()),
            ],
            options={
                'verbose_name': 'nội dung giao',
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='TaskEvidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.TextField()),
                ('ref', models.TextField()),
                ('label', models.TextField()),
                ('on', models.DateField(null=True)),
            ],
            options={
                'verbose_name': 'minh chứng',
                'ordering': ['id'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='task',
            name='mandate_task_once_a_body',
        ),
        migrations.AddField(
            model_name='mandate',
            name='published_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='mandate',
            name='readers',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list),
        ),
        migrations.AddField(
            model_name='mandate',
            name='replaced_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaces', to='mandate.mandate'),
        ),
        migrations.AddField(
            model_name='mandate',
            name='synthetic',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='task',
            name='cite',
            field=models.TextField(blank=True, default=''),
        ),
        migrations.AddField(
            model_name='task',
            name='giver',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.body'),
        ),
        migrations.AddField(
            model_name='task',
            name='line',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list),
        ),
        migrations.AddField(
            model_name='task',
            name='percent',
            field=models.SmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='task',
            name='planned_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='task',
            name='previous',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='following', to='mandate.task'),
        ),
        migrations.AddField(
            model_name='task',
            name='public',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='task',
            name='raised',
            field=models.SmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='task',
            name='repeats_until',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='task',
            name='rhythm',
            field=models.TextField(choices=[('once', 'Có thời hạn'), ('periodic', 'Định kỳ'), ('standing', 'Thường xuyên')], default='once'),
        ),
        migrations.AddField(
            model_name='task',
            name='root',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.body'),
        ),
        migrations.AddField(
            model_name='task',
            name='source_key',
            field=models.TextField(blank=True, default=''),
        ),
        migrations.AddField(
            model_name='task',
            name='source_ref',
            field=models.TextField(blank=True, default=''),
        ),
        migrations.AddField(
            model_name='task',
            name='supporters',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list),
        ),
        migrations.AddField(
            model_name='task',
            name='why',
            field=models.TextField(blank=True, default=''),
        ),
        migrations.AddField(
            model_name='taskword',
            name='body',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.body'),
        ),
        migrations.AddField(
            model_name='taskword',
            name='changed',
            field=models.TextField(blank=True, default=''),
        ),
        migrations.AddField(
            model_name='taskword',
            name='counted',
            field=models.IntegerField(null=True),
        ),
        migrations.AddField(
            model_name='taskword',
            name='total',
            field=models.IntegerField(null=True),
        ),
        migrations.AlterField(
            model_name='task',
            name='mandate',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='mandate.mandate'),
        ),
        migrations.AlterField(
            model_name='taskword',
            name='act',
            field=models.TextField(choices=[('acknowledge', 'Tiếp nhận'), ('report', 'Báo cáo tiến độ'), ('adjust', 'Điều chỉnh'), ('complete', 'Xác nhận hoàn thành'), ('send_back', 'Yêu cầu làm tiếp'), ('withdraw', 'Thôi giao'), ('plan', 'Báo kế hoạch thực hiện'), ('contribute', 'Báo phần phối hợp'), ('move', 'Chuyển cơ quan khác'), ('carry', 'Chuyển sang văn bản mới'), ('escalate', 'Báo lên cấp trên')]),
        ),
        migrations.AddIndex(
            model_name='mandate',
            index=models.Index(condition=models.Q(('published_at__isnull', False)), fields=['-published_at'], name='mandate_mandate_published'),
        ),
        migrations.AddField(
            model_name='provision',
            name='item',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='provision', to='mandate.proposeditem'),
        ),
        migrations.AddField(
            model_name='provision',
            name='mandate',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='provisions', to='mandate.mandate'),
        ),
        migrations.AddField(
            model_name='task',
            name='provision',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='mandate.provision'),
        ),
        migrations.AddIndex(
            model_name='task',
            index=models.Index(fields=['giver', 'due'], name='mandate_task_of_giver'),
        ),
        migrations.AddIndex(
            model_name='task',
            index=models.Index(condition=models.Q(('finished_on__isnull', True)), fields=['due'], name='mandate_task_running'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.UniqueConstraint(condition=models.Q(('parent__isnull', True), ('previous__isnull', True)), fields=('item', 'body'), name='mandate_task_once_a_body'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.UniqueConstraint(condition=models.Q(('source_key', ''), _negated=True), fields=('source_key',), name='mandate_task_once_a_source'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('mandate__isnull', False), models.Q(('source_ref', ''), _negated=True), _connector='OR'), name='mandate_task_comes_from_somewhere'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('due__gte', models.F('assigned_on'))), name='mandate_task_due_after_assigned'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('body', models.F('root')), _negated=True), _connector='OR'), name='mandate_task_never_back_to_the_top'),
        ),
        migrations.AddField(
            model_name='taskevidence',
            name='task',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='mandate.task'),
        ),
        migrations.AddField(
            model_name='taskevidence',
            name='word',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='linked', to='mandate.taskword'),
        ),
        migrations.AddConstraint(
            model_name='provision',
            constraint=models.UniqueConstraint(fields=('mandate', 'position'), name='mandate_provision_holds_position'),
        ),
        migrations.AddConstraint(
            model_name='taskevidence',
            constraint=models.UniqueConstraint(fields=('word', 'ref'), name='mandate_taskevidence_once_a_word'),
        ),
        migrations.RunSQL(FILLED, migrations.RunSQL.noop),
        migrations.AlterField('task', 'giver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.body')),
        migrations.AlterField('task', 'root', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.body')),
    ]
