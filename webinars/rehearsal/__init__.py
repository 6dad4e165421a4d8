"""A simulated audience with real sockets, for rehearsals and benchmarks. Nothing here runs in the web process."""
