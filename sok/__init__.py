"""From question to ranked, cited passages and an answer made of them."""
