-- One row: one setting of the database.
insert or replace into store.setting (name, value)
values ($setting, $value)
