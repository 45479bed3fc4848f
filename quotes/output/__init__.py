"""Sheets to bytes, one file per format. In: a Sheet. Out: text or bytes."""
