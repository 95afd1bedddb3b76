"""A kind of work for tests."""

import time

from builder.background.in_hand import InHand
from builder.background.kind import Kind, WorkFailed


def count(work: InHand) -> str:
    """Write numbers into a file, one an item, as slowly as the arguments say."""
    arguments = work.work.arguments
    with work.file("numbers.txt") as file:
        for number in work.each(range(arguments["items"])):
            time.sleep(arguments.get("seconds", 0))
            if number == arguments.get("refuse"):
                raise WorkFailed("Number 3 is not there. Choose others.")
            if number == arguments.get("break"):
                raise ZeroDivisionError
            if number == arguments.get("cancel"):
                work.work.cancel()
            file.write(f"{number}\n".encode())
    return f"Counted to {arguments['items']}."


COUNT = Kind("count", count)
