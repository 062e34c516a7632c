"""The store: SQLite, which holds the truth, and the FAISS index made from it."""
