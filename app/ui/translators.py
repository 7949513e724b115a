"""Qt's own words in Persian: those of qtbase_fa, and better ones where it is missing or odd."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from app.i18n import PERSIAN

_KEY_NAMES: Final = "QShortcut"
_OURS: Final = {
    ("QFileDialog", "&Look in:"): "جستجو در:",
    ("QFileDialog", "Look in:"): "جستجو در:",
    ("QFileDialog", "Files of &type:"): "نوع پرونده:",
    ("QFileDialog", "Files of type:"): "نوع پرونده:",
    ("QFileDialog", "Folder"): "پوشه",
    ("QAbstractFileIconProvider", "Folder"): "پوشه",
    ("QAbstractFileIconProvider", "File"): "پرونده",
    ("QAbstractFileIconProvider", "%1 File"): "پرونده %1",
    ("QMessageBox", "OK"): "تأیید",
    ("QMessageBox", "Help"): "راهنما",
}


class OwnWords(QTranslator):
    """Keeps the names of keys as they are printed on them (Ctrl+S, not «کنترل+S») and fills gaps."""

    def isEmpty(self) -> bool:
        """Tell Qt that there is something to ask."""
        return False

    def translate(self, context: str, text: str, /, disambiguation: str | None = None, n: int = -1) -> str | None:
        """Return our word, or None so that Qt asks the next translator."""
        del disambiguation, n
        return text if context == _KEY_NAMES else _OURS.get((context, text))


class _Installed:
    translators: tuple[QTranslator, ...] = ()


def speak(app: QApplication, language: str) -> None:
    """Let Qt speak `language`, count in its digits and lay out in its direction."""
    for translator in _Installed.translators:
        QCoreApplication.removeTranslator(translator)
    persian = language == PERSIAN
    _Installed.translators = _persian(app) if persian else ()
    for translator in _Installed.translators:
        QCoreApplication.installTranslator(translator)
    QLocale.setDefault(QLocale("fa_IR" if persian else "en_GB"))
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if persian else Qt.LayoutDirection.LeftToRight)


def _persian(parent: QObject) -> tuple[QTranslator, ...]:
    bundled = QTranslator(parent)
    bundled.load("qtbase_fa", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return bundled, OwnWords(parent)
