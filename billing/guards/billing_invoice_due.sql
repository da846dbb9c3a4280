-- What the lines of an invoice come to, tax rounded on each line or once for each rate (billing/sums.py).
CREATE OR REPLACE FUNCTION public.billing_invoice_due(invoice_ uuid, rounding_ text) RETURNS numeric LANGUAGE sql STABLE
SET search_path = public, pg_temp AS $$
    SELECT coalesce(sum(
        CASE WHEN rounding_ = 'per_rate' THEN plus_tax + with_tax + round(plus_tax * tax_rate / 100) ELSE by_line END
    ), 0)
    FROM (
        SELECT tax_rate,
               coalesce(sum(net) FILTER (WHERE NOT tax_included), 0) AS plus_tax,
               coalesce(sum(net + tax) FILTER (WHERE tax_included), 0) AS with_tax,
               sum(net + tax) AS by_line
        FROM public.billing_invoiceline WHERE invoice_id = invoice_ GROUP BY tax_rate
    ) AS at_rate
$$;
