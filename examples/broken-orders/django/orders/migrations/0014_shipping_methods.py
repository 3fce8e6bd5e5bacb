from django.db import migrations, models


def add_methods(apps, schema_editor):
    method = apps.get_model("orders", "ShippingMethod")
    method.objects.bulk_create(
        [method(id=1, name="post"), method(id=2, name="courier"), method(id=3, name="pick-up")]
    )


class Migration(migrations.Migration):
    dependencies = [("orders", "0013_order_coupon")]

    operations = [
        migrations.CreateModel(
            name="ShippingMethod",
            fields=[
                ("id", models.AutoField(primary_key=True, serialize=False)),
                ("name", models.TextField()),
            ],
            options={"db_table": "shipping_methods"},
        ),
        migrations.RunPython(add_methods, migrations.RunPython.noop),
    ]
