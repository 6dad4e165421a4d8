"""What Django's own formats of numbers lack, by language (FORMAT_MODULE_PATH). Dates are written by ui.formats."""
