"""Asking back: the shortest interview that settles a verdict."""
