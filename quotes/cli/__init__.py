"""The command line: one thin file a command. In: what was typed. Out: calls into workflow and reports, their answers to output."""
