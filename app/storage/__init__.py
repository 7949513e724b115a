"""Everything that speaks SQL: the working store, its ledger and the document the user sees."""
