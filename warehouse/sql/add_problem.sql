-- One row: one warning that was stored with an upload.
insert into store.problem (version, place, severity, kind, sheet, cell, found, facts)
values ($version, $place, $severity, $kind, $sheet, $cell, $found, $facts)
