"""The words of the window and the paper: English in the code, Spanish by the catalogue."""

import gettext
import io

from resources.files import read_bytes


def N_(message: str) -> str:  # noqa: N802  gettext's own name for a mark
    """Mark a message for the catalogue and return it as it is."""
    return message


_catalogue = gettext.GNUTranslations(io.BytesIO(read_bytes("locale/es_PE/LC_MESSAGES/messages.mo")))
_ = _catalogue.gettext
ngettext = _catalogue.ngettext
