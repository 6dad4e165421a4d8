"""Measurements of the running product. Each module has `rows()`, which returns a list of {name, value, unit, goal}."""
