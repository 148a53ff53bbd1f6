"""A client's brand on paper: name, accent colour, logo, footer, usual paper and language."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Any

from leanwall.errors import BadInput
from leanwall.export.clean import one_line
from leanwall.export.tongue import tell, word

NAVY = "#12314F"
PAPERS = ("a4", "letter")
MAX_NAME, MAX_FOOTER = 120, 200
_UNREADABLE = word("The logo is not readable; upload it again.")
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
_PNG = b"\x89PNG\r\n\x1a\n"
_CONTRAST = 7.0  # white and pale letters on the accent: WCAG's stricter rule, because some of them are small


@dataclass(frozen=True, slots=True)
class Brand:
    """All of it may be empty. `logo` is a PNG that `logo.clean_logo` has made, never what somebody sent."""

    name: str = ""
    accent: str = ""
    footer: str = ""
    paper: str = ""
    language: str = ""
    logo: bytes = b""

    def __post_init__(self) -> None:
        if self.accent and not _COLOR.fullmatch(self.accent):
            raise BadInput(tell("A colour is written #RRGGBB, such as #0B5FA5."), place="accent")
        if self.paper and self.paper not in PAPERS:
            told = {"name": "paper", "value": one_line(self.paper, 40), "known": PAPERS}
            raise BadInput(tell("There is no {name} “{value}”; choose {known}.", **told), place="paper")
        if len(self.name) > MAX_NAME:
            raise BadInput(tell("A client’s name has at most {most} letters.", most=MAX_NAME), place="name")
        if len(self.footer) > MAX_FOOTER:
            raise BadInput(tell("A footer has at most {most} letters.", most=MAX_FOOTER), place="footer")

    @property
    def shown_name(self) -> str:
        """The name as it is printed."""
        return one_line(self.name)

    @property
    def shown_footer(self) -> str:
        """The footer as it is printed."""
        return one_line(self.footer)

    @property
    def deep(self) -> str:
        """The accent, darkened until white letters on it are easy to read."""
        color = self.accent or NAVY
        parts = [int(color[i : i + 2], 16) for i in (1, 3, 5)]
        while _contrast_with_white(parts) < _CONTRAST:
            parts = [int(part * 0.93) for part in parts]
        return "#" + "".join(f"{part:02X}" for part in parts)


PLAIN = Brand()


def _contrast_with_white(parts: list[int]) -> float:
    """By WCAG 2: (1.05) / (luminance + 0.05)."""
    shares = [part / 255 for part in parts]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def brand_to_json(brand: Brand) -> dict[str, str]:
    """For a pipe or a row: the logo as base64."""
    return {
        "name": brand.name,
        "accent": brand.accent,
        "footer": brand.footer,
        "paper": brand.paper,
        "language": brand.language,
        "logo": base64.b64encode(brand.logo).decode("ascii"),
    }


def brand_from_json(told: dict[str, Any]) -> Brand:
    """The brand again. Raises BadInput for what it can't be."""
    try:
        logo = base64.b64decode(str(told.get("logo") or ""), validate=True)
    except (binascii.Error, ValueError):
        raise BadInput(tell(_UNREADABLE), place="logo") from None
    if logo and not logo.startswith(_PNG):
        raise BadInput(tell(_UNREADABLE), place="logo")
    words = {name: str(told.get(name) or "") for name in ("name", "accent", "footer", "paper", "language")}
    return Brand(**words, logo=logo)
