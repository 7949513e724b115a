"""The kit of the pages that keep records: fields and forms, pickers, lists of parts, dialogs, tables and the page.

Where to look:

* `fields`: `FieldSpec`, `Part`, `spec_of(column)` and `part_of` say what a form holds.
* `form`: `RecordForm`, the card beside a table; `section`: what else a part of it may hold.
* `child_list`: `ChildList`, the parts of a record as a list; `history`: what was done to it.
* `attachments`: `attachments_part`, the files of a record as a tab of a form.
* `dialog`: `RecordDialog`, the fields of one record for adding or editing.
* `picker`: `RecordPicker`, one record chosen by typing; `names`: `RecordNames`, what is chosen from.
* `table`: `RecordTable` with `TableColumn`; `source`: `RecordSource`, which reads what it shows.
* `page`: `RecordsPage`, all of it together; `views`: other pictures of the same records.
"""
