"""An interview: the guide that it is held by, and each question with room for what was answered."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.domain.guide import GUIDES, QUESTIONS
from app.domain.meeting import ANSWERS, MEETINGS, Answer
from app.domain.tables.meetings import ANSWER
from app.domain.text import persian_digits, sort_key
from app.i18n import tr
from app.services import editing, guides
from app.services.reading import all_of, find, where
from app.services.session import Session
from app.ui.records.section import Section
from app.ui.shell import Shell
from app.widgets.buttons import IconButton, text_button
from app.widgets.choice import ChoiceBox
from app.widgets.labels import PlainLabel
from app.widgets.line_edit import PersianLineEdit
from app.widgets.text_edit import PersianTextEdit

_PAUSE: Final = 1500
_LINES: Final = 2
_MOST_LINES: Final = 14
Keep = Callable[[str, str], None]


class AnswerRow(QWidget):
    """A question with its answer; what is typed is kept when it is left, or paused in."""

    def __init__(self, answer: Answer, keep: Keep, remove: Callable[[str], None]) -> None:
        super().__init__()
        self.id = answer.id
        self._keep = keep
        self._loaded = answer.text
        self.question = PlainLabel(kind="field", wrap=True)
        self.hint = PlainLabel(kind="muted", wrap=True)
        self.remove_button = IconButton("x", tr("Remove this question"), kind="small")
        self.text = PersianTextEdit(lines=_LINES, most_lines=_MOST_LINES)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        head = QHBoxLayout()
        head.addWidget(self.question, 1)
        head.addWidget(self.remove_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addLayout(head)
        box.addWidget(self.hint)
        box.addWidget(self.text)
        self._pause.timeout.connect(self.text.commit)
        self.text.edited.connect(self._pause.start)
        self.text.committed.connect(self._on_committed)
        self.remove_button.clicked.connect(lambda: remove(self.id))
        self.text.set_value(answer.text)

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Allow or forbid answering."""
        self.text.setReadOnly(not writable)
        self.remove_button.setVisible(writable)

    def show_answer(self, place: int, answer: Answer, hint: str, *, writable: bool) -> None:
        """Show the question, a hint for who asks, and the answer; what is being typed over the same answer stays."""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        question = f"{persian_digits(place)}. {answer.question}"
        self.question.setText(question)
        self.text.setAccessibleName(question)
        self.set_writable(writable)
        if answer.text != self._loaded:
            self.text.set_value(answer.text)
        self._loaded = answer.text

    def commit(self) -> bool:
        """Take what is typed."""
        self._pause.stop()
        return self.text.commit()

    def _on_committed(self, value: object) -> None:
        self._pause.stop()
        self._keep(self.id, str(value))


