"""How much of a file is read: more than any job description has, less than harms."""

from builder.importing.blocks import NotReadable

# Of the file, in bytes; a PDF with photographs is larger than its text.
LARGEST_FILE = 20_000_000
# Of all that a reader sees, in characters: a hundred pages.
LONGEST_TEXT = 500_000
MOST_LINES = 10_000
MOST_PAGES = 50
# Of what a ZIP file holds, in bytes unpacked, and times its packed size.
LARGEST_PART = 20_000_000
LARGEST_RATIO = 200
MOST_PARTS = 2_000
# Of all that is read of one ZIP file, in bytes unpacked.
LARGEST_WHOLE = 60_000_000
# Of a ZIP file of documents: members, and bytes unpacked.
MOST_MEMBERS = 500
LARGEST_PACK = 200_000_000
# Of a table with a row a job.
MOST_ROWS = 500
MOST_COLUMNS = 100
# Of a program that helps, in seconds a call; and how many pages have their text recognized.
PROGRAM_SECONDS = 60
MOST_PAGES_TO_RECOGNIZE = 10
# Of one file, in a process of its own.
MOST_SECONDS = 30
MOST_MEGABYTES = 768
# How many elements of a page or document may lie within each other.
DEEPEST = 200


def check_size(content: bytes) -> None:
    """Refuse a file that is empty or too large.

    Raises:
        NotReadable: it is.

    """
    if not content:
        raise NotReadable("The file is empty.")
    if len(content) > LARGEST_FILE:
        raise NotReadable(
            f"The file is larger than {LARGEST_FILE // 1_000_000} megabytes. "
            "Save a smaller one, for example without pictures."
        )


def check_length(text: str) -> None:
    """Refuse a text that is too long for one job description.

    Raises:
        NotReadable: it is.

    """
    if len(text) > LONGEST_TEXT:
        raise NotReadable(
            "The text is longer than a hundred pages. Put each job into a file of its own."
        )
