"""What is served: the Gradio page in its frame, the API, files, feeds, login and health."""
