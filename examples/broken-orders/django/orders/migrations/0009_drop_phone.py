from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("orders", "0008_product_codes")]

    operations = [
        migrations.RemoveField("customer", "phone"),
    ]
