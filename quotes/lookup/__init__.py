"""What a person types becomes what the archive knows: the same for questions and for commands that write."""
