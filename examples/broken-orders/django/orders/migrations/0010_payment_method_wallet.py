from django.db import migrations, models


def forget_wallets(apps, schema_editor):
    apps.get_model("orders", "Payment").objects.exclude(wallet="none").delete()


class Migration(migrations.Migration):
    dependencies = [("orders", "0009_drop_phone")]

    operations = [
        migrations.AddField("payment", "wallet", models.TextField(default="none"), preserve_default=False),
        migrations.RunPython(migrations.RunPython.noop, forget_wallets),
    ]
