from django.db import migrations


def add_coupon(apps, schema_editor):
    apps.get_model("orders", "Coupon").objects.create(code="WELCOME10")


def release_coupon(apps, schema_editor):
    # The coupon may stay, as long as it belongs to nobody.
    apps.get_model("orders", "Coupon").objects.filter(code="WELCOME10").update(customer=None)


class Migration(migrations.Migration):
    dependencies = [("orders", "0017_currencies")]

    operations = [
        migrations.RunPython(add_coupon, release_coupon),
    ]
