"""The index: one row for each record that may be found, and which definitions it was fed by."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class FoundRecord(models.Model):
    """A record as it may be found: where it lies, its name, its beginning, who may see it; written by triggers only.

    An ``open`` one is everybody's from ``since`` to before ``until``; another is seen by the people of ``seen_by`` bodies,
    never by those of ``hidden_from`` nor by ``hidden_people``. ``mark`` is the digest of everything the row says.
    """

    ref = models.TextField(unique=True)
    kind = models.TextField()
    path = models.TextField()
    place = models.ForeignKey("places.Place", on_delete=models.DO_NOTHING, null=True, related_name="+", db_index=False)
    province = models.ForeignKey(
        "places.Place", on_delete=models.DO_NOTHING, null=True, related_name="+", db_index=False
    )
    body = models.ForeignKey("places.Body", on_delete=models.DO_NOTHING, null=True, related_name="+", db_index=False)
    on = models.DateField()
    title = models.TextField()
    excerpt = models.TextField(default="")
    folded = models.TextField(default="")
    stage = models.TextField(default="")
    open = models.BooleanField()
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    seen_by = ArrayField(models.BigIntegerField(), default=list)
    hidden_from = ArrayField(models.BigIntegerField(), default=list)
    hidden_people = ArrayField(models.BigIntegerField(), default=list)
    synthetic = models.BooleanField(default=False)
    vector = SearchVectorField(null=True)
    mark = models.TextField(default="")

    class Meta:
        indexes = [
            GinIndex(fields=["vector"], name="search_record_vector"),
            models.Index(fields=["-on", "-id"], name="search_record_newest"),
            models.Index(fields=["kind", "-on", "-id"], name="search_record_kind"),
            models.Index(fields=["province", "-on", "-id"], name="search_record_province"),
            models.Index(fields=["place", "-on", "-id"], name="search_record_place"),
        ]
        verbose_name = "mục tìm thấy"

    def __str__(self) -> str:
        return self.title


class IndexedKind(models.Model):
    """By which definition the records of a kind were fed: another definition feeds them anew."""

    kind = models.TextField(primary_key=True)
    digest = models.TextField()

    def __str__(self) -> str:
        return self.kind
