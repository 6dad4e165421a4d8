import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Standard",
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
                ("slug", models.SlugField(unique=True)),
                ("title_kk", models.CharField(max_length=250)),
                ("title_ru", models.CharField(blank=True, max_length=250)),
                ("title_en", models.CharField(blank=True, max_length=250)),
            ],
            options={
                "ordering": ("slug",),
            },
        ),
        migrations.CreateModel(
            name="StandardVersion",
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
                    "label",
                    models.CharField(
                        help_text="Usually the year.",
                        max_length=20,
                        verbose_name="label",
                    ),
                ),
                ("act_kk", models.CharField(max_length=500)),
                ("act_ru", models.CharField(blank=True, max_length=500)),
                ("act_en", models.CharField(blank=True, max_length=500)),
                (
                    "adopted_on",
                    models.DateField(blank=True, null=True, verbose_name="adopted on"),
                ),
                (
                    "registration_number",
                    models.CharField(
                        blank=True, max_length=50, verbose_name="registration number"
                    ),
                ),
                (
                    "registered_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="registered on"
                    ),
                ),
                ("source_url", models.URLField(blank=True, verbose_name="source")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_force", "In force"),
                            ("repealed", "Repealed"),
                            ("not_verified", "Status not verified"),
                        ],
                        default="draft",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "in_force_from",
                    models.DateField(
                        blank=True, null=True, verbose_name="in force from"
                    ),
                ),
                (
                    "in_force_to",
                    models.DateField(blank=True, null=True, verbose_name="in force to"),
                ),
                (
                    "is_demo",
                    models.BooleanField(
                        default=False, verbose_name="demo, not the official text"
                    ),
                ),
                (
                    "standard",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="standards.standard",
                    ),
                ),
            ],
            options={
                "ordering": ("standard", "-label"),
            },
        ),
        migrations.CreateModel(
            name="NodeType",
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
                ("slug", models.SlugField(max_length=40)),
                ("name_kk", models.CharField(max_length=120)),
                ("name_ru", models.CharField(blank=True, max_length=120)),
                ("name_en", models.CharField(blank=True, max_length=120)),
                ("level", models.PositiveSmallIntegerField()),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="node_types",
                        to="standards.standardversion",
                    ),
                ),
            ],
            options={
                "ordering": ("version", "level", "slug"),
            },
        ),
        migrations.CreateModel(
            name="Node",
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
                        help_text="Dotted place in the tree: 1.2.1", max_length=20
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                ("title_kk", models.TextField()),
                ("title_ru", models.TextField(blank=True)),
                ("title_en", models.TextField(blank=True)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="children",
                        to="standards.node",
                    ),
                ),
                (
                    "type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nodes",
                        to="standards.nodetype",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="nodes",
                        to="standards.standardversion",
                    ),
                ),
            ],
            options={
                "ordering": ("version", "order"),
            },
        ),
        migrations.AddConstraint(
            model_name="standardversion",
            constraint=models.UniqueConstraint(
                fields=("standard", "label"), name="standard_version_label_unique"
            ),
        ),
        migrations.AddConstraint(
            model_name="standardversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("in_force_to__isnull", True),
                    ("in_force_from__lte", models.F("in_force_to")),
                    _connector="OR",
                ),
                name="standard_version_in_force_from_before_to",
            ),
        ),
        migrations.AddConstraint(
            model_name="nodetype",
            constraint=models.UniqueConstraint(
                fields=("version", "slug"), name="node_type_slug_unique_in_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="node",
            constraint=models.UniqueConstraint(
                fields=("version", "code"), name="node_code_unique_in_version"
            ),
        ),
    ]
