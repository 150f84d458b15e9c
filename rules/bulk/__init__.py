"""The bulk reading: a rule or a whole set over arrays of cases."""
