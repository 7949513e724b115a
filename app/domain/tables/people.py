"""Actors: organisations and people, how they are reached and rated, how they relate, what they need and offer."""

from typing import Final

from app.domain.schema import Column, Kind, Table, Tie, choice, reference
from app.i18n import mark

LONGEST_NAME: Final = 500
LONGEST_LINE: Final = 2_000
HIGHEST: Final = 10
"""Power, interest, legitimacy and urgency are whole numbers from 0 to this; attitude from minus to plus half of it."""

KIND_LABELS: Final = {"organisation": mark("Organisation"), "person": mark("Person")}
HELIX_LABELS: Final = {
    "government": mark("Government"),
    "industry": mark("Industry"),
    "university": mark("University and research"),
    "finance": mark("Finance"),
    "civil": mark("Civil society"),
    "media": mark("Media"),
    "support": mark("Support institution"),
    "bds": mark("Business development service provider"),
    "agency": mark("Cluster development agency"),
    "international": mark("International body"),
    "users": mark("Users and customers"),
    "other": mark("Other"),
}
SECTOR_LABELS: Final = {
    "public": mark("Public sector"),
    "private": mark("Private sector"),
    "mixed": mark("Public and private"),
    "cooperative": mark("Cooperative sector"),
}
CHAIN_LABELS: Final = {
    "inputs": mark("Inputs and raw materials"),
    "suppliers": mark("Suppliers"),
    "research": mark("Research and design"),
    "production": mark("Production"),
    "services": mark("Supporting services"),
    "distribution": mark("Distribution and sales"),
    "customers": mark("Customers"),
    "regulation": mark("Regulation"),
}
SIDE_LABELS: Final = {"demand": mark("Demand side"), "supply": mark("Supply side"), "both": mark("Both sides")}
CHANNEL_LABELS: Final = {
    "phone": mark("Phone"),
    "mobile": mark("Mobile"),
    "email": mark("E-mail"),
    "web": mark("Web page"),
    "messenger": mark("Messenger"),
    "fax": mark("Fax"),
    "address": mark("Address"),
}
MANNER_LABELS: Final = {
    "visit": mark("Visit"),
    "call": mark("Phone call"),
    "letter": mark("Letter"),
    "email": mark("E-mail"),
    "message": mark("Message"),
    "meeting": mark("Meeting"),
}
AIM_LABELS: Final = {"current": mark("Current position"), "desired": mark("Desired position")}
FLOW_LABELS: Final = {
    "service": mark("Services"),
    "information": mark("Information"),
    "financial": mark("Financial"),
    "intangible": mark("Intangible value"),
}
FORMALITY_LABELS: Final = {"formal": mark("Formal"), "informal": mark("Informal")}
FREQUENCY_LABELS: Final = {
    "once": mark("Once"),
    "rarely": mark("Rarely"),
    "yearly": mark("Yearly"),
    "quarterly": mark("Quarterly"),
    "monthly": mark("Monthly"),
    "weekly": mark("Weekly"),
    "daily": mark("Daily"),
}
SCOPE_LABELS: Final = {"domestic": mark("Domestic"), "foreign": mark("Foreign")}
STRENGTHS: Final = 5

