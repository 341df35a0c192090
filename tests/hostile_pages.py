"""Pages that nobody would write but somebody sends, each of any size: what has hung, crashed or emptied a reader of HTML.

Each kind makes a page of about so many parts; the word END stands at its end, and in those of `LOST` it cannot be found.
"""

from __future__ import annotations

import json
from collections.abc import Callable

END = "<p>The last words END here.</p>"


def nested(tag: str) -> Callable[[int], str]:
    """So many elements one in the other, all of them closed."""
    return lambda count: f"<{tag}>" * count + "the middle" + f"</{tag}>" * count + END


def open_ended(tags: str) -> Callable[[int], str]:
    """So many elements of which none is ever closed."""
    return lambda count: tags * count + END


def nested_lists(count: int) -> str:
    return "<ul><li>one" * count + "</ul>" * count + END


def nested_tables(count: int) -> str:
    return "<table><tr><td>one<td>" * count + "</table>" * count + END


def nested_mixed(count: int) -> str:
    """Texts on every level, blocks and inline elements in turn."""
    return "<div>one <b>two " * count + "</b></div>" * count + END


def deep_then_wide(count: int) -> str:
    """As deep as the parser takes it, and there many lines."""
    return "<div>" * 1900 + "<p>one</p>" * count + "</div>" * 1900 + END


def unclosed_menus(count: int) -> str:
    """Each in the one before, and so much prose in the innermost that none is a menu."""
    return "<nav>" * min(count, 400) + f"<p>{'One word after another, and no link among them. ' * 100}</p>" + "<b>one</b> " * count + END


def attributes(count: int) -> str:
    return "<p " + " ".join(f"a{n}=1" for n in range(count)) + ">one</p>" + END


