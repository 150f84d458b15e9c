"""The vocabulary of Siem: region, sheets, beleid and the momentopname. Knows no other layer."""
