"""The faults of fonts, by name; `rules` has these among all others."""

from banbao.diagnostics import Rule, Severity
from banbao.language import N_

# The office's own folder
NO_FONTS = Rule(
    "no-fonts",
    N_("there is no font in the folder `{folder}`, so print takes others"),
    N_("`fonts` names a folder of the site with the office's own fonts. Put them there, or leave `fonts` out."),
    Severity.WARNING,
)
FONT_DAMAGED = Rule(
    "font-damaged",
    N_("`{name}` cannot be read as a font"),
    N_("It is damaged, or no font, or may not be read. Copy it once more from where it was bought."),
)
FONT_FORMAT = Rule(
    "font-format",
    N_("`{name}` is not a font for print"),
    N_("Fonts of web pages (WOFF), old printers (Type 1) and screens cannot be printed with. Take a TTF or OTF file."),
)
FONT_RESTRICTED = Rule(
    "font-restricted",
    N_("the maker of `{name}` forbids it to be embedded into documents"),
    N_("A printed file carries its fonts with it. Take the font out, or ask its maker for one that may be."),
)
FONT_NOT_UNICODE = Rule(
    "font-not-unicode",
    N_("`{name}` does not say which characters its signs are"),
    N_("Very old fonts and fonts of symbols know no Unicode. Take a newer version of the font."),
)
FONT_WITHOUT_ROLE = Rule(
    "font-without-role",
    N_("nothing tells what the font `{name}` is for, so it is not used"),
    N_("Fonts of an office are used for one of five styles, which their names or the names of their files tell."),
    Severity.WARNING,
)

# What is set in them
FONT_SUBSTITUTED = Rule(
    "font-substituted",
    N_("there is no font of the style {role} here: what should be in {wanted} is set in {taken}"),
    N_("Put the office's licensed font into the folder that `fonts` of `site.yml` names."),
    Severity.WARNING,
)
NO_GLYPH = Rule(
    "no-glyph",
    N_("no font has the characters {characters}, which are wanted in {role}"),
    N_("They would be printed as empty boxes. Compare them with the original, or add a font that has them."),
)
BORROWED_GLYPH = Rule(
    "borrowed-glyph",
    N_("{font} lacks the characters {characters}, so {taken} draws them"),
    N_("Among others they will look different. A larger version of the font, such as one called GBK, may have them."),
    Severity.WARNING,
)

FONT_RULES: tuple[Rule, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Rule))
