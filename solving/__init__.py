"""What both optimisers share on top of CP-SAT and MathOpt: integer programs as matrices, typed outcomes, objectives in order, limits.

Knows nothing of Siem: columns, rows and objectives only.
"""
