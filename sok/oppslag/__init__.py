"""What the structure knows outright: votes, proposals, who was at a meeting, what came of it."""
