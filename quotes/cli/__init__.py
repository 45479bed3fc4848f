"""One thin file per command. In: what was typed. Out: data on stdout, narration on stderr, an exit code."""
