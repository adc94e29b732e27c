"""Warnings and weeks tell different senders beside cases; those of before say that nobody counted them."""

from django.db import migrations, models

SENDERS = models.IntegerField(null=True, help_text="different senders known to the count; none where nobody counted them")
UNMARKED = models.IntegerField(default=0, help_text="letters of which the sender is not known to the count")


class Migration(migrations.Migration):
    dependencies = [("warn", "0003_index"), ("voice", "0007_senders")]
    operations = [
        migrations.AddField(model, name, field)
        for model in ("earlywarning", "watchedweek") for name, field in (("senders", SENDERS), ("unmarked", UNMARKED))
    ]
