"""Sends reminders through the mail server of an office, where it has set one up.

The password comes from the environment alone: nothing of it stands in the store or in a file of
ours, and no message tells it.
"""

from __future__ import annotations

import os
import smtplib
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from enum import StrEnum
from pathlib import Path

from access.roles import Capability
from metrics.counts.errors import ErrorCode, KpiError, broken_file
from metrics.counts.fields import opened
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace
from pipeline.reporting.reminders import UnitToRemind, remind
from pipeline.reporting.submissions import Submission
from pipeline.statements.recording import signer
from wording import numbers
from wording.office import reminders as words

OFFICE_FILE = "mail.toml"
"""In `NAME.office/`, beside the office's days off."""
_SECONDS = 10
"""For each answer of the server: a person waits for it."""


class Security(StrEnum):
    """How the line to the server is kept from others."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


_PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}


@dataclass(frozen=True, slots=True)
class MailServer:
    """The server, and from whom letters come."""

    host: str
    port: int
    sender: str
    user: str = ""
    security: Security = Security.STARTTLS


@dataclass(frozen=True, slots=True)
class SentReminders:
    """What came of sending."""

    sent: int
    recorded: int
    """Of them, how many reminders are new."""
    without: tuple[str, ...]
    """Units for which no address is known."""
    failed: tuple[str, ...]
    """Units whose letter the server did not take."""


def mail_server(workspace: Workspace) -> MailServer | None:
    """The server of the environment, else that of the office's file; None: there is none.

    Raises:
        KpiError: `broken_reference` with every fault of the file.
    """
    host, sender = os.environ.get("KPI_SMTP_HOST", ""), os.environ.get("KPI_SMTP_FROM", "")
    if host and sender:
        said = os.environ.get("KPI_SMTP_SECURITY", Security.STARTTLS.value).lower()
        security = Security(said) if said in list(Security) else Security.STARTTLS
        port = os.environ.get("KPI_SMTP_PORT", "")
        number = int(port) if port.isdigit() else _PORTS[security]
        return MailServer(host, number, sender, os.environ.get("KPI_SMTP_USER", ""), security)
    file = workspace.database.office / OFFICE_FILE
    return _of_file(file) if file.is_file() else None


def _of_file(file: Path) -> MailServer:
    faults: list[str] = []
    document = opened(file, faults)
    if document is not None:
        security = document.word_or("security", Security.STARTTLS)
        port = document.whole("port") if "port" in document.names else _PORTS[security]
        user = document.text_or_none("user") or ""
        found = MailServer(document.text("host"), port, document.text("from"), user, security)
        document.finish()
    if faults or document is None:
        raise broken_file(f"{file.parent.name}/{file.name}", faults)
    return found


def send_reminders(
    workspace: Workspace, viewer: Viewer, units: Iterable[UnitToRemind], day: date, by: str
) -> SentReminders:
    """Write to each unit of all it owes, and record whom the server took a letter for.

    Args:
        workspace: Where reminders are recorded.
        viewer: Who; the office alone may.
        units: Whom.
        day: By which lateness is told.
        by: Who sends them.

    Raises:
        KpiError: `not_permitted`, `who_is_missing`; `no_mail` where no server is set up;
            `mail_failed` where it cannot be reached or refuses to be used.
    """
    viewer.must(Capability.FOLLOW_REPORTS)
    name = signer(by)
    server = mail_server(workspace)
    if server is None:
        raise KpiError(ErrorCode.NO_MAIL)
    sent: list[UnitToRemind] = []
    without: list[str] = []
    failed: list[str] = []
    to: dict[str, str] = {}
    with _connected(server) as line:
        for each in units:
            address = each.person.email if each.person else ""
            if not address:
                without.append(each.unit.name)
                continue
            try:
                line.send_message(_letter(server, each, address, day))
            except (smtplib.SMTPException, OSError, ValueError):
                failed.append(each.unit.name)
            else:
                sent.append(each)
                to[each.unit.identity] = address
    recorded = remind(workspace, viewer, sent, name, to) if sent else 0
    return SentReminders(len(sent), recorded, tuple(without), tuple(failed))


@contextmanager
def _connected(server: MailServer) -> Iterator[smtplib.SMTP]:
    try:
        line = _line(server)
    except smtplib.SMTPAuthenticationError as error:
        raise _failure(server, words.MAIL_LOGIN) from error
    except (smtplib.SMTPException, OSError) as error:
        raise _failure(server, words.MAIL_UNREACHED) from error
    try:
        yield line
    finally:
        try:
            line.quit()
        except (smtplib.SMTPException, OSError):
            line.close()


def _line(server: MailServer) -> smtplib.SMTP:
    secure = ssl.create_default_context()
    if server.security is Security.TLS:
        line: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=_SECONDS, context=secure
        )
    else:
        line = smtplib.SMTP(server.host, server.port, timeout=_SECONDS)
    try:
        if server.security is Security.STARTTLS:
            line.starttls(context=secure)
        if server.user:
            line.login(server.user, os.environ.get("KPI_SMTP_PASSWORD", ""))
    except BaseException:
        line.close()
        raise
    return line


def _failure(server: MailServer, reason: str) -> KpiError:
    return KpiError(ErrorCode.MAIL_FAILED, host=server.host, reason=reason)


def what(report: Submission) -> str:
    """What a report is called in a reminder."""
    if report.duty is None:
        return words.FIGURES.format(month=numbers.month(report.month))
    return report.duty.what


def _letter(server: MailServer, to: UnitToRemind, address: str, day: date) -> EmailMessage:
    items = [words.item(what(each.report), each.report.due, day) for each in to.owed]
    letter = EmailMessage()
    letter["From"], letter["To"] = server.sender, address
    letter["Subject"] = words.MAIL_SUBJECT
    letter.set_content(words.letter(to.unit.name, items, day))
    return letter
