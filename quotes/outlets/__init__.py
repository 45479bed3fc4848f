"""Publications. In: names, domains and pages. Out: the known outlet; pure."""
