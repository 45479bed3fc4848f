"""Tests of the English pack."""
