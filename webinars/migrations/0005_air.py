import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [
        ("webinars", "0004_chat"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="break",
            name="until",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name="AirTurn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("began_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "webinar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="air_turns", to="webinars.webinar"
                    ),
                ),
            ],
            options={
                "ordering": ("began_at",),
                "constraints": [
                    models.UniqueConstraint(condition=Q(ended_at=None), fields=("webinar",), name="air_one_at_a_time"),
                    models.CheckConstraint(
                        condition=Q(ended_at=None) | Q(ended_at__gte=F("began_at")), name="air_turn_ends_after_begin"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AirOffer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("offered_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "webinar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="air_offers", to="webinars.webinar"
                    ),
                ),
            ],
            options={
                "ordering": ("offered_at",),
                "constraints": [
                    models.UniqueConstraint(condition=Q(closed_at=None), fields=("webinar",), name="air_one_offer"),
                    models.CheckConstraint(condition=~Q(by=F("to")), name="air_offer_to_another"),
                ],
            },
        ),
    ]
