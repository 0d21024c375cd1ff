"""Texts per language: laid over the Dutch facts, and checked for being up to date."""
