"""The sub-commands of ``oboeuta``; one module each, on the floor of ``app``."""
