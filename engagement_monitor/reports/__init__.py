"""A stored session comes in; HTML, CSV, XLSX and JSON files go out."""
