"""The index of what may be found."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('places', '0003_names'),
    ]

    operations = [
        migrations.RunSQL("CREATE EXTENSION IF NOT EXISTS unaccent; CREATE EXTENSION IF NOT EXISTS pg_trgm;", migrations.RunSQL.noop),
        migrations.CreateModel(
            name='IndexedKind',
            fields=[
                ('kind', models.TextField(primary_key=True, serialize=False)),
                ('digest', models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name='FoundRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.TextField(unique=True)),
                ('kind', models.TextField()),
                ('path', models.TextField()),
                ('on', models.DateField()),
                ('title', models.TextField()),
                ('excerpt', models.TextField(default='')),
                ('folded', models.TextField(default='')),
                ('stage', models.TextField(default='')),
                ('open', models.BooleanField()),
                ('since', models.DateField(null=True)),
                ('until', models.DateField(null=True)),
                ('seen_by', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list)),
                ('hidden_from', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list)),
                ('hidden_people', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list)),
                ('synthetic', models.BooleanField(default=False)),
                ('vector', django.contrib.postgres.search.SearchVectorField(null=True)),
                ('mark', models.TextField(default='')),
                ('body', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='places.body')),
                ('place', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='places.place')),
                ('province', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='places.place')),
            ],
            options={
                'verbose_name': 'mục tìm thấy',
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['vector'], name='search_record_vector'), django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('folded', name='gin_trgm_ops'), name='search_record_folded'), models.Index(fields=['-on', '-id'], name='search_record_newest'), models.Index(fields=['kind', '-on', '-id'], name='search_record_kind'), models.Index(fields=['province', '-on', '-id'], name='search_record_province'), models.Index(fields=['place', '-on', '-id'], name='search_record_place')],
            },
        ),
    ]
