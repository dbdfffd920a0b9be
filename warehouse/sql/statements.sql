-- One row: one statement of a kind, oldest first, with who took it back; or of each subject only the
-- one that stands, in the order in which the subjects first came up.
with told as (
    select
        said.place,
        said.subject,
        said.facts,
        said.stated_by,
        said.stated_at,
        said.why,
        back.stated_by as taken_back_by,
        back.stated_at as taken_back_at
    from store.statement as said
    left join store.statement as back
        on back.takes_back = said.place
        and back.kind = $kind
    where
        said.kind = $kind
        and said.takes_back is null
        and (
            $begins::varchar[] is null
            or list_bool_or(list_transform($begins, lambda begin: starts_with(said.subject, begin)))
        )
),
standing as (
    select
        max(place) filter (taken_back_at is null) as place,
        min(place) as first
    from told
    group by subject
),
wanted as (
    select told.*, if($standing::boolean, standing.first, told.place) as rank
    from told
    left join standing using (place)
    where not $standing::boolean or standing.first is not null
)
select place, subject, facts, stated_by, stated_at, why, taken_back_by, taken_back_at
from wanted
order by rank
