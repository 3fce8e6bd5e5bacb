from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orders", "0011_drop_small_payments")]

    operations = [
        # In SQL, because Django gives a key of text a second index, for LIKE.
        migrations.RunSQL(
            """
            CREATE TABLE coupons (
                code        varchar(20) PRIMARY KEY,
                customer_id bigint
            );

            CREATE INDEX coupons_customer_idx ON coupons (customer_id);

            ALTER TABLE coupons
                ADD CONSTRAINT coupons_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id) NOT VALID;
            """,
            "DROP TABLE coupons",
            state_operations=[
                migrations.CreateModel(
                    name="Coupon",
                    fields=[
                        ("code", models.CharField(max_length=20, primary_key=True, serialize=False)),
                        (
                            "customer",
                            models.ForeignKey(
                                "orders.Customer",
                                on_delete=models.DO_NOTHING,
                                null=True,
                                db_constraint=False,
                                db_index=False,
                            ),
                        ),
                    ],
                    options={
                        "db_table": "coupons",
                        "indexes": [models.Index(fields=["customer"], name="coupons_customer_idx")],
                    },
                ),
            ],
        ),
    ]
