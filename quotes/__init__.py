"""`quotes`: a database of who said what, read from news articles."""

__version__ = "0.1.0"
