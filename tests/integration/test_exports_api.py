"""Deliverables over HTTP: the right file under a safe name, made in a process that can do no harm."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from leanwall.api.exports import disposition
from leanwall.core.reading import read_board
from leanwall.errors import BadInput, TooLarge, Unavailable
from leanwall.export.formats import FORMATS, Options, Result, export
from leanwall.export.worker import JOBS_PER_PROCESS, Exporter
from tests.support.exported import being_made
from tests.support.people import sign_in
from tests.support.wall import Wall, billing, open_wall

BOARD = read_board(billing())


def exported(wall: Wall, **options: Any) -> Any:
    return wall.client.get(f"/api/boards/{wall.app.first_board}/export", params=options)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_comes_as_a_file_with_a_speaking_name(wall: Wall, name: str) -> None:
    answer = exported(wall, format=name)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == FORMATS[name].media_type
    assert len(answer.content) > 100
    sent_as = answer.headers["content-disposition"]
    assert re.fullmatch(r'attachment; filename="[\w.-]+"; filename\*=UTF-8\'\'[\w.%-]+', sent_as)
    assert 'filename="customer-billing-' in sent_as
    assert sent_as.endswith(f".{FORMATS[name].extension}")
    assert int(answer.headers["leanwall-pages"]) >= 1
    assert int(answer.headers["leanwall-to-agree"]) >= 0
    assert isinstance(json.loads(answer.headers["leanwall-notes"]), list)


def test_the_formats_are_listed_with_their_choices(wall: Wall) -> None:
    formats = {format["name"]: format for format in wall.client.get("/api/export-formats").json()["formats"]}
    assert set(formats) == set(FORMATS)
    facts = {
        "name",
        "title",
        "extension",
        "media_type",
        "states",
        "cuts",
        "sizes",
        "ladders",
        "parts",
        "languages",
        "for_all",
    }
    assert set(formats["diagram-png"]) == facts
    assert formats["diagram-png"]["states"][0] == "both"


def test_the_exported_board_file_is_the_board(wall: Wall) -> None:
    assert read_board(exported(wall, format="board-json").content) == BOARD


def test_no_export_and_no_what_if_tells_what_the_person_may_not_see(wall: Wall, tmp_path: Path) -> None:
    notes = [{"id": "a", "text": "Shown", "process_time": 60}, {"id": "h", "text": "canary", "hidden": True}]
    board = wall.new_board(notes=notes)
    to_hand_on = wall.client.get(f"/api/boards/{board}/export?format=board-json")
    assert "canary" not in to_hand_on.text
    assert json.loads(to_hand_on.headers["leanwall-notes"])
    assert "canary" in wall.client.get(f"/api/boards/{board}/export?format=board-json&parts=all").text
    wall.client.cookies.clear()
    wall.client.cookies["leanwall_8765"] = sign_in(tmp_path, "Ben", "edit")["secret"]
    for parts in ("shown", "all"):
        answer = wall.client.get(f"/api/boards/{board}/export?format=board-json&parts={parts}")
        assert (answer.status_code, "canary" in answer.text) == (200, False)
    tried = wall.client.post(f"/api/boards/{board}/figures", json={"overrides": {"h": {"hidden": False}}})
    assert (tried.status_code, "canary" in tried.text) == (422, False)


@pytest.mark.parametrize(
    ("options", "place"),
    [
        ({"format": "powerpoint"}, "format"),
        ({"format": "../../etc/passwd"}, "format"),
        ({"format": "diagram-png", "state": "past"}, "state"),
        ({"format": "diagram-png", "size": "a9"}, "size"),
        ({"format": "diagram-png", "page": "0"}, "page"),
        ({"format": "diagram-png", "page": "99"}, "page"),
        ({"format": "diagram-png", "date": "20261201"}, "date"),
    ],
)
def test_a_wish_that_cannot_be_is_refused_with_its_place(wall: Wall, options: dict[str, str], place: str) -> None:
    answer = exported(wall, **options)
    assert (answer.status_code, answer.json()["place"]) == (422, place)


def test_a_refusal_speaks_the_language_of_the_page_else_that_of_the_file(wall: Wall) -> None:
    board = wall.new_board(title="Empty")
    address = f"/api/boards/{board}/export?format=checklist-pdf"
    told = {
        (asked, spoken): wall.client.get(address + asked, headers={"Accept-Language": spoken}).json()
        for asked in ("", "&language=de", "&language=en")
        for spoken in ("", "de-AT,de;q=0.9", "en", "fr")
    }
    german = {key for key, problem in told.items() if "Soll-Zustand" in problem["detail"]}
    by_page = {(asked, "de-AT,de;q=0.9") for asked in ("", "&language=de", "&language=en")}
    assert german == by_page | {("&language=de", ""), ("&language=de", "fr")}
    assert {problem["code"] for problem in told.values()} == {"empty_future"}


@pytest.mark.parametrize("format", ["powerpoint", "diagram-png"])
def test_a_workspace_s_manual_is_refused_for_its_format_before_anything_else(wall: Wall, format: str) -> None:
    answer = wall.client.get("/api/workspaces/home/manual", params={"format": format})
    assert (answer.status_code, answer.json()["place"], answer.json()["code"]) == (422, "format", "invalid")
    assert "manual-docx" in answer.json()["detail"]
    known = wall.client.get(
        "/api/workspaces/home/manual", params={"format": "manual-pdf"}, headers={"Accept-Language": "de"}
    )
    assert (known.json()["code"], "vereinbart" in known.json()["detail"]) == ("nothing_agreed", True)


def test_the_address_of_a_version_gives_the_same_file_after_the_board_has_moved_on(wall: Wall) -> None:
    board = wall.new_board(title="Billing", notes=[{"id": "a", "text": "First words", "process_time": 60}])
    version = wall.client.get(f"/api/boards/{board}/figures?state=current").json()["version"]
    address = f"/api/boards/{board}/export?format=steps-csv&version={version}&date=2026-12-01"
    first = wall.client.get(address)
    assert wall.client.post(f"/api/boards/{board}/start-future").status_code == 201
    assert "future" in wall.client.get(f"/api/boards/{board}/export?format=steps-csv").text
    again = wall.client.get(address)
    assert (again.content, again.headers["content-disposition"]) == (
        first.content,
        first.headers["content-disposition"],
    )
    missing = address.replace(f"version={version}", "version=999999")
    told = wall.client.get(missing, headers={"Accept-Language": "de"})
    assert (told.status_code, "keine Version 999999" in told.json()["detail"]) == (404, True)
    assert "no version 999999" in wall.client.get(missing).json()["detail"]


def test_an_export_that_takes_too_long_is_stopped_and_the_next_one_works(tmp_path: Path) -> None:
    with open_wall(tmp_path, export_seconds=0.001) as wall:
        answer = exported(wall, format="diagram-png")
        assert (answer.status_code, answer.json()["code"]) == (413, "limit")
        assert "LEANWALL_EXPORT_SECONDS" in answer.json()["detail"]
        assert wall.client.get("/healthz").status_code == 200


async def finished(exporter: Exporter, *formats: str) -> list[Any]:
    results = await asyncio.gather(
        *(exporter.export(BOARD, name, Options()) for name in formats), return_exceptions=True
    )
    await exporter.close()
    return results


def test_the_worker_gives_just_what_the_exporter_gives() -> None:
    (made,) = asyncio.run(finished(Exporter(), "checklist-pdf"))
    assert made == export(BOARD, "checklist-pdf", Options())


def test_refusals_come_through_the_process_as_they_are() -> None:
    (refused,) = asyncio.run(finished(Exporter(), "powerpoint"))
    assert isinstance(refused, BadInput)
    assert refused.place == "format"


def test_exports_wait_for_their_turn() -> None:
    made = asyncio.run(finished(Exporter(workers=2), *["steps-csv"] * 5))
    assert len({result.data for result in made}) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="memory limits of a process are Linux's")
def test_an_export_beyond_its_memory_is_refused_and_the_next_one_works() -> None:
    async def two() -> list[Any]:
        small = Exporter(memory_mb=190)  # enough for a list of steps, too little for a picture
        return [*await finished(small, "diagram-png"), *await finished(Exporter(), "diagram-png")]

    refused, made = asyncio.run(two())
    assert isinstance(refused, TooLarge | Unavailable)  # or a library can't even be loaded
    assert made.data.startswith(b"\x89PNG")


def children() -> list[int]:
    listed = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return [int(child) for path in listed for child in path.read_text().split()]


def environment_of(process: int) -> bytes:
    return Path(f"/proc/{process}/environ").read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_the_worker_knows_no_secret_and_ends_with_the_exporter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEANWALL_TOKEN", "canary-canary-canary")
    monkeypatch.setenv("LEANWALL_DATABASE_URL", "postgresql://canary")
    before = set(children())

    async def look() -> tuple[bytes, set[int]]:
        exporter = Exporter()
        await exporter.export(BOARD, "steps-csv", Options())
        (worker,) = set(children()) - before
        environment = environment_of(worker)
        await exporter.close()
        return environment, set(children()) - before

    environment, left = asyncio.run(look())
    assert b"PATH=" in environment
    assert b"canary" not in environment
    assert left == set()


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_an_export_nobody_waits_for_any_more_is_killed() -> None:
    before = set(children())

    async def abandon() -> set[int]:
        exporter = Exporter()
        await exporter.export(BOARD, "steps-csv", Options())
        making = exporter.export(BOARD, "diagram-pdf", Options(), who="p", ticket="t")
        task = asyncio.create_task(making)
        await being_made(exporter, "p", "t")
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        for _ in range(3000):  # a killed process takes a moment to go
            if not set(children()) - before:
                break
            await asyncio.sleep(0.01)
        return set(children()) - before

    assert asyncio.run(abandon()) == set()


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_worker_that_died_while_idle_harms_nobody() -> None:
    async def outlive() -> str:
        exporter = Exporter()
        await exporter.export(BOARD, "steps-csv", Options())
        (worker,) = exporter._idle
        os.kill(worker._process.pid, signal.SIGKILL)
        await asyncio.wait_for(worker._process.wait(), 30)
        made = await exporter.export(BOARD, "steps-csv", Options(version="2"))  # the same file would be a kept one
        await exporter.close()
        return made.filename

    assert asyncio.run(outlive()).endswith(".csv")


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_worker_is_replaced_before_it_grows_old() -> None:
    before = set(children())

    async def many() -> set[int]:
        exporter, seen = Exporter(), set[int]()
        for i in range(JOBS_PER_PROCESS + 1):  # the same file again would come from the cache
            await exporter.export(BOARD, "steps-csv", Options(version=str(i)))
            seen |= set(children()) - before
        await exporter.close()
        return seen

    assert len(asyncio.run(many())) == 2


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("billing.pdf", ("billing.pdf", "billing.pdf")),
        ("a\r\nSet-Cookie: x.pdf", ("a__Set-Cookie__x.pdf", "a%0D%0ASet-Cookie%3A%20x.pdf")),
        ('"; x="é.pdf', ("___x__.pdf", "%22%3B%20x%3D%22%C3%A9.pdf")),
        ("请款", ("leanwall", "%E8%AF%B7%E6%AC%BE")),
    ],
)
def test_a_file_name_cannot_leave_its_header(name: str, sent: tuple[str, str]) -> None:
    assert disposition(name) == f"attachment; filename=\"{sent[0]}\"; filename*=UTF-8''{sent[1]}"


def test_the_same_file_is_made_once() -> None:
    async def thrice() -> list[Result]:
        exporter = Exporter()
        first = await exporter.export(BOARD, "steps-csv", Options(state="current"))
        await exporter.close()
        again = await asyncio.wait_for(exporter.export(BOARD, "steps-csv", Options(state="current")), 30)
        assert children() == before  # no process was started for it
        other = await exporter.export(BOARD, "steps-csv", Options(state="future"))
        await exporter.close()
        return [first, again, other]

    before = children()
    first, again, other = asyncio.run(thrice())
    assert first == again
    assert first != other
