from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("attendance", "0007_sealed")]

    operations = [
        # Signs live for seconds: none is worth keeping.
        migrations.RunSQL("DELETE FROM attendance_serversign", migrations.RunSQL.noop),
        migrations.AddField("serversign", "since", models.DateTimeField(), preserve_default=False),
    ]
