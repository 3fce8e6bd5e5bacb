from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("orders", "0007_display_name_check")]

    operations = [
        # Django's ValidateConstraint has no way back, so it would leave the constraint validated after a migrate to 0007.
        migrations.RunSQL(
            "ALTER TABLE customers VALIDATE CONSTRAINT customers_display_name_present",
            """
            ALTER TABLE customers DROP CONSTRAINT customers_display_name_present;
            ALTER TABLE customers
                ADD CONSTRAINT customers_display_name_present CHECK (display_name IS NOT NULL) NOT VALID;
            """,
        ),
    ]
