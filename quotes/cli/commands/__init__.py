"""One module a command or group of commands: `command` (a function) or `group` (a Typer app); bodies import what they need."""
