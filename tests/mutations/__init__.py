"""Single changes over the shipped data, and whether ``validate`` or ``verify`` notices them."""
