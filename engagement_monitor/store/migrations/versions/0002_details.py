"""Room, head count, notes and purpose of a session; markers that begin a stretch to leave out."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Everything there is keeps its meaning: nothing was known of these, and no marker said so by itself."""
    for name in ("room", "notes", "purpose"):
        op.add_column("sessions", sa.Column(name, sa.Text, nullable=False, server_default=""))
    head_count = sa.CheckConstraint("head_count >= 1", name=op.f("ck_sessions_head_count"))
    op.add_column("sessions", sa.Column("head_count", sa.Integer, head_count))
    op.add_column("markers", sa.Column("excluded", sa.Boolean, nullable=False, server_default=sa.false()))
