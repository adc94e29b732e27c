from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("oversee", "0002_walls")]
    operations = [
        migrations.AddField(
            model_name="criticism",
            name="announced",
            field=models.DateField(help_text="the last day as first announced, where it was moved", null=True),
        ),
        migrations.AddField(
            model_name="criticism",
            name="moved_because",
            field=models.TextField(blank=True, default=""),
        ),
    ]
