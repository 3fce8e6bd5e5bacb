"""addresses contract"""

import sqlalchemy as sa
from alembic import op

revision = "011"
down_revision = "010"


def upgrade():
    op.drop_column("customers", "address_line")
    op.drop_column("customers", "city")
    op.drop_column("customers", "country")


def downgrade():
    op.add_column("customers", sa.Column("address_line", sa.Text))
    op.add_column("customers", sa.Column("city", sa.String(120)))
    op.add_column("customers", sa.Column("country", sa.CHAR(2)))
    op.execute(
        """
        UPDATE customers c
        SET address_line = a.address_line, city = a.city, country = a.country
        FROM addresses a
        WHERE a.customer_id = c.id
        """
    )
