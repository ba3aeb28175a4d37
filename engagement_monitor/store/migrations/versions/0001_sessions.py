"""Models, sessions, samples, markers and segments."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Written out, not taken from `tables`: a step of the past stays as it was when the tables go on.
_ESTIMATE = [
    f"{sentiment}{part}"
    for part in ("", "_low", "_high", "_counted")
    for sentiment in ("positive", "neutral", "negative")
]


def upgrade() -> None:
    """From nothing."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"PRAGMA application_id = {0x454E474D}")
    _models_and_sessions()
    _samples()
    _markers()
    _segments()


def _models_and_sessions() -> None:
    op.create_table(
        "models",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("card_json", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_models"),
        sa.UniqueConstraint("name", "sha256", "card_json", name="uq_models_name").ddl_if(dialect="sqlite"),
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("course", sa.Text, nullable=False),
        sa.Column("source_kind", sa.Text, nullable=False),
        sa.Column("source_name", sa.Text, nullable=False),
        sa.Column("started_at", sa.DateTime, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("model_id", sa.Integer, nullable=False),
        sa.Column("duration_s", sa.Double, nullable=False),
        sa.Column("frames_read", sa.Integer, nullable=False),
        sa.Column("frames_analyzed", sa.Integer, nullable=False),
        sa.Column("faces_classified", sa.Integer, nullable=False),
        sa.Column("wall_s", sa.Double, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("owner_host", sa.Text, nullable=False),
        sa.Column("owner_pid", sa.Integer, nullable=False),
        sa.Column("owner_started_s", sa.Double, nullable=False),
        sa.Column("heartbeat_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
        sa.ForeignKeyConstraint(["model_id"], ["models.id"], name="fk_sessions_model_id_models"),
        sa.CheckConstraint("duration_s >= 0", name=op.f("ck_sessions_duration_s")),
        sa.CheckConstraint("state IN ('recording', 'complete', 'interrupted')", name=op.f("ck_sessions_state")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_sessions_started_at", "sessions", ["started_at"])


def _samples() -> None:
    op.create_table(
        "samples",
        sa.Column("session_id", sa.Integer, nullable=False),
        sa.Column("time_s", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("faces", sa.Double, nullable=False),
        sa.Column("gap", sa.String(16)),
        *(sa.Column(name, sa.Double) for name in _ESTIMATE),
        sa.Column("posteriors", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "time_s", name="pk_samples"),
        _of_a_session("samples"),
        sa.CheckConstraint("time_s >= 0", name=op.f("ck_samples_time_s")),
        sa.CheckConstraint("faces >= 0", name=op.f("ck_samples_faces")),
        sa.CheckConstraint("gap IN ('no_face', 'camera', 'paused', 'excluded')", name=op.f("ck_samples_gap")),
        *(sa.CheckConstraint(f"{name} >= 0 AND {name} <= 1", name=op.f(f"ck_samples_{name}")) for name in _ESTIMATE),
        sa.CheckConstraint(
            " AND ".join(f"(gap IS NULL) = ({name} IS NOT NULL)" for name in _ESTIMATE),
            name=op.f("ck_samples_estimate_or_gap"),
        ),
        sa.CheckConstraint(
            "length(posteriors) <= 384 AND length(posteriors) % 6 = 0", name=op.f("ck_samples_posteriors")
        ),
        sqlite_with_rowid=False,
    )


def _markers() -> None:
    op.create_table(
        "markers",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("session_id", sa.Integer, nullable=False),
        sa.Column("time_s", sa.Double, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_markers"),
        _of_a_session("markers"),
        sa.CheckConstraint("time_s >= 0", name=op.f("ck_markers_time_s")),
    )
    op.create_index("ix_markers_session_id", "markers", ["session_id"])


def _segments() -> None:
    op.create_table(
        "segments",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("session_id", sa.Integer, nullable=False),
        sa.Column("start_s", sa.Double, nullable=False),
        sa.Column("end_s", sa.Double, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("excluded", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_segments"),
        _of_a_session("segments"),
        sa.CheckConstraint("start_s >= 0", name=op.f("ck_segments_start_s")),
        sa.CheckConstraint("end_s > start_s", name=op.f("ck_segments_end_s")),
    )
    op.create_index("ix_segments_session_id", "segments", ["session_id"])


def _of_a_session(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["session_id"], ["sessions.id"], name=f"fk_{table}_session_id_sessions", ondelete="CASCADE"
    )