class AnswersSection(Section):
    """Choose a guide and its questions stand here in their order; more questions can be typed at the foot."""

    def __init__(self, shell: Shell, *, go_to_guides: Callable[[], None]) -> None:
        super().__init__()
        self._shell = shell
        self._session: Session | None = None
        self._meeting = ""
        self._writable = True
        self._missing = 0
        self.guide = ChoiceBox(name=tr("Interview guide"), none=tr("Without a guide"))
        self.guides_button = IconButton("clipboard-list", tr("Interview guides"))
        self.guides_button.clicked.connect(lambda _checked=False: go_to_guides())
        self.missing_button = text_button("", icon="plus", clicked=self.add_missing)
        self.introduction = PlainLabel(kind="soft", wrap=True)
        self.nothing = PlainLabel(tr("Choose a guide, or type a question below."), kind="muted", wrap=True)
        self.rows: list[AnswerRow] = []
        self.line = PersianLineEdit(
            name=tr("Another question"), placeholder=tr("Another question, then Enter"), max_length=2_000
        )
        self._lay_out()
        self.guide.committed.connect(self._choose)
        self.line.returnPressed.connect(self.add_typed)

    def show_record(self, session: Session | None, record_id: str) -> None:
        """Show the answers of a meeting."""
        if record_id != self._meeting:
            self.line.set_value("")
        self._session, self._meeting = session, record_id
        meeting = find(session, MEETINGS, record_id) if session else None
        answers = where(session, ANSWERS, meeting_id=record_id) if session and meeting else []
        self._show_rows(answers)
        if session is None or meeting is None:
            return
        known = sorted(all_of(session, GUIDES).values(), key=lambda one: sort_key(one.title))
        self.guide.set_choices([(one.id, one.title or tr("Untitled")) for one in known])
        self.guide.set_value(meeting.guide_id)
        chosen = find(session, GUIDES, meeting.guide_id)
        self.introduction.setText(chosen.introduction if chosen else "")
        self.introduction.setVisible(bool(chosen and chosen.introduction))
        self._missing = len(guides.missing_questions(session, record_id))
        self.missing_button.setText(" " + tr("Add {count} newer questions", count=persian_digits(self._missing)))
        self.missing_button.setVisible(self._missing > 0 and self._writable)
        self.nothing.setVisible(not answers)

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Allow or forbid noting answers."""
        self._writable = writable
        self.guide.setEnabled(writable)
        self.line.setVisible(writable)
        self.missing_button.setVisible(writable and self._missing > 0)
        for row in self.rows:
            row.set_writable(writable)

    def commit_pending(self) -> list[str]:
        """Take the answers that are being typed."""
        failed = [row for row in self.rows if not row.commit()]
        return [tr("An answer was not kept: {reason}", reason=row.text.error_text()) for row in failed]

    def add_typed(self) -> None:
        """Add the question that stands in the line."""
        question = self.line.text().strip()
        if question and self._try(
            lambda session: editing.add(session, ANSWER, {"meeting_id": self._meeting, "question": question})
        ):
            self.line.set_value("")
            self.rows[-1].text.setFocus()

    def add_missing(self) -> None:
        """Take over the questions that came into the guide later."""
        self._try(lambda session: guides.add_missing_questions(session, self._meeting))

    def choose_part(self, row_id: str) -> None:
        """Put the keyboard into an answer."""
        for row in self.rows:
            if row.id == row_id:
                row.text.setFocus()

    # ---- inside

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.guide, 1)
        head.addWidget(self.guides_button)
        self._answers = QVBoxLayout()
        self._answers.setSpacing(10)
        self.box.addWidget(PlainLabel(tr("Interview guide"), kind="field"))
        self.box.addLayout(head)
        self.box.addWidget(self.introduction)
        self.box.addWidget(self.missing_button)
        self.box.addWidget(self.nothing)
        self.box.addLayout(self._answers)
        self.box.addWidget(self.line)

    def _show_rows(self, answers: Sequence[Answer]) -> None:
        if [row.id for row in self.rows] != [answer.id for answer in answers]:
            for row in self.rows:
                self._answers.removeWidget(row)
                row.hide()
                row.deleteLater()
            self.rows = [AnswerRow(answer, self._keep, self._remove) for answer in answers]
            for row in self.rows:
                self._answers.addWidget(row)
        for place, (row, answer) in enumerate(zip(self.rows, answers, strict=True), 1):
            row.show_answer(place, answer, self._hint_of(answer), writable=self._writable)

    def _hint_of(self, answer: Answer) -> str:
        question = find(self._session, QUESTIONS, answer.question_id) if self._session else None
        return question.hint if question else ""

    def _choose(self, guide_id: object) -> None:
        self.commit_pending()
        chosen = guide_id if isinstance(guide_id, str) else None
        self._try(lambda session: guides.choose_guide(session, self._meeting, chosen))

    def _keep(self, answer_id: str, text: str) -> None:
        self._try(lambda session: editing.change(session, ANSWER, answer_id, {"text": text}))

    def _remove(self, answer_id: str) -> None:
        self.commit_pending()
        self._try(lambda session: editing.remove(session, ANSWER, answer_id))

    def _try(self, do: Callable[[Session], object]) -> bool:
        if self._session is None or not self._meeting:
            return False
        try:
            do(self._session)
        except UserError as error:
            self._shell.tell_error(error)
            return False
        self.show_record(self._session, self._meeting)
        return True
