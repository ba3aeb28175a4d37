"""Which detector found the faces: what is known of the faces that one misses does not hold for another."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of the sessions there are it was not kept; nearly all were recorded with the one that ships."""
    op.add_column("sessions", sa.Column("detector", sa.Text, nullable=False, server_default="haar"))
