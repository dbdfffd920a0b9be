-- One row: one statement of a person.
insert into store.statement
    (place, kind, subject, facts, stated_by, stated_at, why, takes_back, by_command, seal)
values (
    $place, $kind, $subject, $facts, $stated_by, $stated_at, $why, $takes_back, $by_command, $seal
)
