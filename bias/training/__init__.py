"""The workshop: fits what ships and measures it on labelled files. Never needed to compare."""
