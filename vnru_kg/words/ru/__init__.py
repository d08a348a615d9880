"""Words in Russian."""
