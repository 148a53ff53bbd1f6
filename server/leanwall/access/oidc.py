"""Signing in with an OpenID Connect service: authorization code with PKCE, the ID token checked claim by claim.

What belongs to one attempt (state, nonce, verifier) is kept by the browser that began it, in a cookie of its own: a
code that somebody else obtained finds no counterpart there. Only members are let in, by an address the service has
verified.
"""

from __future__ import annotations

import secrets
import threading
import time
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol
from urllib.parse import urlsplit

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from leanwall.access.mail import read_email
from leanwall.access.people import Person
from leanwall.errors import BadInput, NotSignedIn, Unavailable

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"]  # never "none", never a shared secret
SCOPE = "openid email profile"
SECONDS = 10
KNOWN_FOR = 3600.0
SILENT_FOR = 5.0  # after it did not answer: those who waited meanwhile are not kept waiting one after the other
SILENT = "The sign-in service does not answer; try again in a moment."
REFUSED = "You could not be signed in: this account is not a member here, or the sign-in took too long."


class Attempt(NamedTuple):
    """What the browser keeps while it is away at the service."""

    state: str
    nonce: str
    verifier: str

    def text(self) -> str:
        return ".".join(self)

    @staticmethod
    def read(text: str) -> Attempt:
        """Raises NotSignedIn for anything else."""
        parts = text.split(".")
        if len(parts) != 3 or not all(parts):
            raise NotSignedIn(REFUSED)
        return Attempt(*parts)


class Members(Protocol):
    """Accounts (store/people.py)."""

    def by_subject(self, subject: str, now: str) -> Person | None: ...
    def by_email(self, email: str, now: str) -> Person | None: ...
    def bind_subject(self, account_id: str, subject: str) -> bool: ...


@dataclass(frozen=True)
class Service:
    """`back` is the address on this server to which the service sends browsers back."""

    issuer: str
    client_id: str
    client_secret: str
    back: str

    def check(self) -> None:
        """Raises BadInput unless the service can be spoken to in private (a test's own computer apart)."""
        parts = urlsplit(self.issuer)
        is_here = parts.hostname in ("127.0.0.1", "localhost", "::1")
        if not self.client_id or not parts.hostname or not (parts.scheme == "https" or is_here):
            raise BadInput(
                "a sign-in service needs an https:// address and LEANWALL_OIDC_CLIENT_ID.", place="LEANWALL_OIDC_ISSUER"
            )


class Oidc:
    """Blocking (network); call it off the event loop."""

    def __init__(self, service: Service, members: Members) -> None:
        service.check()
        self._service, self._members = service, members
        self._lock = threading.Lock()
        self._known: tuple[float, dict[str, Any], KeySet] | None = None
        self._silent_since = float("-inf")

    @property
    def title(self) -> str:
        """What the button says."""
        return urlsplit(self._service.issuer).hostname or ""

    def begin(self) -> tuple[str, str]:
        """Where to send the browser, and the text that it has to keep. Raises Unavailable."""
        attempt = Attempt(secrets.token_urlsafe(24), secrets.token_urlsafe(24), secrets.token_urlsafe(48))
        facts, _ = self._facts()
        url, _ = self._client().create_authorization_url(
            facts["authorization_endpoint"], state=attempt.state, nonce=attempt.nonce, code_verifier=attempt.verifier
        )
        return str(url), attempt.text()

    def finish(self, kept: str, state: str, code: str, now: str) -> Person:
        """Who came back with the text it kept. Raises NotSignedIn, the same for every reason, and Unavailable."""
        attempt = Attempt.read(kept)
        if not secrets.compare_digest(state.encode(), attempt.state.encode()):
            raise NotSignedIn(REFUSED)
        claims = self._claims(attempt, code)
        return self._member(claims, now)

    def _member(self, claims: dict[str, Any], now: str) -> Person:
        subject = f"{self._service.issuer} {claims['sub']}"
        known = self._members.by_subject(subject, now)
        if known is not None:
            return known
        if claims.get("email_verified") is not True:
            raise NotSignedIn(REFUSED)
        try:
            person = self._members.by_email(read_email(str(claims.get("email", ""))), now)
        except BadInput:
            raise NotSignedIn(REFUSED) from None
        if person is None or not self._members.bind_subject(person.account_id, subject):
            raise NotSignedIn(REFUSED)
        return person

    def _claims(self, attempt: Attempt, code: str) -> dict[str, Any]:
        facts, keys = self._facts()
        try:
            token = self._client().fetch_token(
                facts["token_endpoint"], code=code, code_verifier=attempt.verifier, timeout=SECONDS
            )
            checked = jwt.decode(str(token["id_token"]), keys, algorithms=ALGORITHMS)
            self._registry(attempt).validate(checked.claims)
        except requests.RequestException as error:
            raise Unavailable(SILENT) from error
        except (AuthlibBaseError, JoseError, KeyError, ValueError) as error:
            raise NotSignedIn(REFUSED) from error
        claims: dict[str, Any] = checked.claims
        audience = claims["aud"]
        if isinstance(audience, list) and len(audience) > 1 and claims.get("azp") != self._service.client_id:
            raise NotSignedIn(REFUSED)
        return claims

    def _registry(self, attempt: Attempt) -> jwt.JWTClaimsRegistry:
        return jwt.JWTClaimsRegistry(
            leeway=60,
            iss={"essential": True, "value": self._service.issuer},
            aud={"essential": True, "value": self._service.client_id},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True, "value": attempt.nonce},
        )

    def _facts(self) -> tuple[dict[str, Any], KeySet]:
        """The service's own description and its keys, asked for once an hour."""
        with self._lock:
            if self._known is not None and time.monotonic() - self._known[0] < KNOWN_FOR:
                return self._known[1], self._known[2]
            if time.monotonic() - self._silent_since < SILENT_FOR:
                raise Unavailable(SILENT)
            try:
                facts = _fetched(f"{self._service.issuer.rstrip('/')}/.well-known/openid-configuration")
                keys = KeySet.import_key_set(_fetched(facts["jwks_uri"]))  # type: ignore[arg-type]
                known = facts["issuer"] == self._service.issuer and facts["authorization_endpoint"]
            except (requests.RequestException, KeyError, ValueError, JoseError) as error:
                self._silent_since = time.monotonic()
                raise Unavailable(SILENT) from error
            if not known:
                raise Unavailable("The sign-in service says that it is another one; check LEANWALL_OIDC_ISSUER.")
            self._known = (time.monotonic(), facts, keys)
            return facts, keys

    def _client(self) -> OAuth2Session:
        return OAuth2Session(
            self._service.client_id,
            self._service.client_secret or None,
            scope=SCOPE,
            redirect_uri=self._service.back,
            code_challenge_method="S256",
        )


def _fetched(url: str) -> dict[str, Any]:
    answer = requests.get(url, timeout=SECONDS, allow_redirects=False)
    answer.raise_for_status()
    found = answer.json()
    if not isinstance(found, dict):
        raise ValueError("not an object")
    return found
