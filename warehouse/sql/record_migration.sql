-- One row: one migration that was applied.
insert into store.migration (name, applied_at)
values ($name, now() at time zone 'UTC')
