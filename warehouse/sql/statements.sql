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
        back.stated_at as taken_back_at,
        max(said.place) filter (back.place is null) over (partition by said.subject) as standing,
        if(
            $standing::boolean,
            min(said.place) over (partition by said.subject),
            said.place
        ) as rank
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
)
select place, subject, facts, stated_by, stated_at, why, taken_back_by, taken_back_at
from told
where not $standing::boolean or place = standing
order by rank
