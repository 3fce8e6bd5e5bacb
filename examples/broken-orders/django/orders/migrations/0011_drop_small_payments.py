# lockstep:irreversible because the rows are meant to go
from django.db import migrations


def drop_small_payments(apps, schema_editor):
    apps.get_model("orders", "Payment").objects.filter(currency="CHF").delete()


class Migration(migrations.Migration):
    dependencies = [("orders", "0010_payment_method_wallet")]

    operations = [
        migrations.RunPython(drop_small_payments),
    ]
