"""Sheets and pages become bytes here. In: what a report answered. Out: standard output or a file; nothing else writes data."""
