"""Make room for time, money, plan versions, risks and strategies."""

from typing import Final

STATEMENTS: Final = (
    'ALTER TABLE "project" ADD COLUMN "days_off" TEXT',
    'ALTER TABLE "project" ADD COLUMN "weighting" TEXT',
    'ALTER TABLE "project" ADD COLUMN "fiscal_month" INTEGER',
    'ALTER TABLE "activity" ADD COLUMN "duration" INTEGER',
    'ALTER TABLE "activity" ADD COLUMN "is_milestone" INTEGER',
    'ALTER TABLE "activity" ADD COLUMN "constraint" TEXT',
    'ALTER TABLE "activity" ADD COLUMN "constraint_on" TEXT',
    'ALTER TABLE "activity" ADD COLUMN "deadline" TEXT',
    'ALTER TABLE "activity" ADD COLUMN "dates_by" TEXT',
    'ALTER TABLE "activity" ADD COLUMN "is_unplanned" INTEGER',
    'ALTER TABLE "activity" ADD COLUMN "actual_start" TEXT',
    'ALTER TABLE "activity" ADD COLUMN "actual_end" TEXT',
    'ALTER TABLE "activity" ADD COLUMN "project_id" TEXT',
    'CREATE INDEX "activity_project_id" ON "activity"("project_id")',
    'ALTER TABLE "attachment" ADD COLUMN "money_entry_id" TEXT',
    'CREATE INDEX "attachment_money_entry_id" ON "attachment"("money_entry_id")',
    'ALTER TABLE "attachment" ADD COLUMN "contribution_id" TEXT',
    'CREATE INDEX "attachment_contribution_id" ON "attachment"("contribution_id")',
    'ALTER TABLE "attachment" ADD COLUMN "plan_version_id" TEXT',
    'CREATE INDEX "attachment_plan_version_id" ON "attachment"("plan_version_id")',
    'ALTER TABLE "attachment" ADD COLUMN "risk_id" TEXT',
    'CREATE INDEX "attachment_risk_id" ON "attachment"("risk_id")',
    'ALTER TABLE "attachment" ADD COLUMN "progress_report_id" TEXT',
    'CREATE INDEX "attachment_progress_report_id" ON "attachment"("progress_report_id")',
    'ALTER TABLE "link" ADD COLUMN "risk_id" TEXT',
    'CREATE INDEX "link_risk_id" ON "link"("risk_id")',
    'ALTER TABLE "snooze" ADD COLUMN "instalment_id" TEXT',
    'CREATE INDEX "snooze_instalment_id" ON "snooze"("instalment_id")',
    'ALTER TABLE "snooze" ADD COLUMN "risk_id" TEXT',
    'CREATE INDEX "snooze_risk_id" ON "snooze"("risk_id")',
    (
        'CREATE TABLE "dependency"("id" TEXT PRIMARY KEY NOT NULL, "predecessor_id" TEXT, "successor_id" '
        'TEXT, "kind" TEXT, "lag" INTEGER, "note" TEXT) STRICT'
    ),
    'CREATE INDEX "dependency_predecessor_id" ON "dependency"("predecessor_id")',
    'CREATE INDEX "dependency_successor_id" ON "dependency"("successor_id")',
    (
        'CREATE TABLE "calendar_day"("id" TEXT PRIMARY KEY NOT NULL, "on" TEXT, "is_working" INTEGER, "title" '
        "TEXT) STRICT"
    ),
    (
        'CREATE TABLE "progress_entry"("id" TEXT PRIMARY KEY NOT NULL, "activity_id" TEXT, "on" TEXT, '
        '"percent" INTEGER, "cause" TEXT, "note" TEXT) STRICT'
    ),
    'CREATE INDEX "progress_entry_activity_id" ON "progress_entry"("activity_id")',
    (
        'CREATE TABLE "funding_source"("id" TEXT PRIMARY KEY NOT NULL, "title" TEXT, "kind" TEXT, "actor_id" '
        'TEXT, "code" TEXT, "amount" INTEGER, "notes" TEXT, "sort" TEXT) STRICT'
    ),
    'CREATE INDEX "funding_source_actor_id" ON "funding_source"("actor_id")',
    (
        'CREATE TABLE "budget_line"("id" TEXT PRIMARY KEY NOT NULL, "activity_id" TEXT, "code" TEXT, "title" '
        'TEXT, "category" TEXT, "amount" INTEGER, "source_id" TEXT, "year" INTEGER, "note" TEXT, "sort" TEXT) '
        "STRICT"
    ),
    'CREATE INDEX "budget_line_activity_id" ON "budget_line"("activity_id")',
    'CREATE INDEX "budget_line_source_id" ON "budget_line"("source_id")',
    (
        'CREATE TABLE "contribution"("id" TEXT PRIMARY KEY NOT NULL, "actor_id" TEXT, "activity_id" TEXT, '
        '"agreement_id" TEXT, "form" TEXT, "title" TEXT, "amount" INTEGER, "received" INTEGER, "on" TEXT, '
        '"basis" TEXT, "sort" TEXT) STRICT'
    ),
    'CREATE INDEX "contribution_actor_id" ON "contribution"("actor_id")',
    'CREATE INDEX "contribution_activity_id" ON "contribution"("activity_id")',
    'CREATE INDEX "contribution_agreement_id" ON "contribution"("agreement_id")',
    (
        'CREATE TABLE "instalment"("id" TEXT PRIMARY KEY NOT NULL, "activity_id" TEXT, "agreement_id" TEXT, '
        '"payee_id" TEXT, "title" TEXT, "percent" INTEGER, "amount" INTEGER, "progress" INTEGER, "start" '
        'TEXT, "end" TEXT, "due" TEXT, "note" TEXT, "sort" TEXT) STRICT'
    ),
    'CREATE INDEX "instalment_activity_id" ON "instalment"("activity_id")',
    'CREATE INDEX "instalment_agreement_id" ON "instalment"("agreement_id")',
    'CREATE INDEX "instalment_payee_id" ON "instalment"("payee_id")',
    (
        'CREATE TABLE "money_entry"("id" TEXT PRIMARY KEY NOT NULL, "stage" TEXT, "on" TEXT, "amount" '
        'INTEGER, "is_reversal" INTEGER, "title" TEXT, "activity_id" TEXT, "line_id" TEXT, "source_id" TEXT, '
        '"payee_id" TEXT, "agreement_id" TEXT, "instalment_id" TEXT, "document" TEXT, "number" TEXT, '
        '"document_on" TEXT, "note" TEXT) STRICT'
    ),
    'CREATE INDEX "money_entry_activity_id" ON "money_entry"("activity_id")',
    'CREATE INDEX "money_entry_line_id" ON "money_entry"("line_id")',
    'CREATE INDEX "money_entry_source_id" ON "money_entry"("source_id")',
    'CREATE INDEX "money_entry_payee_id" ON "money_entry"("payee_id")',
    'CREATE INDEX "money_entry_agreement_id" ON "money_entry"("agreement_id")',
    'CREATE INDEX "money_entry_instalment_id" ON "money_entry"("instalment_id")',
    (
        'CREATE TABLE "plan_version"("id" TEXT PRIMARY KEY NOT NULL, "title" TEXT, "kind" TEXT, "frozen_on" '
        'TEXT, "reason" TEXT, "meeting_id" TEXT, "revises_id" TEXT, "notes" TEXT) STRICT'
    ),
    'CREATE INDEX "plan_version_meeting_id" ON "plan_version"("meeting_id")',
    'CREATE INDEX "plan_version_revises_id" ON "plan_version"("revises_id")',
    (
        'CREATE TABLE "version_row"("id" TEXT PRIMARY KEY NOT NULL, "version_id" TEXT, "activity" TEXT, '
        '"part_of" TEXT, "code" TEXT, "title" TEXT, "start" TEXT, "end" TEXT, "month_from" INTEGER, '
        '"month_to" INTEGER, "budget" INTEGER, "weight" INTEGER, "outputs" TEXT, "is_milestone" INTEGER, '
        '"is_unplanned" INTEGER, "is_cancelled" INTEGER, "place" INTEGER) STRICT'
    ),
    'CREATE INDEX "version_row_version_id" ON "version_row"("version_id")',
    (
        'CREATE TABLE "risk"("id" TEXT PRIMARY KEY NOT NULL, "title" TEXT, "kind" TEXT, "cause" TEXT, '
        '"effect" TEXT, "response" TEXT, "action" TEXT, "owner_id" TEXT, "state" TEXT, "raised_on" TEXT, '
        '"review_on" TEXT, "closed_on" TEXT, "tags" TEXT, "notes" TEXT) STRICT'
    ),
    'CREATE INDEX "risk_owner_id" ON "risk"("owner_id")',
    (
        'CREATE TABLE "risk_rating"("id" TEXT PRIMARY KEY NOT NULL, "risk_id" TEXT, "on" TEXT, "likelihood" '
        'INTEGER, "impact" INTEGER, "reason" TEXT) STRICT'
    ),
    'CREATE INDEX "risk_rating_risk_id" ON "risk_rating"("risk_id")',
    (
        'CREATE TABLE "strategy"("id" TEXT PRIMARY KEY NOT NULL, "parent_id" TEXT, "kind" TEXT, "title" TEXT, '
        '"text" TEXT, "sort" TEXT) STRICT'
    ),
    'CREATE INDEX "strategy_parent_id" ON "strategy"("parent_id")',
    (
        'CREATE TABLE "strategy_revision"("id" TEXT PRIMARY KEY NOT NULL, "strategy_id" TEXT, "on" TEXT, '
        '"before" TEXT, "after" TEXT, "reason" TEXT, "version_id" TEXT, "meeting_id" TEXT) STRICT'
    ),
    'CREATE INDEX "strategy_revision_strategy_id" ON "strategy_revision"("strategy_id")',
    'CREATE INDEX "strategy_revision_version_id" ON "strategy_revision"("version_id")',
    'CREATE INDEX "strategy_revision_meeting_id" ON "strategy_revision"("meeting_id")',
    (
        'CREATE TABLE "progress_report"("id" TEXT PRIMARY KEY NOT NULL, "title" TEXT, "number" TEXT, "start" '
        'TEXT, "end" TEXT, "state" TEXT, "summary" TEXT, "achievements" TEXT, "deviations" TEXT, '
        '"decisions_needed" TEXT, "next_period" TEXT, "notes" TEXT) STRICT'
    ),
    "PRAGMA user_version=3",
)
