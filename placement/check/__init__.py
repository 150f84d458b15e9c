"""The independent check of placement plans: recounts feasibility and every doel from momentopname, rules, beleid and plan alone.

It shares nothing with the model but the texts both were written from, and the plan file (`placement.plan`).
"""
