"""A stored session comes in; HTML, PDF, CSV, XLSX and JSON files go out."""
