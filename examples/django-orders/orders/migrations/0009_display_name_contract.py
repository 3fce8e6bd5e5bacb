from django.db import migrations, models


KEEP_NAMES_EQUAL = """
CREATE FUNCTION customers_keep_names_equal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.display_name := coalesce(NEW.display_name, NEW.full_name);
        NEW.full_name := NEW.display_name;
    ELSIF NEW.full_name IS DISTINCT FROM OLD.full_name THEN
        NEW.display_name := NEW.full_name;
    ELSIF NEW.display_name IS DISTINCT FROM OLD.display_name AND NEW.display_name IS NOT NULL THEN
        NEW.full_name := NEW.display_name;
    END IF;
    RETURN NEW;
END;
$$;

CREATE TRIGGER customers_names BEFORE INSERT OR UPDATE ON customers
    FOR EACH ROW EXECUTE FUNCTION customers_keep_names_equal();
"""
LET_THEM_DIFFER = """
DROP TRIGGER customers_names ON customers;
DROP FUNCTION customers_keep_names_equal();
"""


def fill_full_name(apps, schema_editor):
    apps.get_model("orders", "Customer").objects.update(full_name=models.F("display_name"))


class Migration(migrations.Migration):
    dependencies = [("orders", "0008_display_name_validate")]

    operations = [
        migrations.RunSQL(LET_THEM_DIFFER, KEEP_NAMES_EQUAL),
        # The validated check spares SET NOT NULL its scan.
        migrations.AlterField("customer", "display_name", models.TextField()),
        migrations.RemoveConstraint("customer", "customers_display_name_present"),
        # On the way back the column comes empty, is filled, and then refuses NULL.
        migrations.AlterField("customer", "full_name", models.TextField(null=True)),
        migrations.RunPython(migrations.RunPython.noop, fill_full_name),
        migrations.RemoveField("customer", "full_name"),
    ]
