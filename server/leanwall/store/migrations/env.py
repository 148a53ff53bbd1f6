"""Runs the migrations on the connection that store/db.py hands in; by hand: see docs/development.md."""

from __future__ import annotations

from alembic import context

from leanwall.store.tables import METADATA

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=METADATA, transaction_per_migration=True)
with context.begin_transaction():
    context.run_migrations()
