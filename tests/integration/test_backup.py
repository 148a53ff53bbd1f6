"""Backups: made while people work, restored elsewhere, every board equal; refused in a sentence what can't be one."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import URL, make_url

from leanwall.cli import main
from leanwall.errors import BadInput, Conflict, LeanwallError, Unavailable
from leanwall.store import backup as backups
from leanwall.store.audit import Audit
from leanwall.store.backup import back_up, restore
from leanwall.store.boards import Boards
from leanwall.store.db import Database, open_database
from leanwall.store.health import examine
from leanwall.store.people import HOME, People
from leanwall.store.shelves import Shelves
from tests.support.files import commit
from tests.support.servers import postgres

BOARDS = 5


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Boards that people worked on, one of them in the trash."""
    opened = open_database(database_url)
    People(opened.engine).ensure_owner()
    store = Boards(opened)
    for n in range(BOARDS):
        notes = [{"id": f"n-{i}", "text": f"Schritt {i} – „ä\u202e😀“"} for i in range(5)]
        board = store.create(HOME, {"format": "leanwall.board", "version": 1, "title": f"Board {n}", "notes": notes})
        for version in range(1, 4):
            commit(opened, board, version, {"text": f"version {version} \0"})
    store.delete(HOME, store.list(HOME)[0].id)
    yield opened
    opened.close()


def said(database: Database) -> dict[str, Any]:
    """What every board says, now and before."""
    store = Boards(database)
    return {
        row.id: [store.content_at(HOME, row.id, version) for version in range(row.version + 1)]
        for row in store.list(HOME)
    }


def elsewhere(url: str, folder: Path) -> str:
    """An empty place of the same kind."""
    (folder / "elsewhere").mkdir()
    return postgres().empty() if url.startswith("postgres") else f"sqlite:///{folder / 'elsewhere' / 'leanwall.db'}"


