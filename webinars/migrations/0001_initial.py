import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import ui.codes
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("media", "0001_initial"),
        ("standards", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Lecturership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "lecturer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lecturerships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("order", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Webinar",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        default=ui.codes.new_code,
                        editable=False,
                        max_length=10,
                        unique=True,
                    ),
                ),
                ("title_kk", models.CharField(blank=True, max_length=250)),
                ("title_ru", models.CharField(blank=True, max_length=250)),
                ("title_en", models.CharField(blank=True, max_length=250)),
                ("description_kk", models.TextField(blank=True)),
                ("description_ru", models.TextField(blank=True)),
                ("description_en", models.TextField(blank=True)),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("kk", "Kazakh"),
                            ("ru", "Russian"),
                            ("en", "English"),
                        ],
                        default="kk",
                        max_length=2,
                        verbose_name="language of the lecture",
                    ),
                ),
                (
                    "starts_at",
                    models.DateTimeField(db_index=True, verbose_name="start"),
                ),
                (
                    "length_min",
                    models.PositiveSmallIntegerField(
                        default=90,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(600),
                        ],
                        verbose_name="length in minutes",
                    ),
                ),
                (
                    "capacity",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="places",
                    ),
                ),
                (
                    "registration",
                    models.CharField(
                        choices=[
                            ("open", "Open to everyone"),
                            ("approval", "By approval"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="registration",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("published", "Published"),
                            ("live", "Live"),
                            ("ended", "Ended"),
                            ("cancelled", "Cancelled"),
                        ],
                        db_index=True,
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("rescheduled_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("cancel_reason", models.TextField(blank=True)),
                ("ics_sequence", models.PositiveIntegerField(default=0)),
                ("event_seq", models.PositiveBigIntegerField(default=0)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "broadcast",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="media.broadcast",
                    ),
                ),
                (
                    "copied_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="webinars.webinar",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lecturers",
                    models.ManyToManyField(
                        related_name="lectures",
                        through="webinars.Lecturership",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "nodes",
                    models.ManyToManyField(
                        blank=True, related_name="webinars", to="standards.node"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="webinars",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("-starts_at",),
            },
        ),
        migrations.CreateModel(
            name="RoomEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("seq", models.PositiveBigIntegerField()),
                ("type", models.CharField(max_length=40)),
                ("payload", models.JSONField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "webinar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="webinars.webinar",
                    ),
                ),
            ],
            options={
                "ordering": ("webinar", "seq"),
            },
        ),
        migrations.CreateModel(
            name="Registration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "Waiting for approval"),
                            ("confirmed", "Registered"),
                            ("waiting", "On the waiting list"),
                            ("declined", "Declined"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="confirmed",
                        max_length=10,
                    ),
                ),
                (
                    "registered_at",
                    models.DateTimeField(default=django.utils.timezone.now),
                ),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("wants_reminders", models.BooleanField(default=True)),
                ("ics_revision", models.PositiveIntegerField(default=0)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("reminded_day_at", models.DateTimeField(blank=True, null=True)),
                ("reminded_hour_at", models.DateTimeField(blank=True, null=True)),
                ("reminded_soon_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="registrations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "webinar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="registrations",
                        to="webinars.webinar",
                    ),
                ),
            ],
            options={
                "ordering": ("registered_at",),
            },
        ),
        migrations.AddField(
            model_name="lecturership",
            name="webinar",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="lecturerships",
                to="webinars.webinar",
            ),
        ),
        migrations.CreateModel(
            name="Interruption",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("broadcast", "The lecturer's broadcast was down"),
                            ("server", "The server was down"),
                        ],
                        max_length=10,
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "webinar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interruptions",
                        to="webinars.webinar",
                    ),
                ),
            ],
            options={
                "ordering": ("started_at",),
            },
        ),
        migrations.CreateModel(
            name="Break",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "webinar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="breaks",
                        to="webinars.webinar",
                    ),
                ),
            ],
            options={
                "ordering": ("started_at",),
            },
        ),
        migrations.AddConstraint(
            model_name="webinar",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("title_en", ""), ("title_kk", ""), ("title_ru", ""), _negated=True
                ),
                name="webinar_has_a_title",
            ),
        ),
        migrations.AddConstraint(
            model_name="webinar",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("live", "ended")), _negated=True),
                    ("started_at__isnull", False),
                    _connector="OR",
                ),
                name="webinar_live_has_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="webinar",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "ended"), _negated=True),
                    ("ended_at__gte", models.F("started_at")),
                    _connector="OR",
                ),
                name="webinar_ended_has_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="roomevent",
            constraint=models.UniqueConstraint(
                fields=("webinar", "seq"), name="room_event_seq_unique"
            ),
        ),
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(
                fields=["webinar", "state", "registered_at"], name="registration_queue"
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(
                fields=("webinar", "person"), name="registration_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="lecturership",
            constraint=models.UniqueConstraint(
                fields=("webinar", "lecturer"), name="lecturership_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="interruption",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("webinar", "cause"),
                name="interruption_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="interruption",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_at", None),
                    ("ended_at__gte", models.F("started_at")),
                    _connector="OR",
                ),
                name="interruption_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="break",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("webinar",),
                name="break_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="break",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_at", None),
                    ("ended_at__gte", models.F("started_at")),
                    _connector="OR",
                ),
                name="break_ends_after_start",
            ),
        ),
    ]
