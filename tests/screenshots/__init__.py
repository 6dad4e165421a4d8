"""Pictures of every page, over the demo data and a lecture on air: `make screenshots`."""
