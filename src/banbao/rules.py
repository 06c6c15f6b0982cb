"""Every fault that banbao knows by name; the help page of rules is made from this table."""

from banbao.board_rules import BOARD_RULES
from banbao.diagnostics import Rule, Severity
from banbao.font_rules import FONT_RULES
from banbao.language import N_
from banbao.official_rules import OFFICIAL_RULES
from banbao.picture_rules import PICTURE_RULES

# Files
ENCODING = Rule(
    "encoding",
    N_("the file is not UTF-8 text"),
    N_("Old editors save Chinese text as GBK. Open the file, choose “Save as” and the encoding UTF-8."),
)
NOT_TEXT = Rule(
    "not-text",
    N_("the file is not a text file, whatever its name says"),
    N_("A Word or picture file that was renamed stays what it is. Copy its text into a new text file."),
)
UNREADABLE_TEXT = Rule(
    "unreadable-text",
    N_("the line is longer than {most} characters or nests too deep to be a text"),
    N_("Such lines come from machines, not from writers. Break the line up."),
)
BOM = Rule(
    "bom",
    N_("the file begins with an invisible byte order mark"),
    N_("Windows Notepad adds the mark. The file is read all the same; choose “UTF-8” without BOM to be rid of it."),
    Severity.WARNING,
)
CRLF = Rule(
    "crlf",
    N_("the lines end in Windows line breaks"),
    N_("The file is read all the same; set the editor's line ending to LF so that files compare equal everywhere."),
    Severity.WARNING,
)
CONTROL_CHARACTER = Rule(
    "control-character",
    N_("the invisible control character U+{number} is not allowed"),
    N_("Such characters come in by copying from Word or PDF files. Delete the character."),
)
SYMLINK_OUTSIDE = Rule(
    "symlink-outside",
    N_("`{name}` is a link, and not to a file in the content folder"),
    N_("Only what lies in the content folder may be published. Copy the file in instead of linking to it."),
)
STRAY_FILE = Rule(
    "stray-file",
    N_("`{name}` belongs to no record"),
    N_("Records stand in their own folders, pictures and attachments beside the `index.md` that uses them."),
)
UNUSED_FILE = Rule(
    "unused-file",
    N_("`{name}` lies beside the record but is not used by it, so it is not published"),
    N_("Only files that a record names are published. Name the file in the record, or take it out of the folder."),
    Severity.WARNING,
)
MISSING_SITE = Rule(
    "missing-site",
    N_("the file that describes the office is missing"),
    N_("Each site needs `content/site.yml`. Fetch it from a backup, or copy it from a new site made elsewhere."),
)
BAD_SLUG = Rule(
    "bad-slug",
    N_("`{slug}` cannot be used in an address"),
    N_("File and folder names become addresses: lower-case letters, digits and single hyphens only."),
)
ADDRESS_TAKEN = Rule(
    "address-taken",
    N_("the address `{uri}` is already taken by `{other}`"),
    N_("Two items would have the same address. Rename the file or folder of one of them."),
)
MISSING_FILE = Rule(
    "missing-file",
    N_("there is no file `{name}` beside the record"),
    N_("A picture or attachment that a record names must lie in the record's own folder; letter case counts."),
)

MISSING_IN_DRAFT = Rule(
    "missing-in-draft",
    N_("there is no file `{name}` beside the draft yet"),
    N_("A draft may wait for its pictures; when `draft` is taken out, they must be there."),
    Severity.WARNING,
)

# YAML and front matter
NO_FRONT_MATTER = Rule(
    "no-front-matter",
    N_("the file does not begin with front matter"),
    N_("The first line is `---`, then come the fields, then another `---`, then the text."),
)
UNCLOSED_FRONT_MATTER = Rule(
    "unclosed-front-matter",
    N_("the front matter is not closed"),
    N_("A second line `---` must stand between the fields and the text."),
)
YAML_SYNTAX = Rule(
    "yaml-syntax",
    N_("this is not valid YAML: {problem}"),
    N_("Most often a quotation mark or bracket is not closed, or a value with a colon needs quotation marks."),
)
COLON = Rule(
    "colon",
    N_("after the field's name stands {mark}"),
    N_("A field is written `name: value`, with an ordinary colon and a space after it."),
)
TAB = Rule(
    "tab",
    N_("a tab stands where YAML wants spaces"),
    N_("Indent with spaces; YAML does not take tabs."),
)
DUPLICATE_KEY = Rule(
    "duplicate-key",
    N_("`{name}` is given twice"),
    N_("Each field may be written once; of two, one would be lost in silence."),
)
DUPLICATE_NAME = Rule(
    "duplicate-name",
    N_("`{twice}` stands twice in `{field}`"),
    N_("Entries that others refer to or count must have names of their own. Rename one of them."),
)
ALIAS_BOMB = Rule(
    "alias-bomb",
    N_("the file grows beyond {most} values by repeating itself"),
    N_("Anchors and aliases (`&a`, `*a`) may not multiply a file. Write the values out."),
)
YAML_TAG = Rule(
    "yaml-tag",
    N_("the tag `{name}` is not allowed"),
    N_("A field holds text, a list or further fields. Take the word that begins with `!` out."),
)
WRONG_SHAPE = Rule(
    "wrong-shape",
    N_("`{name}` must be {shape}"),
    N_("A field takes one text, a list, or further fields, as the reference of records says."),
)

