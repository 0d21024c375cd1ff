"""Addresses that never die: the ledger, redirects, short links, the sitemap."""
