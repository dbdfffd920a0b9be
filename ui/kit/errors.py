"""The edge: whatever goes wrong reaches a person as a Vietnamese sentence and the log as it was."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.runtime.scriptrunner_utils.exceptions import RerunException, StopException

from metrics.counts.errors import ErrorCode, KpiError
from ui.kit import html
from ui.kit.html import tag
from wording import access, errors
from wording import interface as words

_log = logging.getLogger("kpi.dashboard")


@contextmanager
def edge() -> Iterator[None]:
    """Run a page; nothing but sentences leaves it."""
    try:
        yield
    except (RerunException, StopException):
        raise
    except KpiError as error:
        _tell(error)
    except Exception:
        show_fault()


def show_fault() -> None:
    """Log the fault being handled and show where to find it."""
    reference = secrets.token_hex(3).upper()
    _log.exception("fault %s", reference)
    st.error(f"**{words.BROKEN}** {words.BROKEN_TEXT.format(reference=reference)}")


def on_script_error(error: Exception) -> bool:
    """For what fails outside a page, a callback or a fragment: the same sentence."""
    if isinstance(error, KpiError):
        _tell(error)
    else:
        _log.error("fault outside a page", exc_info=error)
        st.error(f"**{words.BROKEN}** {words.BROKEN_TEXT.format(reference='–')}")
    return True


def _tell(error: KpiError) -> None:
    st.error(errors.sentence(error))
    if error.code is ErrorCode.NOT_SIGNED_IN:
        way = tag("a", access.SIGN_IN, href="./dang-nhap", target="_self")
        html.show(tag("p.k", way))