# Fields
UNKNOWN_FIELD = Rule(
    "unknown-field",
    N_("`{name}` is not a field of this record"),
    N_("Each kind of record has its own fields; the nearest known name is offered."),
)
MISSING_FIELD = Rule(
    "missing-field",
    N_("the field `{name}` is missing"),
    N_("Some fields must be filled in; an empty value counts as missing."),
)
BAD_CHOICE = Rule(
    "bad-choice",
    N_("`{value}` is not one of the possible values"),
    N_("The field takes one of a few words; they are listed in the message."),
)
BAD_DATE = Rule(
    "bad-date",
    N_("`{value}` is not a date"),
    N_("Dates are written `2013-05-08` or `2013年5月8日`, times `2013-05-08 09:00`."),
)
IMPOSSIBLE_DATE = Rule(
    "impossible-date",
    N_("there is no such day or time as `{value}`"),
    N_("The date has the right form but the calendar does not have it."),
)
BAD_NUMBER = Rule(
    "bad-number",
    N_("`{value}` is not a number that fits here"),
    N_("The field takes a number, sometimes within limits that the message names."),
)
BAD_YES_NO = Rule(
    "bad-yes-no",
    N_("`{value}` is neither `true` nor `false`"),
    N_("The field takes `true` or `false`."),
)
TOO_LONG = Rule(
    "too-long",
    N_("`{name}` is too long: {most} characters at most"),
    N_("Titles and summaries must fit into lists. Shorten the text."),
)
TOO_SHORT = Rule(
    "too-short",
    N_("`{name}` is too short: {least} characters at least"),
    N_("The field needs some text."),
)
TOO_FEW = Rule(
    "too-few",
    N_("`{name}` has too few entries: {least} at least"),
    N_("The list needs more entries than are there."),
)
BAD_FORM = Rule(
    "bad-form",
    N_("`{value}` does not have the form of `{name}`"),
    N_("Numbers, addresses and names have fixed forms; the message says which."),
)
ENDS_BEFORE_START = Rule(
    "ends-before-start",
    N_("it ends before it begins"),
    N_("Compare the two dates; often the year or the month is mistyped."),
)
RAGGED_ROW = Rule(
    "ragged-row",
    N_("row {row} has {cells} cells, but there are {columns} columns"),
    N_("Each row of a table of results needs a cell for each column; an empty one is written `''`."),
)
BAD_RECURRENCE = Rule(
    "bad-recurrence",
    N_("`{value}` is not a rule of recurrence"),
    N_("Meetings recur by a rule such as `FREQ=WEEKLY;BYDAY=WE` (RFC 5545)."),
)
CUSTOM_SIZE = Rule(
    "custom-size",
    N_("`width_mm` and `height_mm` go with `product: custom`, and only with it"),
    N_("A preset product has its size; a custom one needs both sizes."),
)
MORE_RETURNED = Rule(
    "more-returned",
    N_("more forms came back than went out"),
    N_("Compare `sent` and `returned`."),
)
BAD_RESULTS = Rule(
    "bad-results",
    N_("the results of the survey do not fit: {problem}"),
    N_("A survey's results are a CSV file with the columns `question,choice,count`, as the questions have them."),
)

# References
UNKNOWN_REFERENCE = Rule(
    "unknown-reference",
    N_("there is no {kind} `{slug}`"),
    N_("A reference names a record by its slug, which is the name of its file or folder."),
)
UNKNOWN_KIND = Rule(
    "unknown-kind",
    N_("`{kind}` is not a kind of record"),
    N_("References are written `kind:slug`, for instance `news:spring-reading`."),
)
SELF_REPLACEMENT = Rule(
    "self-replacement",
    N_("following what replaces it leads back to the record itself"),
    N_("`replaced_by` must lead to a record that stands."),
)
NOT_IN_PLAN = Rule(
    "not-in-plan",
    N_("the plan has no section that holds a {kind}, so this one does not appear in it"),
    N_("Add a section with `holds` to `content/plan/index.md`."),
    Severity.WARNING,
)
LINK_TO_INTERNAL = Rule(
    "link-to-internal",
    N_("the text of a public record points to the internal record `{target}`"),
    N_("The public edition may not even name what is internal. Take the link out or change the audience."),
)
LINK_TO_HIDDEN = Rule(
    "link-to-hidden",
    N_("`{target}` is not on the site at this time, so the link is shown as plain text"),
    N_("The target is a draft, not yet published, or taken off. The link comes alive when the target is shown."),
    Severity.WARNING,
)

# Text
DEAD_LINK = Rule(
    "dead-link",
    N_("the link leads to nothing: `{target}`"),
    N_("Link to files beside the record by name, to records with `[[kind:slug]]`, elsewhere with a whole address."),
)
DEAD_ANCHOR = Rule(
    "dead-anchor",
    N_("there is no heading `{anchor}` in this text"),
    N_("A link within the text names a heading by its anchor."),
)
UNSAFE_HTML = Rule(
    "unsafe-html",
    N_("`<{tag}>` is not allowed in texts"),
    N_("Scripts, frames, forms and styles of their own are kept out of the site. Write Markdown."),
)
HEADING_LEVEL = Rule(
    "heading-level",
    N_("headings in a text begin with `##` and go down one level at a time"),
    N_("The page's only first-level heading is its title; readers who hear the page rely on the order of levels."),
)

RULES: tuple[Rule, ...] = (
    *(value for value in list(globals().values()) if isinstance(value, Rule)),
    *OFFICIAL_RULES,
    *PICTURE_RULES,
    *FONT_RULES,
    *BOARD_RULES,
)
