"""drop phone"""

import sqlalchemy as sa
from alembic import op

revision = "009"
down_revision = "008"


def upgrade():
    op.drop_column("customers", "phone")


def downgrade():
    op.add_column("customers", sa.Column("phone", sa.String(32)))
