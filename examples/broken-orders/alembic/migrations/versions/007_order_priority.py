"""order priority"""

import sqlalchemy as sa
from alembic import op

revision = "007"
down_revision = "006"


def upgrade():
    op.add_column("orders", sa.Column("priority", sa.SmallInteger, server_default=sa.text("0"), nullable=False))
    op.alter_column("orders", "status", server_default=None)


def downgrade():
    op.drop_column("orders", "priority")
