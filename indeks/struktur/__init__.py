"""What people decided, read out of the parts of a document: proposals, votes, points, references.

Everything here points into the document's text by offset, so that it is cited to its page. What
the text does not say is empty.
"""
