"""A duty may stand beside another of the same body, which then counts for both."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("duties", "0003_parallel")]
    operations = [migrations.AddField("duty", "beside", models.UUIDField(null=True))]
