"""Engines of other makers: what they are asked."""
