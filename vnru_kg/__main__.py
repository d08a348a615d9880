"""``python -m vnru_kg``: the command ``vnru-kg``."""

from .cli import main

if __name__ == "__main__":
    main()
