"""Make the tables of actors, meetings, groups, agreements and what hangs on them."""

from typing import Final

STATEMENTS: Final = (
    (
        'CREATE TABLE "actor"("id" TEXT PRIMARY KEY NOT NULL, "name" TEXT, "kind" TEXT, "helix" TEXT, '
        '"sector" TEXT, "chain" TEXT, "side" TEXT, "is_core" INTEGER, "national_id" TEXT, "duties" TEXT, '
        '"interests" TEXT, "challenges" TEXT, "capabilities" TEXT, "vulnerabilities" TEXT, "other_names" '
        'TEXT, "tags" TEXT, "notes" TEXT, "is_archived" INTEGER, "map_x" INTEGER, "map_y" INTEGER) STRICT'
    ),
    (
        'CREATE TABLE "contact"("id" TEXT PRIMARY KEY NOT NULL, "actor_id" TEXT, "channel" TEXT, "value" '
        'TEXT, "note" TEXT, "sort" TEXT) STRICT'
    ),
    'CREATE INDEX "contact_actor_id" ON "contact"("actor_id")',
    (
        'CREATE TABLE "membership"("id" TEXT PRIMARY KEY NOT NULL, "person_id" TEXT, "organisation_id" TEXT, '
        '"role" TEXT, "start" TEXT, "end" TEXT, "note" TEXT) STRICT'
    ),
    'CREATE INDEX "membership_person_id" ON "membership"("person_id")',
    'CREATE INDEX "membership_organisation_id" ON "membership"("organisation_id")',
    (
        'CREATE TABLE "rating"("id" TEXT PRIMARY KEY NOT NULL, "actor_id" TEXT, "on" TEXT, "aim" TEXT, '
        '"power" INTEGER, "interest" INTEGER, "attitude" INTEGER, "legitimacy" INTEGER, "urgency" INTEGER, '
        '"reason" TEXT) STRICT'
    ),
    'CREATE INDEX "rating_actor_id" ON "rating"("actor_id")',
    (
        'CREATE TABLE "contact_entry"("id" TEXT PRIMARY KEY NOT NULL, "actor_id" TEXT, "on" TEXT, "manner" '
        'TEXT, "summary" TEXT, "person" TEXT, "next_step" TEXT, "next_on" TEXT) STRICT'
    ),
    'CREATE INDEX "contact_entry_actor_id" ON "contact_entry"("actor_id")',
    (
        'CREATE TABLE "relation"("id" TEXT PRIMARY KEY NOT NULL, "from_id" TEXT, "to_id" TEXT, "flow" TEXT, '
        '"strength" INTEGER, "formality" TEXT, "frequency" TEXT, "start" TEXT, "end" TEXT, "note" TEXT) '
        "STRICT"
    ),
    'CREATE INDEX "relation_from_id" ON "relation"("from_id")',
    'CREATE INDEX "relation_to_id" ON "relation"("to_id")',
    (
        'CREATE TABLE "market_sheet"("id" TEXT PRIMARY KEY NOT NULL, "actor_id" TEXT, "side" TEXT, "scope" '
        'TEXT, "market" TEXT, "product" TEXT, "volume" TEXT, "needs" TEXT, "constraints" TEXT, "notes" TEXT, '
        '"sort" TEXT) STRICT'
    ),
    'CREATE INDEX "market_sheet_actor_id" ON "market_sheet"("actor_id")',
    'CREATE TABLE "not_duplicate"("id" TEXT PRIMARY KEY NOT NULL, "first_id" TEXT, "second_id" TEXT) STRICT',
    'CREATE INDEX "not_duplicate_first_id" ON "not_duplicate"("first_id")',
    'CREATE INDEX "not_duplicate_second_id" ON "not_duplicate"("second_id")',
    (
        'CREATE TABLE "working_group"("id" TEXT PRIMARY KEY NOT NULL, "title" TEXT, "state" TEXT, "mandate" '
        'TEXT, "start" TEXT, "end" TEXT, "rhythm" TEXT, "tags" TEXT, "notes" TEXT) STRICT'
    ),
    (
        'CREATE TABLE "group_member"("id" TEXT PRIMARY KEY NOT NULL, "group_id" TEXT, "actor_id" TEXT, "role" '
        'TEXT, "start" TEXT, "end" TEXT, "note" TEXT, "sort" TEXT) STRICT'
    ),
    'CREATE INDEX "group_member_group_id" ON "group_member"("group_id")',
    'CREATE INDEX "group_member_actor_id" ON "group_member"("actor_id")',
    (
        'CREATE TABLE "group_output"("id" TEXT PRIMARY KEY NOT NULL, "group_id" TEXT, "title" TEXT, "due" '
        'TEXT, "produced_on" TEXT, "notes" TEXT, "sort" TEXT) STRICT'
    ),
    'CREATE INDEX "group_output_group_id" ON "group_output"("group_id")',
    'CREATE TABLE "guide"("id" TEXT PRIMARY KEY NOT NULL, "title" TEXT, "purpose" TEXT, "introduction" TEXT) STRICT',
    (
        'CREATE TABLE "question"("id" TEXT PRIMARY KEY NOT NULL, "guide_id" TEXT, "text" TEXT, "hint" TEXT, '
        '"sort" TEXT) STRICT'
    ),
    'CREATE INDEX "question_guide_id" ON "question"("guide_id")',
    (
        'CREATE TABLE "meeting"("id" TEXT PRIMARY KEY NOT NULL, "kind" TEXT, "number" TEXT, "title" TEXT, '
        '"state" TEXT, "on" TEXT, "start_time" TEXT, "end_time" TEXT, "place" TEXT, "group_id" TEXT, '
        '"guide_id" TEXT, "invitation" TEXT, "minutes" TEXT, "tags" TEXT, "notes" TEXT) STRICT'
    ),
    'CREATE INDEX "meeting_group_id" ON "meeting"("group_id")',
    'CREATE INDEX "meeting_guide_id" ON "meeting"("guide_id")',
    (
        'CREATE TABLE "attendance"("id" TEXT PRIMARY KEY NOT NULL, "meeting_id" TEXT, "actor_id" TEXT, "name" '
        'TEXT, "role" TEXT, "presence" TEXT, "on_behalf_of" TEXT, "note" TEXT, "sort" TEXT) STRICT'
    ),
    'CREATE INDEX "attendance_meeting_id" ON "attendance"("meeting_id")',
    'CREATE INDEX "attendance_actor_id" ON "attendance"("actor_id")',
    (
        'CREATE TABLE "agenda_item"("id" TEXT PRIMARY KEY NOT NULL, "meeting_id" TEXT, "title" TEXT, '
        '"presenter" TEXT, "length_minutes" INTEGER, "discussion" TEXT, "sort" TEXT) STRICT'
    ),
    'CREATE INDEX "agenda_item_meeting_id" ON "agenda_item"("meeting_id")',
    (
        'CREATE TABLE "answer"("id" TEXT PRIMARY KEY NOT NULL, "meeting_id" TEXT, "question_id" TEXT, '
        '"question" TEXT, "text" TEXT, "sort" TEXT) STRICT'
    ),
    'CREATE INDEX "answer_meeting_id" ON "answer"("meeting_id")',
    'CREATE INDEX "answer_question_id" ON "answer"("question_id")',
    (
        'CREATE TABLE "decision"("id" TEXT PRIMARY KEY NOT NULL, "meeting_id" TEXT, "text" TEXT, "owner_id" '
        'TEXT, "owner_name" TEXT, "due" TEXT, "state" TEXT, "done_on" TEXT, "result" TEXT, "activity_id" '
        'TEXT, "sort" TEXT) STRICT'
    ),
    'CREATE INDEX "decision_meeting_id" ON "decision"("meeting_id")',
    'CREATE INDEX "decision_owner_id" ON "decision"("owner_id")',
    'CREATE INDEX "decision_activity_id" ON "decision"("activity_id")',
    (
        'CREATE TABLE "agreement"("id" TEXT PRIMARY KEY NOT NULL, "number" TEXT, "title" TEXT, "kind" TEXT, '
        '"state" TEXT, "subject" TEXT, "scope" TEXT, "signed_on" TEXT, "start" TEXT, "end" TEXT, '
        '"duration_months" INTEGER, "amount" INTEGER, "annex_of_id" TEXT, "renews_id" TEXT, "tags" TEXT, '
        '"notes" TEXT) STRICT'
    ),
    'CREATE INDEX "agreement_annex_of_id" ON "agreement"("annex_of_id")',
    'CREATE INDEX "agreement_renews_id" ON "agreement"("renews_id")',
    (
        'CREATE TABLE "party"("id" TEXT PRIMARY KEY NOT NULL, "agreement_id" TEXT, "actor_id" TEXT, "role" '
        'TEXT, "signatory_id" TEXT, "signatory_name" TEXT, "signatory_post" TEXT, "signing" TEXT, "signed_on" '
        'TEXT, "sort" TEXT) STRICT'
    ),
    'CREATE INDEX "party_agreement_id" ON "party"("agreement_id")',
    'CREATE INDEX "party_actor_id" ON "party"("actor_id")',
    'CREATE INDEX "party_signatory_id" ON "party"("signatory_id")',
    (
        'CREATE TABLE "clause"("id" TEXT PRIMARY KEY NOT NULL, "agreement_id" TEXT, "kind" TEXT, "title" '
        'TEXT, "text" TEXT, "sort" TEXT) STRICT'
    ),
    'CREATE INDEX "clause_agreement_id" ON "clause"("agreement_id")',
    (
        'CREATE TABLE "agreement_version"("id" TEXT PRIMARY KEY NOT NULL, "agreement_id" TEXT, "label" TEXT, '
        '"on" TEXT, "text" TEXT, "note" TEXT) STRICT'
    ),
    'CREATE INDEX "agreement_version_agreement_id" ON "agreement_version"("agreement_id")',
    (
        'CREATE TABLE "agreement_event"("id" TEXT PRIMARY KEY NOT NULL, "agreement_id" TEXT, "on" TEXT, '
        '"state" TEXT, "reason" TEXT) STRICT'
    ),
    'CREATE INDEX "agreement_event_agreement_id" ON "agreement_event"("agreement_id")',
    (
        'CREATE TABLE "obligation"("id" TEXT PRIMARY KEY NOT NULL, "agreement_id" TEXT, "clause_id" TEXT, '
        '"title" TEXT, "party_id" TEXT, "person_id" TEXT, "due" TEXT, "period" TEXT, "period_end" TEXT, '
        '"done_until" TEXT, "activity_id" TEXT, "state" TEXT, "fulfilment" INTEGER, "fulfilled_on" TEXT, '
        '"evidence" TEXT, "amount" INTEGER, "notes" TEXT, "sort" TEXT) STRICT'
    ),
    'CREATE INDEX "obligation_agreement_id" ON "obligation"("agreement_id")',
    'CREATE INDEX "obligation_clause_id" ON "obligation"("clause_id")',
    'CREATE INDEX "obligation_party_id" ON "obligation"("party_id")',
    'CREATE INDEX "obligation_person_id" ON "obligation"("person_id")',
    'CREATE INDEX "obligation_activity_id" ON "obligation"("activity_id")',
    (
        'CREATE TABLE "attachment"("id" TEXT PRIMARY KEY NOT NULL, "name" TEXT, "sha256" TEXT, "size" '
        'INTEGER, "note" TEXT, "added_on" TEXT, "activity_id" TEXT, "actor_id" TEXT, "meeting_id" TEXT, '
        '"group_id" TEXT, "agreement_id" TEXT, "obligation_id" TEXT, "decision_id" TEXT, "sort" TEXT) STRICT'
    ),
    'CREATE INDEX "attachment_activity_id" ON "attachment"("activity_id")',
    'CREATE INDEX "attachment_actor_id" ON "attachment"("actor_id")',
    'CREATE INDEX "attachment_meeting_id" ON "attachment"("meeting_id")',
    'CREATE INDEX "attachment_group_id" ON "attachment"("group_id")',
    'CREATE INDEX "attachment_agreement_id" ON "attachment"("agreement_id")',
    'CREATE INDEX "attachment_obligation_id" ON "attachment"("obligation_id")',
    'CREATE INDEX "attachment_decision_id" ON "attachment"("decision_id")',
    (
        'CREATE TABLE "link"("id" TEXT PRIMARY KEY NOT NULL, "activity_id" TEXT, "meeting_id" TEXT, '
        '"group_id" TEXT, "agreement_id" TEXT, "actor_id" TEXT) STRICT'
    ),
    'CREATE INDEX "link_activity_id" ON "link"("activity_id")',
    'CREATE INDEX "link_meeting_id" ON "link"("meeting_id")',
    'CREATE INDEX "link_group_id" ON "link"("group_id")',
    'CREATE INDEX "link_agreement_id" ON "link"("agreement_id")',
    'CREATE INDEX "link_actor_id" ON "link"("actor_id")',
    (
        'CREATE TABLE "snooze"("id" TEXT PRIMARY KEY NOT NULL, "activity_id" TEXT, "decision_id" TEXT, '
        '"agreement_id" TEXT, "obligation_id" TEXT, "output_id" TEXT, "contact_entry_id" TEXT, "meeting_id" '
        'TEXT, "until" TEXT, "reason" TEXT) STRICT'
    ),
    'CREATE INDEX "snooze_activity_id" ON "snooze"("activity_id")',
    'CREATE INDEX "snooze_decision_id" ON "snooze"("decision_id")',
    'CREATE INDEX "snooze_agreement_id" ON "snooze"("agreement_id")',
    'CREATE INDEX "snooze_obligation_id" ON "snooze"("obligation_id")',
    'CREATE INDEX "snooze_output_id" ON "snooze"("output_id")',
    'CREATE INDEX "snooze_contact_entry_id" ON "snooze"("contact_entry_id")',
    'CREATE INDEX "snooze_meeting_id" ON "snooze"("meeting_id")',
    'CREATE TABLE "saved_view"("id" TEXT PRIMARY KEY NOT NULL, "page" TEXT, "title" TEXT, "content" TEXT) STRICT',
    "PRAGMA user_version=2",
)
