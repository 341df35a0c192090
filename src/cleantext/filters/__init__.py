"""One module a filter. A filter is a picklable callable that takes a `Document` and yields `Removal`s; it votes and never edits."""
