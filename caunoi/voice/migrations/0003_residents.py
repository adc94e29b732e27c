"""Wrong secrets are remembered; published answers are found by their words without marks; figures of a place from an index."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models

VECTOR = """
CREATE FUNCTION voice_publication_vector() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := to_tsvector('simple', unaccent(lower(normalize(NEW.title || ' ' || NEW.question || ' ' || NEW.answer, NFC))));
  RETURN NEW;
END $$;
CREATE TRIGGER voice_publication_vector BEFORE INSERT OR UPDATE OF title, question, answer ON voice_publication
  FOR EACH ROW EXECUTE FUNCTION voice_publication_vector();
UPDATE voice_publication SET title = title;
"""
PLAIN = """
DROP TRIGGER voice_publication_vector ON voice_publication;
DROP FUNCTION voice_publication_vector();
"""


class Migration(migrations.Migration):
    dependencies = [("voice", "0002_walls")]
    operations = [
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code_digest", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={"indexes": [models.Index(fields=["code_digest", "at"], name="voice_attempt_of_code")]},
        ),
        migrations.AddField("publication", "search", django.contrib.postgres.search.SearchVectorField(null=True)),
        migrations.RunSQL(VECTOR, PLAIN),
        migrations.AddIndex("publication", models.Index(fields=["-published_at", "-id"], name="voice_publication_newest")),
        migrations.AddIndex(
            "publication", django.contrib.postgres.indexes.GinIndex(fields=["search"], name="voice_publication_search")
        ),
        migrations.AddIndex("petition", models.Index(fields=["place", "received_on"], name="voice_petition_received_place")),
    ]
