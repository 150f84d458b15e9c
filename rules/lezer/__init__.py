"""From YAML to rules: nodes with their lines, names, conditions, sources; every fault is found here."""
