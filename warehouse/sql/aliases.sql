-- One row: one name that a person confirmed, oldest first.
select
    a.name, a.unit, a.valid_from, a.valid_to,
    a.place, a.confirmed_by, a.confirmed_at, r.taken_back_by, r.taken_back_at
from store.alias a
left join store.retraction r on r.kind = 'name' and r.place = a.place
order by a.place
