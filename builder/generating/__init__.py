"""An occupation's public facts and a few choices become a job document, and a menu to tick.

Start at `draft.draft` and `menu.menu`. Nothing here knows the database, the network, or HTTP.
"""
