-- One row: one word on one subject of inspections.
insert into store.inspection (place, kind, subject, facts, said_by, said_at, why, seal)
values ($place, $kind, $subject, $facts, $said_by, $said_at, $why, $seal)