def quoted_attributes(count: int) -> str:
    """With signs in them that end tags elsewhere."""
    return "<p " + " ".join(f"a{n}='>' b{n}=\"<\"" for n in range(count // 2)) + ">one</p>" + END


def quoted_first(count: int) -> str:
    """The sign that ends tags stands only in the first value."""
    return "<p a='>' " + " ".join(f"a{n}=1" for n in range(count)) + ">one</p>" + END


def slashed_attributes(count: int) -> str:
    return "<p/" + "/".join(f"a{n}" for n in range(count)) + ">one</p>" + END


def glued_attributes(count: int) -> str:
    """Without white space between them."""
    return "<p " + "".join(f'a{n}="1"' for n in range(count)) + ">one</p>" + END


def many_long_tags(count: int) -> str:
    """Many tags, each just short enough not to be looked into."""
    tag = "<p " + " ".join(f"a{n}" for n in range(3000)) + ">one</p>"
    return tag * max(1, count // 3000) + END


def end_tag_attributes(count: int) -> str:
    return "<p>one</p " + " ".join(f"a{n}=1" for n in range(count)) + ">" + END


def unclosed_tag(count: int) -> str:
    return "<p>one</p><p " + " ".join(f"a{n}=1" for n in range(count))


def unclosed_quote(count: int) -> str:
    return "<p>one</p>" + "<p a='" * count + END


def end_tags(count: int) -> str:
    return "<p>one</p>" + "</div></b></x>" * (count // 3) + END


def wrong_end_tags(count: int) -> str:
    """End tags of what is open far outside, and of what is not."""
    return "<div>" * 200 + "<p>one</i></ul></p>" * count + END


def siblings(count: int) -> str:
    return "<p>one</p>" * count + END


def inline_siblings(count: int) -> str:
    return "<p>" + "<a href=/>one</a><b>two</b>" * (count // 2) + END


def breaks(count: int) -> str:
    return "<p>" + "one<br>" * count + END


def rows(count: int) -> str:
    return "<table>" + "<tr><td>one<td>two</tr>" * count + "</table>" + END


def one_row(count: int) -> str:
    return "<table><tr>" + "<td>one</td>" * count + "</tr></table>" + END


def empty_cells(count: int) -> str:
    return "<table><tr>" + "<td></td>" * count + "<td>one</table>" + END


def texts_beside(count: int) -> str:
    """Text and code in lists, lines of each."""
    return "<ul><li><pre>" + "one\n\n" * count + "</pre></ul>" + END


def headings(count: int) -> str:
    return f"<title>{'one two ' * 1000}</title>" + "<h1>one two</h1>" * count + END


def readings(count: int) -> str:
    """Of which none is closed."""
    return "<ruby>" + "<rt>one<b>two</b>" * count + END


def drawings(count: int) -> str:
    return "<svg><title></title></svg>" * count + END


def ends(count: int) -> str:
    return "<p>one</p></body></html>" * count + END


def items(count: int) -> str:
    return "<ol>" + "<li>one" * count + "</ol>" + END


def one_text(count: int) -> str:
    return "<p>" + "word " * count + "</p>" + END


def one_word(count: int) -> str:
    return "<p>" + "x" * count + "</p>" + END


def spaces(count: int) -> str:
    return "<p>one" + " \n\t" * count + "two</p>" + END


def broken_lines_of_signs(count: int) -> str:
    return "<p>漢" + " \n" * count + "字\r" + " \t" * count + "x</p>" + END


def code(count: int) -> str:
    return "<pre>" + "<span>one</span>\n" * count + "</pre>" + END


def ruby(count: int) -> str:
    return "<p><ruby>" + "漢<rt>kan</rt>" * count + "</ruby></p>" + END


def nul_bytes(count: int) -> str:
    return "<p>one\0</p\0>" * count + END


def entities(count: int) -> str:
    return "<p>" + "&amp;&nbsp;&#0;&#xffffff;&nosuch;&" * count + "</p>" + END


def entity_bomb(count: int) -> str:
    names = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(min(count, 1000)))
    return f'<!DOCTYPE html [<!ENTITY a0 "bomb">{names}]><p>&a9;&a99;</p>' + END


def scripts(count: int) -> str:
    return "<article>" + "<script>document.write('</article></p>')</script><p>one</p>" * count + "</article>" + END


def comments(count: int) -> str:
    return "<!-- one -->" * count + END


def unclosed_comments(count: int) -> str:
    return "<p>one</p>" + "<!-- " * count


def forms(count: int) -> str:
    return "<select>" + "<option>one" * count + "</select><form>" * 2 + END


def metas(count: int) -> str:
    return "<title>one</title><meta property=og:title content=x><link rel=canonical href=http://a.example/>" * count + END


def json_wide(count: int) -> str:
    body = {"headline": "one", "author": [{"name": f"Ada {n}"} for n in range(count)], "articleBody": "two " * count}
    return f'<script type="application/ld+json">{json.dumps(body)}</script>' + END


def json_deep(count: int) -> str:
    return '<script type="application/ld+json">{"headline": ' + "[" * count + "]" * count + "}</script>" + END


def json_objects(count: int) -> str:
    graph = [{"headline": f"one {n}", "author": f"Ada {n}"} for n in range(count)]
    return f'<script type="application/ld+json">{json.dumps(graph)}</script>' + END


def json_scripts(count: int) -> str:
    return "".join(f'<script type="application/ld+json">{{"headline": "one", "author": "Ada {n}"}}</script>' for n in range(count)) + END


def json_markup(count: int) -> str:
    body = {"headline": "one", "articleBody": "<" * count + "&" * count}
    return f'<script type="application/ld+json">{json.dumps(body)}</script>' + END


def json_number(count: int) -> str:
    """Python refuses numbers of so many digits."""
    return f'<script type="application/ld+json">{{"headline": "one", "x": {"9" * count}}}</script>' + END


def names(count: int) -> str:
    """Elements with names of many words, none like the other."""
    return "".join(f'<p class="nav{n} post-{n} {"x-" * 20}{n}">one</p>' for n in range(count)) + END


def long_names(count: int) -> str:
    return f'<p class="{"nav-item " * count}">one</p>' + END


def long_style(count: int) -> str:
    return f'<p style="{"display: " * count}">one</p>' + END


def long_name(count: int) -> str:
    return f"<{'x' * count}>one</{'x' * count}>" + END


def long_title(count: int) -> str:
    return f"<title>{'one two three ' * count}</title>" + "<p>one</p>" * count + END


def surrogates(count: int) -> str:
    return "<p>one\ud800 two\udfff</p>" * count + END


def links(count: int) -> str:
    return "<nav>" + "<li><a href=/>one</a>" * count + "</nav>" + END


def frames(count: int) -> str:
    return "<frameset>" + "<frame src=a><noframes>one</noframes>" * count + "</frameset>"


KINDS: dict[str, Callable[[int], str]] = {
    **{f"nested {tag}": nested(tag) for tag in "div b span a p table ul pre blockquote font select svg x-y form rt".split()},
    **{
        f"unclosed {tags}": open_ended(tags)
        for tags in ("<div>", "<b>", "<a>", "<i>one", "<div>one<b>", "<p><font>", "<ul><li>", "<table><tr><td>", "<", "</", "<a ", "<!", "&")
    },
    **{
        make.__name__.replace("_", " "): make
        for make in (
            nested_lists, nested_tables, nested_mixed, deep_then_wide, unclosed_menus, attributes, quoted_attributes, quoted_first,
            slashed_attributes,
            glued_attributes, many_long_tags, end_tag_attributes, unclosed_tag, unclosed_quote, end_tags, wrong_end_tags, siblings, inline_siblings,
            breaks, rows, one_row, empty_cells, texts_beside, headings, readings, drawings, ends, items,
            one_text, one_word, spaces, broken_lines_of_signs, code, ruby, nul_bytes, entities, entity_bomb, scripts,
            comments, unclosed_comments, forms, metas, json_wide, json_deep, json_objects, json_scripts, json_markup, json_number, names, long_names,
            long_style, long_name, long_title, surrogates, links, frames,
        )
    },
}  # fmt: skip
