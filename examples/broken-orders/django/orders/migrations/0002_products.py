from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orders", "0001_customers")]

    operations = [
        migrations.CreateModel(
            name="Product",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("sku", models.CharField(max_length=40)),
                ("name", models.TextField()),
                ("description", models.TextField(null=True)),
                ("price", models.DecimalField(max_digits=8, decimal_places=2)),
                ("attributes", models.JSONField(db_default={})),
                ("active", models.BooleanField(db_default=True)),
            ],
            options={
                "db_table": "products",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(price__gte=0), name="products_price_check"),
                    models.UniqueConstraint(fields=["sku"], name="products_sku_unique"),
                ],
                "indexes": [
                    models.Index(fields=["name"], condition=models.Q(active=True), name="products_active_name_idx"),
                ],
            },
        ),
    ]
