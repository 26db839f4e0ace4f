"""How well what is found agrees with what was labelled by hand."""
