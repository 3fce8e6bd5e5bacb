"""orders total"""

import sqlalchemy as sa
from alembic import op

revision = "014"
down_revision = "013"


def upgrade():
    op.add_column("orders", sa.Column("total", sa.Numeric(14, 2)))


def downgrade():
    op.drop_column("orders", "total")
