"""Text into lines, and the tables of what lines and wordings look like."""
