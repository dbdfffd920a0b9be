-- One row: one name that a person confirmed.
insert into store.alias (place, name, unit, valid_from, valid_to, confirmed_by, confirmed_at)
select
    count(*) + 1,
    $written,
    $unit,
    $valid_from::date,
    $valid_to::date,
    $confirmed_by,
    $confirmed_at
from store.alias
