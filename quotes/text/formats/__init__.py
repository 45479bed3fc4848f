"""Formats to text, one module a format. In: a document's bytes. Out: its text and what the file says about itself."""
