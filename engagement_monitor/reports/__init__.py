"""A session's figures come in; HTML, CSV and JSON files go out."""
