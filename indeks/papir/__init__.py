"""What papers a PDF holds, and the saker and parts in them."""
