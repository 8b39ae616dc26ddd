"""Figures that anyone can run again: speed, simulations, background counts."""
