from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orders", "0012_coupons")]

    operations = [
        migrations.AddField(
            "order",
            "coupon",
            models.ForeignKey(
                "orders.Coupon",
                on_delete=models.DO_NOTHING,
                null=True,
                db_column="coupon_code",
                db_constraint=False,
                db_index=False,
            ),
        ),
        migrations.RunSQL(
            "ALTER TABLE orders ADD CONSTRAINT orders_coupon_code_fkey"
            " FOREIGN KEY (coupon_code) REFERENCES coupons (code)",
            # It goes with the column.
            migrations.RunSQL.noop,
        ),
    ]
