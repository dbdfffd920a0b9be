-- One row: one upload taken back.
insert into store.undo (version, undone, undone_by, undone_at, beside)
values ($version, $undone, $undone_by, $undone_at, $beside)
