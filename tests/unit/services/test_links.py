"""Records that belong together."""

import pytest

from app.domain.errors import RuleError
from app.domain.tables.groups import WORKING_GROUP
from app.domain.tables.meetings import MEETING
from app.services import editing, links, planning
from app.services.session import Session

Place = tuple[str, str]


@pytest.fixture
def meeting(session: Session) -> Place:
    """Add a meeting."""
    return "meeting", editing.add(session, MEETING, {"title": "شورا"})


@pytest.fixture
def activity(session: Session) -> Place:
    """Add an activity."""
    return "activity", planning.add_activity(session, None, "فاز")


def _places(session: Session, place: Place) -> list[Place]:
    return [one.place for one in links.linked_to(session, place)]


def test_that_a_link_is_seen_from_both_sides(session: Session, meeting: Place, activity: Place) -> None:
    links.link(session, meeting, [activity])
    assert (_places(session, meeting), _places(session, activity)) == ([activity], [meeting])


def test_that_a_link_is_made_once_whichever_side_asks(session: Session, meeting: Place, activity: Place) -> None:
    counts = [links.link(session, meeting, [activity, activity]), links.link(session, activity, [meeting])]
    assert counts == [1, 0]


def test_that_a_link_is_taken_away_from_the_other_side(session: Session, meeting: Place, activity: Place) -> None:
    links.link(session, meeting, [activity])
    links.unlink(session, activity, [meeting])
    assert session.count("link") == 0


def test_that_a_link_made_in_two_copies_shows_once_and_goes_whole(
    session: Session, meeting: Place, activity: Place
) -> None:
    with session.edit("Add a link") as edit:
        for _ in range(2):
            edit.insert("link", {"meeting_id": meeting[1], "activity_id": activity[1]})
    assert _places(session, meeting) == [activity]
    links.unlink(session, meeting, [activity])
    assert session.count("link") == 0


def test_that_links_are_sorted_by_kind_and_name(session: Session, meeting: Place, activity: Place) -> None:
    groups = [("working_group", editing.add(session, WORKING_GROUP, {"title": title})) for title in ("ی", "پ")]
    links.link(session, meeting, [*groups, activity])
    assert _places(session, meeting) == [activity, groups[1], groups[0]]


def test_that_two_of_a_kind_are_not_linked(session: Session, meeting: Place) -> None:
    with pytest.raises(RuleError):
        links.link(session, meeting, [("meeting", editing.add(session, MEETING, {"title": "دیگر"}))])


@pytest.mark.parametrize("other", [("activity", "gone"), ("decision", "x")])
def test_that_what_is_not_there_or_cannot_be_linked_is_refused(session: Session, meeting: Place, other: Place) -> None:
    with pytest.raises(RuleError):
        links.link(session, meeting, [other])
    assert session.count("link") == 0


def test_that_a_link_goes_with_either_of_its_ends(session: Session, meeting: Place, activity: Place) -> None:
    links.link(session, meeting, [activity])
    editing.remove(session, MEETING, meeting[1])
    assert session.count("link") == 0
