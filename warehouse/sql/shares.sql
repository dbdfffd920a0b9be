-- One row: one unit and indicator over a window, summed over the months that count; these are set
-- bits, the first month of the window the lowest. Flows add up, a stock is its last value. Where
-- each month states more good cases than cases, none counts and it is those that are summed.
with stated as (
    select
        *,
        good_flows + good_stocks <= cases_flows + cases_stocks as possible
    from month_share(
        $months,
        $keys, $codes, $firsts, $lasts,
        $indicators, $sides, $ways, $sizes, $measures, $stocks
    )
)
select
    key,
    indicator,
    sum(good_flows)::bigint as good_flows,
    sum(cases_flows)::bigint as cases_flows,
    arg_max(good_stocks, month)::bigint as good_stock,
    arg_max(cases_stocks, month)::bigint as cases_stock,
    bit_or(1::bigint << datediff('month', list_min($months::date[]), month)) as months,
    bool_or(mixed) as mixed
from stated
group by key, indicator, possible
qualify possible = bool_or(possible) over (partition by key, indicator)
order by key, indicator
