"""Sending a sign-in address by e-mail."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from leanwall.errors import BadInput, Unavailable

SECONDS = 20
_ADDRESS = re.compile(r"[^@\s<>\"(),:;\\\[\]]{1,64}@[^@\s<>\"(),:;\\\[\]]{1,253}")


def read_email(text: str) -> str:
    """An address as it is kept: lower case. Raises BadInput."""
    email = text.strip().lower()
    if not _ADDRESS.fullmatch(email) or not email.isprintable():
        raise BadInput("an e-mail address looks like ana@example.com.", place="email")
    return email


@dataclass(frozen=True)
class Mailer:
    """`url` is smtp://user:password@host:587 or smtps://…:465, `sender` the From address."""

    url: str
    sender: str

    def check(self) -> None:
        """Raises BadInput for a URL or a sender that can't be one, naming the setting."""
        self._parts()
        try:
            read_email(self.sender)
        except BadInput:
            words = "a mail server needs a sender for its mails, for example leanwall@example.com."
            raise BadInput(words, place="LEANWALL_MAIL_FROM") from None

    async def send(self, to: str, subject: str, text: str) -> None:
        """Raises Unavailable when the mail server doesn't take it."""
        import aiosmtplib  # most walls have no mail server

        scheme, host, port, user, password = self._parts()
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = self.sender, to, subject
        message.set_content(text)
        try:
            await aiosmtplib.send(
                message, hostname=host, port=port, username=user, password=password,
                use_tls=scheme == "smtps", timeout=SECONDS,
            )  # fmt: skip
        except (aiosmtplib.SMTPException, OSError, ValueError) as error:
            raise Unavailable("The mail server did not take the message; try again later.") from error

    def _parts(self) -> tuple[str, str, int, str | None, str | None]:
        try:
            parts = urlsplit(self.url)
            port = parts.port
        except ValueError:
            parts, port = urlsplit(""), None
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
            raise BadInput("a mail server looks like smtp://user:password@host:587.", place="LEANWALL_SMTP_URL")
        user = unquote(parts.username) if parts.username else None
        password = unquote(parts.password) if parts.password else None
        return parts.scheme, parts.hostname, port or (465 if parts.scheme == "smtps" else 587), user, password
