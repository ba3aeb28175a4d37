"""Samples, markers and segments come in; sessions in a database go out. The only room with SQLAlchemy."""
