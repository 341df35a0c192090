"""HTML to documents: the only importer of lxml and beautifulsoup4.

``parse.py`` makes a tree of whatever is given, ``walk.py`` lines of the tree by what ``layout.py`` knows of elements and ``spaces.py`` of white
space, ``metadata.py`` reads what the page says of itself; ``names.py``, ``features.py`` and ``trees.py`` tell how likely a line is part of the
article, ``filling.py`` which lines are for those around them.
"""
