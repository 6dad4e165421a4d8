"""What certificates say of an organisation beside its name."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_role_of_heads")]

    operations = [
        migrations.AddField(
            "organisation",
            "address_kk",
            models.CharField(blank=True, default="", max_length=160, verbose_name="address in Kazakh"),
            preserve_default=False,
        ),
        migrations.AddField(
            "organisation",
            "address_ru",
            models.CharField(blank=True, default="", max_length=160, verbose_name="address in Russian"),
            preserve_default=False,
        ),
        migrations.AddField(
            "organisation",
            "address_en",
            models.CharField(blank=True, default="", max_length=160, verbose_name="address in English"),
            preserve_default=False,
        ),
        migrations.AddField(
            "organisation",
            "registry_number",
            models.CharField(
                blank=True, default="", max_length=60, verbose_name="number of the licence or in a registry"
            ),
            preserve_default=False,
        ),
    ]
