"""How much memory a process of its own may take."""

import resource


def limit_memory(megabytes: int) -> None:
    """Let the system refuse memory above the limit, where it can (Linux counts what is written)."""
    size = megabytes * 1024 * 1024
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    if most == resource.RLIM_INFINITY or size < most:
        resource.setrlimit(resource.RLIMIT_DATA, (size, size))
