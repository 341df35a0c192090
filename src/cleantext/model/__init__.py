"""What context shows of a line and no phrase can tell: measured, weighed by small trees, voted on by `cleantext.filters.learned`."""
