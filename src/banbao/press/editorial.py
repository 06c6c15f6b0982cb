"""A text's elements in, what belongs to the document out: remarks of the site's editors are for readers of the site."""

from banbao.press.elements import Element

_REMARK = "编者注"
"""How a footnote begins that is the editors', not the document's."""


def drop_remarks(text: Element) -> None:
    """Take out the footnotes that begin with 编者注 and the marks that lead to them; those left are numbered on."""
    blocks = [block for block in text.find("div") if "footnote" in block.classes]
    lists = [each for block in blocks for each in block.elements("ol")]
    notes = {f"#{note.attributes.get('id', '')}": note for each in lists for note in each.elements("li")}
    left = [href for href, note in notes.items() if not _words(note).lstrip().startswith(_REMARK)]
    if len(left) == len(notes):
        return
    kept = [notes[href] for href in left]
    for each in lists:
        each.children = [child for child in each.children if child in kept]
    _mark_anew(text, {href: left.index(href) + 1 if href in left else 0 for href in notes})


def _mark_anew(element: Element, numbers: dict[str, int]) -> None:
    """Number the marks in a text; of what has the number 0 the mark goes."""
    for child in list(element.elements()):
        links = [link for link in child.elements("a") if "footnote-ref" in link.classes]
        if child.tag == "sup" and links:
            number = numbers.get(links[0].attributes.get("href", ""))
            if number == 0:
                element.children.remove(child)
            elif number:
                links[0].children = [str(number)]
        else:
            _mark_anew(child, numbers)


def _words(element: Element) -> str:
    return "".join(child if isinstance(child, str) else _words(child) for child in element.children)
