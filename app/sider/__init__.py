"""One module a view: what it shows for an address, and its part of the Gradio page."""
