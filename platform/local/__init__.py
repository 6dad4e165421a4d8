"""Everything that Daris needs on one machine, without root, Docker or Node: PostgreSQL and SeaweedFS from PyPI.

Used by `make run` (local.supervisor), by the tests and by the benchmarks (local.stack). Not for servers: those have
docker-compose.yml.
"""
