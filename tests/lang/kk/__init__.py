"""Kazakh: its pack and its rules on sentences with invented people."""
