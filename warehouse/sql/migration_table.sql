-- One row: one migration that was applied.
create table if not exists store.migration (
    name varchar primary key,
    applied_at timestamp not null  -- UTC
)
