"""The only place where reading and keeping meet. In: sources and commands. Out: what was done, item by item."""
