"""Heads of schools, districts and regions follow their own staff."""

import django.contrib.postgres.fields
from django.db import migrations, models

ROLES = [
    ("participant", "Participant"),
    ("lecturer", "Lecturer"),
    ("organiser", "Organiser"),
    ("head", "Head of an organisation"),
    ("administrator", "Administrator"),
    ("auditor", "Auditor"),
]


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_user_closed_at")]

    operations = [
        migrations.AlterField(
            model_name="user",
            name="roles",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(choices=ROLES, max_length=20), blank=True, default=list, size=None
            ),
        ),
    ]
