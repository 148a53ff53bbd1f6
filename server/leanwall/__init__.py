"""Leanwall: a shared wall of sticky notes that measures a process and turns it into a checklist."""

__version__ = "0.1.0"
