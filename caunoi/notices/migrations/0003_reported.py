"""What a channel said later of a message it took; web push among the channels."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('notices', '0002_walls'),
    ]

    operations = [
        migrations.AddField(
            model_name='message',
            name='reported',
            field=models.TextField(blank=True, default='', help_text='what the channel said of it later: delivered, undelivered'),
        ),
        migrations.AddField(
            model_name='message',
            name='reported_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name='message',
            name='channel',
            field=models.TextField(choices=[('email', 'Thư điện tử'), ('sms', 'Tin nhắn SMS'), ('zalo', 'Zalo'), ('push', 'Thông báo trên thiết bị'), ('print', 'In và gửi bưu điện hoặc trao tay')]),
        ),
    ]
