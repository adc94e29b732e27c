from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("reception", "0002_walls"),
    ]

    operations = [
        migrations.AddField(
            model_name="booking",
            name="forgotten",
            field=models.BooleanField(default=False),
        ),
    ]
