-- One row: one unit, indicator and month that counts, flows and stocks apart. A month is its
-- distance from the first.
select
    key,
    indicator,
    datediff('month', list_min($months::date[]), month) as month,
    good_flows,
    good_stocks,
    cases_flows,
    cases_stocks,
    mixed
from month_share(
    $months,
    $keys, $codes, $firsts, $lasts,
    $indicators, $sides, $ways, $sizes, $measures, $stocks
)
where good_flows + good_stocks <= cases_flows + cases_stocks
order by month, key, indicator
