"""Words in Vietnamese."""
