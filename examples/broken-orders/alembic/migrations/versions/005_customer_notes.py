"""customer notes"""

import sqlalchemy as sa
from alembic import op

revision = "005"
down_revision = "004"


def upgrade():
    op.create_table(
        "customer_notes",
        sa.Column("id", sa.BigInteger, sa.Identity(always=True), primary_key=True),
        sa.Column(
            "customer_id",
            sa.BigInteger,
            sa.ForeignKey("customers.id", name="customer_notes_customer_id_fkey"),
            nullable=False,
        ),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("customer_notes_customer_idx", "customer_notes", ["customer_id"])


def downgrade():
    pass
