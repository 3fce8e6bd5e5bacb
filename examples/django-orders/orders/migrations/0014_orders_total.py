from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orders", "0013_orders_placed_at_index")]

    operations = [
        migrations.AddField("order", "total", models.DecimalField(max_digits=14, decimal_places=2, null=True)),
    ]
