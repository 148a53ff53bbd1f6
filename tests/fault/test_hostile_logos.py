"""Logos from strangers: what is no small still picture is refused in a sentence, and only pixels are kept."""

from __future__ import annotations

import asyncio
import io
import struct
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from leanwall.errors import BadInput
from leanwall.export.brand import Brand
from leanwall.export.logo import MAX_BYTES, clean_logo
from leanwall.export.worker import Exporter
from tests.support.exported import billing, made


def saved(picture: Image.Image, kind: str = "PNG", **more: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


def a_bomb() -> bytes:
    """A PNG of 60,000 × 60,000 dots in a few kilobytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (8, 8), (i, 0, 0)) for i in range(40)]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:])


HOSTILE: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "words": lambda: b"not a picture",
    "an SVG": lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><image href='http://127.0.0.1:9/x'/></svg>",
    "a GIF": lambda: saved(Image.new("P", (9, 9)), "GIF"),
    "a PDF": lambda: b"%PDF-1.7 1 0 obj",
    "cut off": lambda: saved(Image.effect_noise((300, 300), 90))[:2_000],
    "a bomb": a_bomb,
    "too many dots": lambda: saved(Image.new("1", (6_000, 5_000))),
    "too many bytes": lambda: b"\x89PNG\r\n\x1a\n" + b"x" * MAX_BYTES,
    "a moving WebP": lambda: moving("WEBP"),
    "a moving PNG": lambda: moving("PNG"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_logo_is_refused_in_a_sentence(name: str) -> None:
    data = HOSTILE[name]()
    begun = time.monotonic()
    with pytest.raises(BadInput) as refusal:
        clean_logo(data)
    assert refusal.value.message.endswith(".")
    assert time.monotonic() - begun < 5  # five times what is promised


def ten_thousand_frames() -> bytes:
    """A moving WebP whose frames are all the same one."""
    two = moving("WEBP")
    at = two.index(b"ANMF")
    frame = two[at : at + 8 + int.from_bytes(two[at + 4 : at + 8], "little")]
    body = b"WEBP" + two[12:at] + frame * 10_000
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def kilobytes_of(process: int) -> int:
    """The most memory that a process ever held."""
    return int(Path(f"/proc/{process}/status").read_text().partition("VmHWM:")[2].split()[0])


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_the_process_that_refuses_them_stays_small_and_goes_on() -> None:
    hostile = [HOSTILE[name]() for name in ("a bomb", "too many dots", "too many bytes")]

    async def refused() -> tuple[list[str], int]:
        exporter, told = Exporter(), []
        for data in (*hostile, ten_thousand_frames()):
            with pytest.raises(BadInput) as refusal:
                await exporter.clean_logo(data)
            told.append(refusal.value.message)
        (worker,) = exporter._idle  # one process for all of them: none died
        most = kilobytes_of(worker._process.pid)
        await exporter.close()
        return told, most

    told, kilobytes = asyncio.run(refused())
    assert told[-1].startswith("This logo moves")
    assert kilobytes < 256 * 1024


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("size", [(1, 1), (2_000, 40), (40, 2_000)])
def test_pictures_of_any_shape_become_small_pngs_and_stand_on_the_page(kind: str, size: tuple[int, int]) -> None:
    clean = clean_logo(saved(Image.new("RGB", size, "#C85014"), kind))
    with Image.open(io.BytesIO(clean)) as picture:
        assert picture.format == "PNG"
        assert picture.size[0] <= 900
        assert picture.size[1] <= 360
    assert made(billing(), "checklist-pdf", brand=Brand(logo=clean)).data.startswith(b"%PDF")


def test_nothing_but_pixels_is_kept_of_a_logo() -> None:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "canary@example.com")
    told.add_itxt("XML:com.adobe.xmp", "/home/canary/logo.psd")
    exif = Image.Exif()
    exif[0x010E] = "canary-exif"
    picture = Image.new("RGB", (60, 20), "#C85014")
    for data in (saved(picture, "PNG", pnginfo=told), saved(picture, "JPEG", exif=exif, comment=b"canary-comment")):
        assert b"canary" in data
        clean = clean_logo(data + b"canary-behind-the-end")
        assert b"canary" not in clean
        assert b"canary" not in made(billing(), "diagram-svg", brand=Brand(logo=clean)).data


@pytest.mark.parametrize(
    "wrong", [{"accent": "red"}, {"accent": "#12345"}, {"paper": "a0"}, {"name": "x" * 121}, {"footer": "x" * 201}]
)
def test_a_brand_that_cannot_be_is_refused_with_its_place(wrong: dict[str, str]) -> None:
    with pytest.raises(BadInput) as refusal:
        Brand(**wrong)
    assert refusal.value.place == next(iter(wrong))
