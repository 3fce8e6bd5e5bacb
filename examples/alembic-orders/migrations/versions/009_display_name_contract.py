"""display name contract"""

import sqlalchemy as sa
from alembic import op

revision = "009"
down_revision = "008"

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
    op.execute("DROP TRIGGER customers_names ON customers")
    op.execute("DROP FUNCTION customers_keep_names_equal()")
    # The validated check spares SET NOT NULL its scan.
    op.alter_column("customers", "display_name", nullable=False)
    op.drop_constraint("customers_display_name_present", "customers")
    op.drop_column("customers", "full_name")


def downgrade():
    op.add_column("customers", sa.Column("full_name", sa.Text))
    op.execute("UPDATE customers SET full_name = display_name")
    op.alter_column("customers", "full_name", nullable=False)
    op.create_check_constraint("customers_display_name_present", "customers", "display_name IS NOT NULL")
    op.alter_column("customers", "display_name", nullable=True)
    op.execute(KEEP_NAMES_EQUAL)
