"""events"""

import sqlalchemy as sa
from alembic import op

revision = "016"
down_revision = "015"


def upgrade():
    op.create_table(
        "order_events",
        sa.Column("order_id", sa.BigInteger, nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        postgresql_partition_by="RANGE (happened_at)",
    )
    op.execute(
        "CREATE TABLE order_events_old PARTITION OF order_events FOR VALUES FROM (MINVALUE) TO ('2026-01-01 00:00+00')"
    )
    op.execute(
        "CREATE TABLE order_events_new PARTITION OF order_events FOR VALUES FROM ('2026-01-01 00:00+00') TO (MAXVALUE)"
    )
    op.execute("CREATE INDEX order_events_order_idx ON ONLY order_events (order_id)")


def downgrade():
    op.drop_table("order_events")
