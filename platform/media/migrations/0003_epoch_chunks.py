from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("media", "0002_broadcast_owner"),
    ]

    operations = [
        migrations.AddField(
            model_name="epoch",
            name="chunks",
            field=models.PositiveIntegerField(
                blank=True, help_text="How many came, if another epoch followed", null=True
            ),
        ),
    ]
