"""Tests of attribution by word order."""
