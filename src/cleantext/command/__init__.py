"""What the command takes and shows: options, fields in lines of JSON, diffs, counts, reviews."""
