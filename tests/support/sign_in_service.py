"""A real OpenID Connect provider on loopback, in the test's process: description, keys, authorization, tokens.

What the ID token says can be changed by a test, to see that each claim is checked.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

CLIENT, SECRET = "leanwall-tests", "a-client-secret-for-tests-0123456789"
Claims = dict[str, Any]


class Provider:
    """`change` alters the claims of the next ID tokens; `sign` how they are signed."""

    def __init__(self) -> None:
        self.key = RSAKey.generate_key(2048, {"kid": "k1", "use": "sig"})
        self.issuer = ""
        self.change: Callable[[Claims], Claims] = lambda claims: claims
        self.algorithm = "RS256"
        self.email, self.verified = "ana@example.com", True
        self._codes: dict[str, dict[str, str]] = {}

    def description(self) -> Claims:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
        }

    def authorize(self, asked: dict[str, str]) -> str:
        """Whoever comes is signed in; the address to go back to."""
        code = secrets.token_urlsafe(16)
        self._codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, form: dict[str, str], authorization: str) -> Claims | None:
        """None unless the code, the client and the verifier belong together."""
        asked = self._codes.pop(form.get("code", ""), None)
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if asked is None or authorization != f"Basic {basic}":
            return None
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        if challenge.rstrip(b"=").decode() != asked.get("code_challenge"):
            return None
        return {"access_token": "x", "token_type": "Bearer", "id_token": self._id_token(asked["nonce"])}

    def _id_token(self, nonce: str) -> str:
        now = int(time.time())
        claims = self.change({
            "iss": self.issuer, "aud": CLIENT, "sub": "ana-1", "iat": now, "exp": now + 60, "nonce": nonce,
            "email": self.email, "email_verified": self.verified,
        })  # fmt: skip
        if self.algorithm == "none":
            return f"{_coded({'alg': 'none'})}.{_coded(claims)}."
        if self.algorithm == "HS256":  # the public key taken for a shared secret
            return _signed_with(self.key.as_pem(private=False), claims)
        key = self.key if self.algorithm == "RS256" else RSAKey.generate_key(2048)
        return jwt.encode({"alg": "RS256", "kid": "k1"}, claims, key)


def _coded(part: Claims) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


def _signed_with(secret: bytes, claims: Claims) -> str:
    """HS256 by hand: the libraries refuse a public key for it."""
    text = f"{_coded({'alg': 'HS256', 'kid': 'k1'})}.{_coded(claims)}"
    signature = hmac.new(secret, text.encode(), hashlib.sha256).digest()
    return f"{text}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"


@contextmanager
def sign_in_service() -> Iterator[Provider]:
    provider = Provider()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urlsplit(self.path)
            if path.path == "/.well-known/openid-configuration":
                self._json(provider.description())
            elif path.path == "/keys":
                self._json(KeySet([provider.key]).as_dict(private=False))
            elif path.path == "/authorize":
                self.send_response(303)
                self.send_header("Location", provider.authorize({k: v[0] for k, v in parse_qs(path.query).items()}))
                self.end_headers()

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {k: v[0] for k, v in parse_qs(body).items()}
            answer = provider.token(form, self.headers.get("Authorization", ""))
            self._json(answer or {"error": "invalid_grant"}, 200 if answer else 400)

        def _json(self, value: Any, status: int = 200) -> None:
            body = json.dumps(value).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    provider.issuer = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
