"""How a question is read: what it names, what it is about, what an answer must look like."""
