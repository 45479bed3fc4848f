"""Speakers to experts. In: names with context. Out: comparisons with reasons, decisions and clusters; pure."""
