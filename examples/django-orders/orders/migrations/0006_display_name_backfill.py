from django.db import migrations, models


def fill(apps, schema_editor):
    customers = apps.get_model("orders", "Customer").objects
    customers.filter(display_name=None).update(display_name=models.F("full_name"))


def empty(apps, schema_editor):
    # full_name still holds every name.
    apps.get_model("orders", "Customer").objects.update(display_name=None)


class Migration(migrations.Migration):
    dependencies = [("orders", "0005_display_name_expand")]

    operations = [
        migrations.RunPython(fill, empty),
    ]
