"""Which work is bound to a place: to things, machines, ground, or bodies at hand."""

# Groups of the SOC by the beginning of their codes.
_BOUND = (
    *("29-1011", "29-1021", "29-1022", "29-1023", "29-1024", "29-1029", "29-1123", "29-1124"),
    *("29-1126", "29-1151", "29-124", "29-129", "29-20", "31-", "33-", "35-", "37-", "39-3"),
    *("39-4", "39-5", "39-6", "39-9011", "39-9041", "45-", "47-", "49-", "51-", "53-"),
)
# What lies in these groups and can be done from elsewhere: medical records and transcription,
# private investigation, intelligence and digital evidence, drone and robot operation, prepress.
_FREE = (
    *("29-2072", "31-9094", "33-3021", "33-9021", "45-1", "47-4011", "51-5111", "51-9195"),
    *("53-2021", "53-6051"),
)


def is_bound_to_a_place(code: str) -> bool:
    """Return whether the work of an occupation (O*NET-SOC code) can hardly be done remotely.

    Our own judgment of the SOC's groups by what their work is done on.
    """
    return code.startswith(_BOUND) and not code.startswith(_FREE)
