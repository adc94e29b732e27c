"""Works that residents propose, and the walls of who reads them before they are answered."""

import caunoi.do.models.common
import django.db.models.deletion
import uuid
from django.db import migrations, models


KEPT = "(access_is_system() OR body_id = ANY ((SELECT access_my_bodies())::bigint[]) OR overseer_id = ANY ((SELECT access_my_bodies())::bigint[]))"
#: Words nobody has read yet, or that are not for everybody, are the answering bodies'; how to reach somebody always is.
SEEN = {"workproposal": f"shown OR {KEPT}", "proposalcontact": KEPT}
WALL = """
ALTER TABLE do_{table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE do_{table} FORCE ROW LEVEL SECURITY;
CREATE POLICY do_{table}_seen ON do_{table} FOR SELECT USING ({seen});
CREATE POLICY do_{table}_added ON do_{table} FOR INSERT WITH CHECK ({kept});
CREATE POLICY do_{table}_moved ON do_{table} FOR UPDATE USING ({kept}) WITH CHECK ({kept});
"""
DOWN = """
DROP POLICY do_{table}_seen ON do_{table};
DROP POLICY do_{table}_added ON do_{table};
DROP POLICY do_{table}_moved ON do_{table};
ALTER TABLE do_{table} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE do_{table} DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('do', '0002_walls'),
        ('access', '0002_functions'),
        ('places', '0003_names'),
    ]

    operations = [
        migrations.CreateModel(
            name='WorkProposal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.TextField(default=caunoi.do.models.common.new_code, editable=False, unique=True)),
                ('kind', models.TextField(choices=[('lane', 'Đường, hẻm'), ('drain', 'Thoát nước'), ('light', 'Chiếu sáng'), ('house', 'Nhà văn hóa, nơi sinh hoạt chung'), ('school', 'Trường học'), ('water', 'Nước sạch, thủy lợi'), ('green', 'Cây xanh, vệ sinh môi trường'), ('safety', 'An ninh trật tự, phòng cháy'), ('help', 'Nhà cho hộ khó khăn, cứu trợ'), ('other', 'Công trình khác')])),
                ('title', models.TextField()),
                ('what', models.TextField()),
                ('proposer', models.TextField(choices=[('households', 'Các hộ gia đình'), ('body', 'Cơ quan, tổ chức')])),
                ('proposed_by', models.TextField(blank=True, default='', help_text="a body's name, or how many households")),
                ('reply', models.TextField(choices=[('waiting', 'Chờ trả lời'), ('talk', 'Sẽ đưa ra các hộ bàn'), ('taken', 'Đã thành công trình'), ('declined', 'Không thực hiện, có lý do')], default='waiting')),
                ('answer', models.TextField(blank=True, default='')),
                ('shown', models.BooleanField(default=False, help_text='whether its words may be read by everybody')),
                ('talk_on', models.DateField(null=True)),
                ('received_on', models.DateField()),
                ('due', models.DateField()),
                ('answered_on', models.DateField(null=True)),
                ('device', models.TextField(blank=True, default='')),
                ('key_digest', models.TextField(unique=True)),
                ('version', models.IntegerField(default=1)),
                ('synthetic', models.BooleanField(default=False)),
                ('body', models.ForeignKey(help_text='who answers', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.body')),
                ('commune', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                ('overseer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.body')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                ('work', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='do.communitywork')),
            ],
            options={
                'verbose_name': 'đề xuất công trình',
                'indexes': [models.Index(fields=['commune', '-received_on'], name='do_proposal_of_commune')],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('reply', 'waiting'), ('answered_on__isnull', False), _connector='OR'), name='do_proposal_answered_on_a_day'),
                    models.CheckConstraint(condition=models.Q(models.Q(('reply', 'taken'), _negated=True), ('work__isnull', False), _connector='OR'), name='do_proposal_taken_is_a_work'),
                    models.CheckConstraint(condition=models.Q(models.Q(('reply', 'waiting'), _negated=True), ('shown', False), _connector='OR'), name='do_proposal_read_before_shown'),
                ],
            },
        ),
        migrations.CreateModel(
            name='ProposalContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sealed', models.BinaryField()),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.body')),
                ('overseer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.body')),
                ('proposal', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='contact', to='do.workproposal')),
            ],
            options={
                'verbose_name': 'cách liên hệ người đề xuất',
            },
        ),
        *[migrations.RunSQL(WALL.format(table=table, seen=seen, kept=KEPT), DOWN.format(table=table)) for table, seen in SEEN.items()],
        migrations.RunSQL(f"CREATE POLICY do_proposalcontact_out ON do_proposalcontact FOR DELETE USING ({KEPT});", "DROP POLICY do_proposalcontact_out ON do_proposalcontact;"),
    ]