ACTOR: Final = Table(
    "actor",
    (
        Column("name", Kind.TEXT, mark("Name"), longest=LONGEST_NAME),
        choice("kind", mark("Kind"), KIND_LABELS, "organisation"),
        choice("helix", mark("Group of actors"), HELIX_LABELS),
        choice("sector", mark("Sector"), SECTOR_LABELS),
        choice("chain", mark("Place in the value chain"), CHAIN_LABELS),
        choice("side", mark("Side of the market"), SIDE_LABELS),
        Column("is_core", Kind.INTEGER, mark("Core firm"), maximum=1),
        Column("national_id", Kind.TEXT, mark("National identifier"), longest=50),
        Column("duties", Kind.LONG_TEXT, mark("Duties")),
        Column("interests", Kind.LONG_TEXT, mark("Interests")),
        Column("challenges", Kind.LONG_TEXT, mark("Challenges")),
        Column("capabilities", Kind.LONG_TEXT, mark("Capabilities")),
        Column("vulnerabilities", Kind.LONG_TEXT, mark("Vulnerabilities")),
        Column("other_names", Kind.LIST, mark("Other names")),
        Column("tags", Kind.LIST, mark("Tags")),
        Column("notes", Kind.LONG_TEXT, mark("Notes")),
        Column("is_archived", Kind.INTEGER, mark("Archived"), maximum=1),
        Column("map_x", Kind.INTEGER, maximum=10_000),  # where it was dragged on the map, in ten-thousandths
        Column("map_y", Kind.INTEGER, maximum=10_000),
    ),
    title=mark("Actor"),
    naming="name",
)
CONTACT: Final = Table(
    "contact",
    (
        reference("actor_id", "actor", Tie.PART),
        choice("channel", mark("Channel"), CHANNEL_LABELS),
        Column("value", Kind.TEXT, mark("Number or address"), longest=LONGEST_LINE),
        Column("note", Kind.TEXT, mark("Note"), longest=LONGEST_LINE),
        Column("sort", Kind.ORDER, longest=2_000),
    ),
    title=mark("Contact channel"),
    naming="value",
)
MEMBERSHIP: Final = Table(
    "membership",
    (
        reference("person_id", "actor", Tie.PART, mark("Person")),
        reference("organisation_id", "actor", Tie.PART, mark("Organisation")),
        Column("role", Kind.TEXT, mark("Role"), longest=LONGEST_NAME),
        Column("start", Kind.DATE, mark("From")),
        Column("end", Kind.DATE, mark("Until")),
        Column("note", Kind.TEXT, mark("Note"), longest=LONGEST_LINE),
    ),
    title=mark("Role in an organisation"),
    naming="role",
)
RATING: Final = Table(
    "rating",
    (
        reference("actor_id", "actor", Tie.PART),
        Column("on", Kind.DATE, mark("Date")),
        choice("aim", mark("Position"), AIM_LABELS, "current"),
        Column("power", Kind.INTEGER, mark("Power"), maximum=HIGHEST),
        Column("interest", Kind.INTEGER, mark("Interest"), maximum=HIGHEST),
        Column("attitude", Kind.INTEGER, mark("Attitude"), minimum=-HIGHEST // 2, maximum=HIGHEST // 2),
        Column("legitimacy", Kind.INTEGER, mark("Legitimacy"), maximum=HIGHEST),
        Column("urgency", Kind.INTEGER, mark("Urgency"), maximum=HIGHEST),
        Column("reason", Kind.LONG_TEXT, mark("Reason")),
    ),
    title=mark("Rating"),
    naming="reason",
)
CONTACT_ENTRY: Final = Table(
    "contact_entry",
    (
        reference("actor_id", "actor", Tie.PART),
        Column("on", Kind.DATE, mark("Date")),
        choice("manner", mark("Manner"), MANNER_LABELS),
        Column("summary", Kind.LONG_TEXT, mark("What was said")),
        Column("person", Kind.TEXT, mark("Who spoke"), longest=LONGEST_NAME),
        Column("next_step", Kind.TEXT, mark("Next step"), longest=LONGEST_LINE),
        Column("next_on", Kind.DATE, mark("Next contact")),
    ),
    title=mark("Contact"),
    naming="summary",
)
RELATION: Final = Table(
    "relation",
    (
        reference("from_id", "actor", Tie.PART, mark("From actor")),
        reference("to_id", "actor", Tie.PART, mark("To actor")),
        choice("flow", mark("Flow"), FLOW_LABELS),
        Column("strength", Kind.INTEGER, mark("Strength"), minimum=1, maximum=STRENGTHS),
        choice("formality", mark("Formality"), FORMALITY_LABELS),
        choice("frequency", mark("Frequency"), FREQUENCY_LABELS),
        Column("start", Kind.DATE, mark("From")),
        Column("end", Kind.DATE, mark("Until")),
        Column("note", Kind.LONG_TEXT, mark("Note")),
    ),
    title=mark("Relation"),
    naming="note",
)
MARKET_SHEET: Final = Table(
    "market_sheet",
    (
        reference("actor_id", "actor", Tie.PART),
        choice("side", mark("Side of the market"), {key: SIDE_LABELS[key] for key in ("demand", "supply")}),
        choice("scope", mark("Scope"), SCOPE_LABELS),
        Column("market", Kind.TEXT, mark("Market"), longest=LONGEST_LINE),
        Column("product", Kind.TEXT, mark("Product or service"), longest=LONGEST_LINE),
        Column("volume", Kind.TEXT, mark("Volume"), longest=LONGEST_NAME),
        Column("needs", Kind.LONG_TEXT, mark("Needs")),
        Column("constraints", Kind.LONG_TEXT, mark("Constraints")),
        Column("notes", Kind.LONG_TEXT, mark("Notes")),
        Column("sort", Kind.ORDER, longest=2_000),
    ),
    title=mark("Market data sheet"),
    naming="product",
)
NOT_DUPLICATE: Final = Table(
    "not_duplicate",
    (
        reference("first_id", "actor", Tie.PART, mark("Actor")),
        reference("second_id", "actor", Tie.PART, mark("Actor")),
    ),
    title=mark("Two actors that are not the same"),
)
TABLES: Final = (ACTOR, CONTACT, MEMBERSHIP, RATING, CONTACT_ENTRY, RELATION, MARKET_SHEET, NOT_DUPLICATE)
