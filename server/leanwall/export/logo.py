"""A logo from a stranger made safe: decoded within limits, made smaller, written anew as bare pixels."""

from __future__ import annotations

import io
import warnings

from PIL import Image, UnidentifiedImageError

from leanwall.errors import BadInput
from leanwall.export.house import tell, word

KINDS = ("PNG", "JPEG", "WEBP")
MAX_BYTES = 8 * 2**20
MAX_PIXELS = 25_000_000
MAX_SIDES = (900, 360)  # a logo is printed 60 mm wide at most: 380 dots to the inch
_ADVICE = word("Choose a PNG, JPEG or WebP picture of at most 8 MB.")


def clean_logo(data: bytes) -> bytes:
    """The picture as a PNG of at most 900 × 360 dots. Raises BadInput for what is no still picture of these kinds."""
    if len(data) > MAX_BYTES:
        raise BadInput(f"{tell('This logo has more than 8 MB.')} {tell(_ADVICE)}", place="logo")
    if not data:
        raise BadInput(f"{tell('This file is empty.')} {tell(_ADVICE)}", place="logo")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return _decoded(data)
    except BadInput:
        raise
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Warning, Image.DecompressionBombError):
        raise BadInput(f"{tell('This file can’t be read as a picture.')} {tell(_ADVICE)}", place="logo") from None


def _decoded(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data), formats=KINDS) as opened:
        wide, high = opened.size
        if wide * high > MAX_PIXELS:
            raise BadInput(tell("This logo has more than 25 million dots; make it smaller first."), place="logo")
        if getattr(opened, "is_animated", False):
            raise BadInput(tell("This logo moves; choose a still picture."), place="logo")
        if opened.format == "JPEG":
            opened.draft("RGB", (MAX_SIDES[0] * 2, MAX_SIDES[1] * 2))
        opened.load()
        picture = opened.convert("RGBA")
    picture.thumbnail(MAX_SIDES, Image.Resampling.LANCZOS)
    bare = Image.new("RGBA", picture.size)
    bare.paste(picture)  # pixels only: no metadata comes along
    out = io.BytesIO()
    bare.save(out, "PNG")
    return out.getvalue()
