"""addresses split"""

import sqlalchemy as sa
from alembic import op

revision = "010"
down_revision = "009"


def upgrade():
    op.create_table(
        "addresses",
        sa.Column(
            "customer_id",
            sa.BigInteger,
            sa.ForeignKey("customers.id", name="addresses_customer_id_fkey", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("address_line", sa.Text),
        sa.Column("city", sa.String(120)),
        sa.Column("country", sa.CHAR(2)),
    )
    op.execute(
        """
        INSERT INTO addresses (customer_id, address_line, city, country)
        SELECT id, address_line, city, country FROM customers
        """
    )


def downgrade():
    # customers still has every address.
    op.drop_table("addresses")
