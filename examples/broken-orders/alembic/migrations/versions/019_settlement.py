"""settlement"""

import sqlalchemy as sa
from alembic import op

revision = "019"
down_revision = "018"


def upgrade():
    op.add_column("payments", sa.Column("settled_at", sa.DateTime(timezone=True)))
    # The literal 'now' is read when this statement runs, not when a row is written: the default is frozen from then on.
    op.alter_column("payments", "settled_at", server_default=sa.text("'now'::timestamptz"))


def downgrade():
    op.drop_column("payments", "settled_at")
