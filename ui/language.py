"""The language of the window: our words, those of Qt's own buttons and menus, and the names in its calendar."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from emprende_desktop.i18n.translation import VOICE, Language

_WORDS = "emprende.words"
LOCALES = {Language.SPANISH: QLocale("es_PE"), Language.ENGLISH: QLocale("en_GB")}  # a week begins on Monday


def apply_language(app: QApplication, language: Language) -> None:
    """Say everything that is built from now on in a language; one it has already costs nothing."""
    known: list[QTranslator] = list(app.findChildren(QTranslator, _WORDS))
    if known and VOICE.language is language:
        return
    words = known[0] if known else QTranslator(app)
    words.setObjectName(_WORDS)
    app.removeTranslator(words)
    VOICE.speak(language)
    QLocale.setDefault(LOCALES[language])
    if words.load(LOCALES[language], "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)
