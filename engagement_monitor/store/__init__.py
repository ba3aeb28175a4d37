"""Samples, markers and segments come in; sessions in a database go out, again and again. The only room with SQLAlchemy."""
