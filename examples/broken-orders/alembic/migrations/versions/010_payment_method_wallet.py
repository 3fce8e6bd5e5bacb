"""payment method wallet"""

import sqlalchemy as sa
from alembic import op

revision = "010"
down_revision = "009"


def upgrade():
    op.add_column("payments", sa.Column("wallet", sa.Text, server_default="none", nullable=False))
    op.alter_column("payments", "wallet", server_default=None)


def downgrade():
    op.execute("DELETE FROM payments WHERE wallet <> 'none'")
    op.drop_column("payments", "wallet")
