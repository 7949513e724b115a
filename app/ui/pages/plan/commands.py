"""What can be done to chosen activities; every command is one step of undo and says what went wrong."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from app.domain.errors import UserError
from app.domain.plan import Plan
from app.domain.text import persian_digits
from app.i18n import tr
from app.services import arranging, planning
from app.services.session import Session
from app.ui.pages.plan.tree_model import parent_of
from app.ui.pages.plan.tree_view import PlanTree
from app.ui.records.acting import Acting
from app.ui.shell import Shell
from app.ui.undoing import undo_offer


@dataclass(frozen=True)
class PlanShape:
    """The plan on the screen, for asking what may be moved where."""

    plan: Plan

    def parent_of(self, activity_id: str) -> str | None:
        """Return the part that holds an activity; None for a phase."""
        return parent_of(self.plan, activity_id) or None

    def children_of(self, parent: str | None) -> Sequence[str]:
        """Return the ids directly under a part, or the phases, in their order."""
        nodes = self.plan.roots if parent is None else self.plan.by_id[parent].children
        return [node.activity.id for node in nodes]


def topmost(plan: Plan, ids: Sequence[str]) -> list[str]:
    """Leave out chosen activities that stand in another chosen one; the rest in the order of the table."""
    paths = {plan.by_id[name].path: name for name in ids}
    return [paths[path] for path in sorted(paths) if not any(path[:length] in paths for length in range(1, len(path)))]


class Commands:
    """Works on the chosen rows of a tree in the project that the page has open."""

    def __init__(self, shell: Shell, tree: PlanTree, plan: Callable[[], Plan]) -> None:
        self._shell = shell
        self._tree = tree
        self._plan = plan
        self.session: Session | None = None
        self.acting: Final = Acting()

    # ---- making and taking away

    def add_phase(self) -> None:
        """Add a phase at the end and let its title be typed."""
        self._add(None, None)

    def add_below(self) -> None:
        """Add an activity under the current one, on its level."""
        here = self._tree.current_id()
        if not here:
            self.add_phase()
            return
        parent = parent_of(self._plan(), here) or None
        siblings = PlanShape(self._plan()).children_of(parent)
        after = siblings[siblings.index(here) + 1 :]
        self._add(parent, after[0] if after else None)

    def add_inside(self) -> None:
        """Add an activity as the last part of the current one."""
        self._add(self._tree.current_id() or None, None)

    def _add(self, parent: str | None, before: str | None) -> None:
        with self._trying() as session:
            added = planning.add_activity(session, parent, "", before=before)
            self._tree.rename(added)

    def rename(self) -> None:
        """Type over the title of the current row."""
        if self._tree.current_id():
            self._tree.rename(self._tree.current_id())

    def duplicate(self) -> None:
        """Copy the chosen activities and choose the copies."""
        with self._trying() as session:
            self._tree.choose(planning.duplicate(session, self._chosen()))

    def delete(self) -> None:
        """Delete the chosen activities and offer to take that back."""
        chosen = self._chosen()
        neighbour = self._neighbour(chosen)
        with self._trying() as session:
            count = sum(1 for name in chosen for _ in self._plan().by_id[name].walk())
            planning.delete(session, chosen)
            self._tree.choose([neighbour])
            self._shell.tell(
                tr("{count} activities deleted.", count=persian_digits(count)), action=undo_offer(self._shell, session)
            )

    def _neighbour(self, chosen: Sequence[str]) -> str:
        """Find the row to stand on when `chosen` are gone: the next sibling, the one before, else the part."""
        parent = parent_of(self._plan(), chosen[-1])
        siblings = PlanShape(self._plan()).children_of(parent or None)
        place = siblings.index(chosen[-1])
        left = [name for name in (*siblings[place + 1 :], *reversed(siblings[:place])) if name not in chosen]
        return left[0] if left else parent

    # ---- moving

    def move(self, ids: Sequence[str], parent: str, before: str) -> None:
        """Move activities to where they were dropped."""
        with self._trying() as session:
            planning.move_activities(session, ids, parent or None, before or None)
            self._tree.choose(ids)

    def move_up(self) -> None:
        """Move the chosen activities over the sibling above."""
        self._arrange(arranging.move_up)

    def move_down(self) -> None:
        """Move the chosen activities under the sibling below."""
        self._arrange(arranging.move_down)

    def indent(self) -> None:
        """Put the chosen activities into the sibling above."""
        self._arrange(arranging.indent)

    def outdent(self) -> None:
        """Take the chosen activities out of their part."""
        self._arrange(arranging.outdent)

    def _arrange(self, move: Callable[[Session, Sequence[str]], None]) -> None:
        chosen = self._chosen()
        with self._trying() as session:
            move(session, chosen)
            self._tree.choose(chosen)

    # ---- the schedule

    def schedule(self) -> None:
        """Show what automatic scheduling would move."""
        from app.ui.pages.plan.schedule_dialog import ScheduleDialog  # noqa: PLC0415 loaded when asked for

        if self.session is not None:
            ScheduleDialog(self.session, self._shell, self._tree.window()).open()

    # ---- the fields

    def rename_to(self, activity: str, title: str) -> None:
        """Give an activity the title that was typed in its row."""
        with self._trying() as session:
            planning.set_field(session, activity, "title", title)

    def set_field(self, ids: Sequence[str], field: str, value: object) -> None:
        """Give one field of activities a value.

        Raises:
            UserError: the value does not fit; the form says so beside the field.
        """
        if self.session is not None:
            with self.acting.now():
                planning.set_field(self.session, list(ids), field, value)

    # ---- what is possible

    def possible(self) -> frozenset[str]:
        """Return the names of the commands that make sense for what is chosen."""
        if self.session is None or self.session.read_only:
            return frozenset()
        shape, chosen = PlanShape(self._plan()), self._chosen()
        if not chosen:
            return frozenset({"add_phase", "add_below", "schedule"})
        able = {"add_phase", "add_below", "add_inside", "rename", "duplicate", "delete", "schedule"}
        able |= {name for name, test in _TESTS.items() if test(shape, chosen)}
        return frozenset(able)

    def _chosen(self) -> list[str]:
        return topmost(self._plan(), self._tree.chosen_ids())

    @contextmanager
    def _trying(self) -> Iterator[Session]:
        if self.session is None:
            return
        try:
            with self.acting.now():
                yield self.session
        except UserError as error:
            self._shell.tell_error(error)


_TESTS: Final = {
    "move_up": arranging.can_move_up,
    "move_down": arranging.can_move_down,
    "indent": arranging.can_indent,
    "outdent": arranging.can_outdent,
}
