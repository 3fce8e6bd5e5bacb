from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orders", "0004_payments")]

    operations = [
        migrations.RunSQL(
            """
            CREATE TABLE customer_notes (
                id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                customer_id bigint NOT NULL REFERENCES customers (id),
                body        text NOT NULL
            );

            CREATE INDEX customer_notes_customer_idx ON customer_notes (customer_id);
            """,
            state_operations=[
                migrations.CreateModel(
                    name="CustomerNote",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "customer",
                            models.ForeignKey(
                                "orders.Customer", on_delete=models.DO_NOTHING, db_constraint=False, db_index=False
                            ),
                        ),
                        ("body", models.TextField()),
                    ],
                    options={
                        "db_table": "customer_notes",
                        "indexes": [models.Index(fields=["customer"], name="customer_notes_customer_idx")],
                    },
                ),
            ],
        ),
    ]
