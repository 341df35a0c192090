"""Runs over corpora: files found, cut into tasks, cleaned by several processes, put into files that get their name when they are whole."""
