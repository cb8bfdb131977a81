"""A small OpenID provider on this machine: discovery, keys, authorization code, signed tokens.

It asks nobody for a password: whoever is chosen by ``person`` is signed in. Everything that the
dashboard checks is real: the code is used once, client and redirect are compared, the token is
signed with a key of its own.
"""

import base64
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import orjson
from joserfc import jwk, jwt

CLIENT, SECRET = "dashboard", "a secret that only the tests know"


@dataclass
class Provider:
    """A running provider; ``person`` holds the claims of whoever signs in next."""

    url: str = ""
    person: dict[str, Any] = field(default_factory=lambda: {"sub": "nobody"})
    redirect: str = ""
    key: jwk.RSAKey = field(default_factory=lambda: jwk.RSAKey.generate_key(2048, auto_kid=True))
    codes: dict[str, str] = field(default_factory=dict)  # code → nonce

    def discovery(self) -> dict[str, object]:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def authorize(self, asked: dict[str, str]) -> str:
        """Return where the browser goes next, with a fresh code."""
        if asked["client_id"] != CLIENT or asked["redirect_uri"] != self.redirect:
            raise PermissionError("unknown client or redirect")
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked.get("nonce", "")
        return f"{self.redirect}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, asked: dict[str, str], authorization: str) -> dict[str, object]:
        """Exchange a code, once, for a signed token."""
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        by_form = (asked.get("client_id"), asked.get("client_secret")) == (CLIENT, SECRET)
        if authorization != f"Basic {basic}" and not by_form:
            raise PermissionError("wrong secret")
        nonce = self.codes.pop(asked["code"])
        now = int(time.time())
        claims = {
            "iss": self.url,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 600,
            "nonce": nonce,
            **self.person,
        }
        header = {"alg": "RS256", "kid": self.key.kid}
        signed = jwt.encode(header, claims, self.key)
        return {"access_token": "none", "token_type": "Bearer", "id_token": signed}


class _Desk(BaseHTTPRequestHandler):
    def __init__(self, provider: Provider, *args: Any) -> None:
        self.provider = provider
        super().__init__(*args)

    def do_GET(self) -> None:
        path, asked = urlsplit(self.path).path, _flat(urlsplit(self.path).query)
        match path:
            case "/.well-known/openid-configuration":
                self._answer(self.provider.discovery())
            case "/keys":
                self._answer({"keys": [self.provider.key.as_dict(private=False)]})
            case "/authorize":
                self.send_response(302)
                self.send_header("Location", self.provider.authorize(asked))
                self.end_headers()
            case _:
                self.send_error(404)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        given = self.headers.get("Authorization", "")
        self._answer(self.provider.token(_flat(body), given))

    def _answer(self, content: dict[str, object]) -> None:
        body = orjson.dumps(content)
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests read what the dashboard says."""


def _flat(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}


@contextmanager
def providing() -> Iterator[Provider]:
    """Run a provider for as long as the block does."""
    provider = Provider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Desk, provider))
    provider.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
