# CLDR: a decimal comma and no-break spaces, as in Russian. Django has neither for Kazakh.
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "\xa0"
NUMBER_GROUPING = 3
