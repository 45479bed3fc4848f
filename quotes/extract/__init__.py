"""Text and pack to quotes. In: an Article. Out: a Reading; pure, no database."""
