-- One row: one word on who answers for a unit.
insert into store.person
select
    coalesce(max(place), 0) + 1,
    $identity,
    $unit,
    $name,
    $position,
    $phone,
    $email,
    $since::date,
    $until::date,
    $said_by,
    $said_at
from store.person
