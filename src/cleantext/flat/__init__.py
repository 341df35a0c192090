"""Text that lost its line breaks: where one text may end and the next begin, and which runs of such slices are furniture."""
