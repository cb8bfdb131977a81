"""Who may see and do what: roles from what an identity provider says, by written rules.

Pure: what the provider says comes in, a visitor comes out. ``ui.access`` knows where both are.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

Role = Literal["public", "analyst", "reviewer", "admin"]
Right = Literal["see_registers", "load", "withdraw", "publish"]

#: Each role and what it may do; the first that fits a visitor's claim is theirs.
RIGHTS: Mapping[Role, frozenset[Right]] = {
    "admin": frozenset({"see_registers", "load", "withdraw", "publish"}),
    "reviewer": frozenset({"see_registers", "load", "withdraw", "publish"}),
    "analyst": frozenset({"see_registers", "load"}),
    "public": frozenset(),
}
#: Claims that only count when the provider says that it has checked them.
CHECKED = {"email": "email_verified"}
ANYBODY = "*"
DEFAULT_HOURS = 12.0
#: By how much the clocks of two servers may differ.
CLOCK_SKEW_SECONDS = 300


class BadRules(ValueError):  # noqa: N818 - it says what is wrong with the settings
    """The rules cannot be meant as they stand; ``args`` are the names of the faulty entries."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How a visitor gets a role.

    Attributes:
        claim: The claim of the identity token that is looked at.
        values: For each role the values that give it; ``*`` is anybody who signed in.
        visitors: What somebody is who did not sign in: ``public`` or nobody.
        hours: How long a sign-in lasts [hours].
    """

    claim: str = "sub"
    values: Mapping[Role, frozenset[str]] | None = None
    visitors: Literal["public", "nobody"] = "nobody"
    hours: float = DEFAULT_HOURS


@dataclass(frozen=True, slots=True)
class Visitor:
    """One person at a screen.

    Attributes:
        name: What the person is called; None for whoever did not sign in.
        role: None for somebody who may see nothing.
        is_signed_in: Whether an identity provider vouches for the name.
        is_local: Whether there is no sign-in at all: one person on their own machine.
        identity: Stands for the person at their provider, whatever they call themselves there.
    """

    name: str | None
    role: Role | None
    is_signed_in: bool = False
    is_local: bool = False
    identity: str | None = None

    @property
    def actor(self) -> str | None:
        """Return who acts, for the ledger and the audit trail: the name, and who is behind it."""
        return self.name if self.identity is None else f"{self.name} #{self.identity}"

    def may(self, right: Right) -> bool:
        """Tell whether the visitor has a right; at their own machine everybody has all."""
        return self.is_local or (self.role is not None and right in RIGHTS[self.role])


#: Whoever uses the dashboard on their own machine, without sign-in.
LOCAL = Visitor(name=None, role="admin", is_local=True)


def rules_of(settings: Mapping[str, Any]) -> Rules:
    """Read rules from the section ``[roles]``.

    Args:
        settings: ``claim``, a list of values for each role, ``visitors``, ``hours``; all may be
            missing.

    Raises:
        BadRules: An entry has an unknown name or a value that cannot be meant.
    """
    known = {"claim", "visitors", "hours", "file", *RIGHTS}
    wrong = [name for name in settings if name not in known]
    values: dict[Role, frozenset[str]] = {}
    for role in RIGHTS:
        given = settings.get(role, [])
        if isinstance(given, list | tuple) and all(isinstance(value, str) for value in given):
            values[role] = frozenset(given)
        else:
            wrong.append(role)
    visitors = settings.get("visitors", "nobody")
    hours = settings.get("hours", DEFAULT_HOURS)
    claim = settings.get("claim", "sub")
    if visitors not in ("public", "nobody"):
        wrong.append("visitors")
    if isinstance(hours, bool) or not isinstance(hours, int | float) or hours <= 0:
        wrong.append("hours")
    if not isinstance(claim, str) or not claim:
        wrong.append("claim")
    if wrong:
        raise BadRules(*wrong)
    return Rules(claim=claim, values=values, visitors=visitors, hours=float(hours))


def visitor_of(claims: Mapping[str, Any], *, rules: Rules, now: datetime) -> Visitor:
    """Return who somebody is by what the identity provider says of them.

    Args:
        claims: The identity token; empty for somebody who did not sign in.
        rules: How a role is given.
        now: The moment, with its time zone.

    Returns:
        The visitor with the widest role that fits. A sign-in that is older than ``rules.hours``,
        or without a moment, counts no longer.
    """
    if not claims or _is_over(claims, rules=rules, now=now):
        return Visitor(name=None, role="public" if rules.visitors == "public" else None)
    said = set(_said(claims, rules.claim))
    role: Role | None
    for role in RIGHTS:
        wanted = (rules.values or {}).get(role, frozenset())
        if ANYBODY in wanted or said & wanted:
            break
    else:
        role = "public" if rules.visitors == "public" else None
    return Visitor(_name(claims), role, is_signed_in=True, identity=_identity(claims))


def _said(claims: Mapping[str, Any], claim: str) -> Iterable[str]:
    """Yield the values of a claim, which may be one text or a list; unchecked ones say nothing."""
    if claim in CHECKED and claims.get(CHECKED[claim]) is not True:
        return
    value = claims.get(claim)
    for each in value if isinstance(value, list | tuple) else [value]:
        if isinstance(each, str) and each:
            yield each


def _is_over(claims: Mapping[str, Any], *, rules: Rules, now: datetime) -> bool:
    """Tell whether a sign-in counts no longer, or says that it was made in times to come."""
    issued = claims.get("iat")
    if isinstance(issued, bool) or not isinstance(issued, int | float):
        return True
    age = now.timestamp() - issued  # [s]
    return not -CLOCK_SKEW_SECONDS <= age <= rules.hours * 3600


def _identity(claims: Mapping[str, Any]) -> str:
    """Return what stands for a person: provider and subject, which nobody can choose anew."""
    about = f"{claims.get('iss', '')}\n{claims.get('sub', '')}"
    return hashlib.sha256(about.encode()).hexdigest()[:12]


def _name(claims: Mapping[str, Any]) -> str:
    """Return the name for the ledger: what the person is called there, else the subject."""
    for claim in ("preferred_username", "email", "sub"):
        if isinstance(claims.get(claim), str) and claims[claim]:
            return str(claims[claim])[:100]
    return "?"
