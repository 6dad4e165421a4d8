"""Fields of study that webinars name, and the ways by which attended time came."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_organisation_on_certificates"),
        ("credits", "0004_appeals_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="FieldOfStudy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(unique=True)),
                ("name_kk", models.CharField(max_length=80)),
                ("name_ru", models.CharField(max_length=80)),
                ("name_en", models.CharField(max_length=80)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("is_offered", models.BooleanField(default=True, verbose_name="offered to organisers")),
            ],
            options={
                "verbose_name": "field of study",
                "verbose_name_plural": "fields of study",
                "ordering": ("order", "code"),
            },
        ),
        migrations.CreateModel(
            name="TermsField",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("share_pct", models.PositiveSmallIntegerField(verbose_name="share, %")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "field",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="terms", to="credits.fieldofstudy"
                    ),
                ),
                (
                    "terms",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="fields_of_study",
                        to="credits.creditterms",
                    ),
                ),
            ],
            options={
                "verbose_name": "field of study of a webinar",
                "verbose_name_plural": "fields of study of webinars",
                "ordering": ("order", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("terms", "field"), name="terms_field_once"),
                    models.CheckConstraint(
                        condition=models.Q(("share_pct__gte", 1), ("share_pct__lte", 100)),
                        name="terms_field_share_is_a_percentage",
                    ),
                ],
            },
        ),
        migrations.AddField("assessment", "delivery", models.JSONField(blank=True, default=list)),
    ]