def test_a_backup_made_while_people_write_is_restored_elsewhere_board_by_board(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    before = said(database)
    (busy, *_) = before
    with database.live.transaction(writes=False) as somebody_reads:
        somebody_reads.load(busy)
        manifest = back_up(database_url, tmp_path / "b.zip")
    commit(database, busy, 4, {"text": "after the backup"})
    other = elsewhere(database_url, tmp_path)
    assert restore(tmp_path / "b.zip", other).boards == manifest.boards
    assert len(manifest.boards) == BOARDS
    with closing(open_database(other)) as again:
        assert said(again) == before
        assert Boards(again).content(HOME, busy)["notes"][3]["text"] == "version 3 \0"
    with pytest.raises(Conflict, match="already"):
        restore(tmp_path / "b.zip", other)


def test_a_laptops_backup_moves_into_a_companys_postgresql_with_its_history(tmp_path: Path) -> None:
    with closing(open_database(f"sqlite:///{tmp_path / 'leanwall.db'}")) as laptop:
        owner, _ = People(laptop.engine).ensure_owner()
        for _ in range(3):
            Audit(laptop.engine).note(HOME, owner.id, "signed.in")
        board = Boards(laptop).create(HOME, {"format": "leanwall.board", "version": 1, "notes": [{"id": "n-3"}]})
        commit(laptop, board, 1, {"text": "first \0"})
        back_up(f"sqlite:///{tmp_path / 'leanwall.db'}", tmp_path / "b.zip")
        before = said(laptop)
    company = postgres().empty()
    restore(tmp_path / "b.zip", company)
    with closing(open_database(company)) as again:
        assert said(again) == before
        audit = Audit(again.engine)  # the first thing that the company's wall writes: somebody signs in
        audit.note(HOME, owner.id, "signed.in")
        assert [entry["id"] for entry in audit.entries(HOME, None, 9)] == [4, 3, 2, 1]


def rewritten(source: Path, target: Path, change: Any) -> Path:
    """The backup with another manifest or database."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        manifest, data = json.loads(old.read("manifest.json")), old.read("database")
        manifest, data = change(manifest, data)
        new.writestr("manifest.json", json.dumps(manifest))
        new.writestr("database", data)
    return target


def test_what_is_no_good_backup_is_refused_and_nothing_is_put_in_place(tmp_path: Path) -> None:
    with closing(open_database(f"sqlite:///{tmp_path / 'leanwall.db'}")) as laptop:
        People(laptop.engine).ensure_owner()
        Boards(laptop).create(HOME, {"format": "leanwall.board", "version": 1, "title": "Kept"})
        good = tmp_path / "good.zip"
        back_up(f"sqlite:///{tmp_path / 'leanwall.db'}", good)
    newer = rewritten(good, tmp_path / "newer.zip", lambda m, d: ({**m, "tables": "9999", "leanwall": "9.0"}, d))
    other = [{**board, "sum": "0" * 64} for board in json.loads(zipfile.ZipFile(good).read("manifest.json"))["boards"]]
    wrong = rewritten(good, tmp_path / "wrong.zip", lambda m, d: ({**m, "boards": other}, d))
    (tmp_path / "list.zip").write_text("a shopping list")
    bent = bytearray(good.read_bytes())
    bent[len(bent) // 2 : len(bent) // 2 + 40] = b"\xa5" * 40
    (tmp_path / "bent.zip").write_bytes(bent)
    locked = good.read_bytes().replace(b"PK\3\4\x14\0\0", b"PK\3\4\x14\0\1")  # a password is needed, it says
    (tmp_path / "locked.zip").write_bytes(locked.replace(b"PK\1\2\x14\3\x14\0\0", b"PK\1\2\x14\3\x14\0\1"))
    torn = rewritten(good, tmp_path / "torn.zip", lambda m, d: (m, d[:4096] + b"\xa5" * 40_960 + d[45_056:]))
    new = tmp_path / "new"
    new.mkdir()
    for file, refusal, words in (
        (newer, BadInput, r"newer Leanwall \(9\.0.*Update"),
        (wrong, Unavailable, "does not give again.*Kept"),
        (tmp_path / "list.zip", BadInput, "no backup"),
        (tmp_path / "bent.zip", BadInput, "damaged"),
        (tmp_path / "locked.zip", BadInput, "no backup"),
        (torn, BadInput, "torn.zip: the database in this backup is damaged"),
        (tmp_path, BadInput, "can't be read"),
        (tmp_path / "nothing.zip", BadInput, "no such file"),
    ):
        with pytest.raises(refusal, match=words):
            restore(file, f"sqlite:///{new / 'leanwall.db'}")
        assert list(new.iterdir()) == []


def test_a_journal_that_was_left_behind_is_not_played_into_a_restored_file(tmp_path: Path) -> None:
    with closing(open_database(f"sqlite:///{tmp_path / 'leanwall.db'}")):
        back_up(f"sqlite:///{tmp_path / 'leanwall.db'}", tmp_path / "b.zip")
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "leanwall.db-wal").write_bytes(b"of another database")
    with pytest.raises(Conflict, match=r"leanwall\.db-wal"):
        restore(tmp_path / "b.zip", f"sqlite:///{tmp_path / 'new' / 'leanwall.db'}")


def test_names_that_no_file_can_have_are_refused_and_what_a_killed_backup_left_is_in_nobodys_way(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    open_database(f"sqlite:///{tmp_path / 'leanwall.db'}").close()
    (tmp_path / f".b.zip.{os.getpid()}.part").touch()
    here = ("--data", str(tmp_path))
    assert main(["backup", *here, "--out", str(tmp_path / "b.zip")]) == 0
    for wish in ("--out", "--boards"):
        for file in ("long" * 80, f"{'long' * 80}/b.zip"):
            assert main(["backup", *here, wish, str(tmp_path / file)]) == 2
            assert "name too long" in capsys.readouterr().err
    assert main(["backup", *here, "--out", "~nobody-of-this-name/b.zip"]) == 2
    assert main(["backup", *here, "--boards", str(tmp_path / "b.zip")]) == 2


def test_of_two_backups_to_one_name_the_second_is_refused_and_a_folder_may_have_any_sign(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "50 % #1"
    folder.mkdir()
    url, out = f"sqlite:///{folder / 'leanwall.db'}", folder / "b%20.zip"
    open_database(url).close()
    copy = backups._copy_sqlite

    def slowly(*given: Any) -> Any:
        monkeypatch.setattr(backups, "_copy_sqlite", copy)
        back_up(url, out)
        return copy(*given)

    monkeypatch.setattr(backups, "_copy_sqlite", slowly)
    with pytest.raises(Conflict, match="there already"):
        back_up(url, out)
    assert restore(out, f"sqlite:///{tmp_path / 'leanwall.db'}").boards == []
    assert all(well for well, _ in examine(url))
    assert {file.name for file in folder.glob("*b%20*")} == {out.name}


def test_a_backup_without_room_leaves_nothing_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_database(f"sqlite:///{tmp_path / 'leanwall.db'}").close()
    (tmp_path / "out").mkdir()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "_pack", full)
    with pytest.raises(Unavailable, match="No space left"):
        back_up(f"sqlite:///{tmp_path / 'leanwall.db'}", tmp_path / "out" / "b.zip")
    assert list((tmp_path / "out").iterdir()) == []


def test_the_commands_say_what_they_did_and_leave_boards_as_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    with closing(open_database(f"sqlite:///{data / 'leanwall.db'}")) as database:
        People(database.engine).ensure_owner()
        content = {"format": "leanwall.board", "version": 1, "title": "Rechnung / ../x", "notes": [{"id": "n-1"}]}
        board = Boards(database).create(HOME, content)
        archived = Boards(database).create(HOME, content)
        Shelves(database).put(HOME, archived, "archive")
    assert main(["backup", "--data", str(data), "--out", str(tmp_path / "b.zip")]) == 0
    assert main(["restore", str(tmp_path / "b.zip"), "--data", str(tmp_path / "new")]) == 0
    assert "2 boards as of" in capsys.readouterr().out
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["leanwall.db"]
    assert main(["backup", "--data", str(data), "--boards", str(tmp_path / "files")]) == 0
    files = sorted((tmp_path / "files").rglob("*.json"))
    assert [json.loads(file.read_text("utf-8")) for file in files] == [content, content]
    names = [str(file.relative_to(tmp_path / "files")) for file in files]
    assert names == [
        f"my-boards-home/archive/rechnung-x-{archived[-6:]}.json",
        f"my-boards-home/rechnung-x-{board[-6:]}.json",
    ]
    (tmp_path / "file").touch()
    assert main(["backup", "--data", str(data), "--boards", str(tmp_path / "file" / "in")]) == 2
    assert main(["restore", str(tmp_path / "b.zip"), "--data", str(data)]) == 2
    assert main(["backup", "--data", str(tmp_path / "empty")]) == 2


def test_the_doctor_finds_a_damaged_page_and_a_gap_and_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEANWALL_PORT", "0")
    tmp_path.chmod(0o700)
    file = tmp_path / "leanwall.db"
    with closing(open_database(f"sqlite:///{file}")) as database:
        People(database.engine).ensure_owner()
        content = {"format": "leanwall.board", "version": 1, "title": "Gap", "notes": [{"id": "n-3"}]}
        board = Boards(database).create(HOME, content)
        for version in (1, 2, 3):
            commit(database, board, version, {"text": "x"})
    assert main(["doctor", "--data", str(tmp_path)]) == 0, capsys.readouterr().out
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DELETE FROM change WHERE version = 2")
        connection.commit()
    assert main(["doctor", "--data", str(tmp_path)]) == 1
    assert "“Gap” (its history has a gap)" in capsys.readouterr().out
    data = bytearray(file.read_bytes())
    data[-4096:] = b"\xa5" * 4096
    file.write_bytes(data)
    assert main(["doctor", "--data", str(tmp_path)]) == 1
    assert "damaged" in capsys.readouterr().out


def test_the_doctor_names_what_is_wrong_with_the_settings_and_the_database(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEANWALL_DATABASE_URL", "postgresql://me:secret@127.0.0.1:1/wall")
    monkeypatch.setenv("LEANWALL_DATABSE", "x")
    monkeypatch.setenv("LEANWALL_SMTP_URL", "smtp://mail.example.com")
    assert main(["doctor", "--data", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "LEANWALL_DATABSE" in said
    assert "LEANWALL_MAIL_FROM" in said  # without which the start is refused
    assert "No PostgreSQL answers at 127.0.0.1:1" in said
    assert "secret" not in said


def test_the_doctor_finds_a_folder_that_no_start_could_make(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEANWALL_PORT", "0")
    file = tmp_path / "boards"
    file.touch()
    for named in (file, file / "in" / "it"):
        assert main(["doctor", "--data", str(named)]) == 1
        assert f"{file} is a file, no folder" in capsys.readouterr().out
    monkeypatch.setattr(os, "access", lambda path, _: path != tmp_path)
    assert main(["doctor", "--data", str(tmp_path / "new")]) == 1
    assert f"can't be made in {tmp_path}" in capsys.readouterr().out


def test_a_backup_of_what_lies_on_a_disk_nobody_writes_says_to_copy_it_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "leanwall.db"
    file.write_bytes(b"no database, for SQLite")
    for may_write, words in ((True, "doctor` says more"), (False, f"Copy {tmp_path} to a disk")):
        monkeypatch.setattr(os, "access", lambda *_, may=may_write: may)
        with pytest.raises(Unavailable, match=words):
            back_up(f"sqlite:///{file}", tmp_path / "b.zip")


def test_the_doctor_finds_a_sound_postgresql_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    url = postgres().fresh()
    monkeypatch.setenv("LEANWALL_DATABASE_URL", url)
    monkeypatch.setenv("LEANWALL_PORT", "0")
    with closing(open_database(url)) as database:
        People(database.engine).ensure_owner()
        Boards(database).create(HOME, {"format": "leanwall.board", "version": 1})
    tmp_path.chmod(0o700)
    code, said = main(["doctor", "--data", str(tmp_path)]), capsys.readouterr().out
    assert "All 1 boards read" in said
    assert code == 0, said


def test_what_stands_behind_the_question_mark_of_an_address_counts_for_a_dump_too(tmp_path: Path) -> None:
    url = make_url(postgres().fresh())
    asked = {"host": str(url.host), "port": str(url.port), "application_name": "back up; 'here'"}
    same = URL.create(url.drivername, url.username, url.password, database=url.database, query=asked)
    assert back_up(same.render_as_string(hide_password=False), tmp_path / "b.zip").kind == "postgresql"


def test_a_dump_program_that_fails_is_told_without_the_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = postgres().fresh()
    monkeypatch.setattr(shutil, "which", lambda _: "/bin/false")
    with pytest.raises(LeanwallError, match="could not do it") as refusal:
        back_up(url, tmp_path / "b.zip")
    assert "a-password" not in str(refusal.value)
    assert list(tmp_path.iterdir()) == []
