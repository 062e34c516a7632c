"""The saker of an archive: what is of one, what each body did with it, which it resembles."""
