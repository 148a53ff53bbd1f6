"""What a board says and how it came there, in a checksum: two databases with the same sums hold the same boards."""

from __future__ import annotations

import hashlib

import msgspec
from sqlalchemy import Connection, text

from leanwall.store.changes import Transaction


class BoardSum(msgspec.Struct, frozen=True):
    """A board's place in its order, the length of its log, and the SHA-256 of its content and of its log's marks."""

    id: str
    title: str
    version: int
    changes: int
    sum: str


def board_sums(connection: Connection) -> list[BoardSum]:
    """Every board, those in the trash too, by id."""
    rows = connection.execute(text("SELECT id, title, version, mark FROM board ORDER BY id")).all()
    lite = connection.dialect.name == "sqlite"
    cursor = connection.connection.cursor()
    try:
        transaction = Transaction(cursor, lite)
        sums = [_sum(connection, transaction, *row) for row in rows]
    finally:
        cursor.close()
    return sorted(sums, key=lambda board: board.id)


def _sum(connection: Connection, transaction: Transaction, board: str, title: str, version: int, mark: str) -> BoardSum:
    digest = hashlib.sha256(mark.encode())
    digest.update(msgspec.json.encode(transaction.load(board).content()))
    question = text("SELECT mark, length(ops) FROM change WHERE board_id = :board ORDER BY version")
    count = 0
    for row in connection.execute(question, {"board": board}):
        count += 1
        digest.update(f"{row[0]} {row[1]}\n".encode())
    return BoardSum(board, title, version, count, digest.hexdigest())
