"""The facts of a momentopname that rules may ask, at a date."""
