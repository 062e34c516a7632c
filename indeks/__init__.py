"""From PDF to store: pages, saker, passages, vectors."""
