"""The page after a mistake of ours: what happened, that nothing saved is lost, and the log to hand over."""

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from emprende_desktop.i18n.translation import _
from ui.screen import Dialogs
from ui.widgets.basics import button, card, label, row


class CrashPage(QWidget):
    """Offers a copy of the log for whoever helps, and the way on; `go_on` leaves the page."""

    def __init__(self, log: Path, dialogs: Dialogs, go_on: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._log = log
        self._dialogs = dialogs
        self.said = label("", "sentence", wrap=True)
        self.said.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(60, 50, 60, 50)
        outer.addWidget(label(_("Something failed in Emprende"), "title"))
        frame, layout = card()
        layout.addWidget(label(_("It is our mistake, not yours. What you had saved is safe."), "heading", wrap=True))
        text = _("Save the log on a USB and give it to your advisor. It holds no names and no amounts of yours.")
        layout.addWidget(label(text, wrap=True))
        layout.addWidget(self.said)
        self.save = button(_("&Save the log in…"), self.save_log, "", "download")
        layout.addLayout(row(self.save, button(_("&Go on"), go_on, "main", "arrow-right"), stretch_after=0))
        outer.addWidget(frame)
        outer.addStretch()

    def save_log(self) -> None:
        """Copy the log to where the person says."""
        target = self._dialogs.choose_save(_("Save the log in…"), Path(self._log.name))
        if target is None:
            return
        try:
            shutil.copyfile(self._log, target)
        except OSError:
            self.said.setText(_("It could not be saved there: choose another place."))
        else:
            self.said.setText(_("Saved in {folder}: {name}").format(folder=target.parent.name, name=target.name))
        self.said.show()
