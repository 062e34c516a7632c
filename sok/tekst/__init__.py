"""What a passage's text is made of: sentences, headings and what is more than that."""
