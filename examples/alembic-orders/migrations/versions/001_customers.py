"""customers"""

import sqlalchemy as sa
from alembic import op

revision = "001"
down_revision = None


def upgrade():
    op.create_table(
        "customers",
        sa.Column("id", sa.BigInteger, sa.Identity(), primary_key=True),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("full_name", sa.Text, nullable=False),
        sa.Column("phone", sa.String(32)),
        sa.Column("address_line", sa.Text),
        sa.Column("city", sa.String(120)),
        sa.Column("country", sa.CHAR(2)),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.UniqueConstraint("email", name="customers_email_unique"),
        comment="People and companies that order from us",
    )


def downgrade():
    op.drop_table("customers")
