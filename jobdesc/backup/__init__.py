"""A backup of the whole installation in one file: all tables and all kept files.

Written by `manage.py backup`, read by `manage.py restore`. The file is a ZIP: a member for each
table (PostgreSQL's COPY text) and each file, and last of all the manifest, with a hash of each.
"""
