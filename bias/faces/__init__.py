"""What a report looks like to its readers: terminal, data, page. English is made here alone."""
