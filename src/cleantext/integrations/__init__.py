"""Code for frameworks that want a class of their own; each module needs its framework, and nothing in the package imports them."""
