"""An outside language model rewrites the text of one section; what comes back is a suggestion.

Start at `suggestion.suggest`. Nothing here knows the database, or who asks.
"""
