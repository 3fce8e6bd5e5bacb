from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("orders", "0007_display_name_check")]

    operations = [
        # Django's ValidateConstraint does nothing on the way back, and would leave the constraint validated.
        migrations.RunSQL(
            "ALTER TABLE customers VALIDATE CONSTRAINT customers_display_name_present",
            """
            ALTER TABLE customers DROP CONSTRAINT customers_display_name_present;
            ALTER TABLE customers
                ADD CONSTRAINT customers_display_name_present CHECK (display_name IS NOT NULL) NOT VALID;
            """,
        ),
    ]
