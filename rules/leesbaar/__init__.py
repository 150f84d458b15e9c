"""Rules as people read them, in B1 Dutch; content only, no HTML."""
