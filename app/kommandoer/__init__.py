"""The commands, by subject, and the options and messages they share."""
