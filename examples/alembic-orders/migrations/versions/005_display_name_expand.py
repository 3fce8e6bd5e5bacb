"""display name expand"""

import sqlalchemy as sa
from alembic import op

revision = "005"
down_revision = "004"

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


def upgrade():
    # full_name becomes display_name in five steps, so that the application that runs meanwhile never misses a name.
    op.add_column("customers", sa.Column("display_name", sa.Text))
    op.execute(KEEP_NAMES_EQUAL)


def downgrade():
    op.execute("DROP TRIGGER customers_names ON customers")
    op.execute("DROP FUNCTION customers_keep_names_equal()")
    op.drop_column("customers", "display_name")
