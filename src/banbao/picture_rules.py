"""The faults of albums, pictures and films, by name; `rules` has all others, and these among them."""

from banbao.diagnostics import Rule, Severity
from banbao.language import N_

# Albums
UNDATED_ALBUM = Rule(
    "undated-album",
    N_("nothing says when the album is from"),
    N_("Begin the folder's name with the day, or write `published` into an `album.yml` in it."),
)
EMPTY_ALBUM = Rule(
    "empty-album",
    N_("there are no pictures in the album yet, so it is not shown"),
    N_("Put pictures into the album's folder, or bring them in with `banbao photos add`."),
    Severity.WARNING,
)
COVER_NOT_SHOWN = Rule(
    "cover-not-shown",
    N_("the cover `{name}` is not among the album's photographs, so the first of them stands in its place"),
    N_("A cover is one of the photographs that the album shows. List it among them, or choose another."),
    Severity.WARNING,
)
PICTURE_NAME = Rule(
    "picture-name",
    N_("the picture `{name}` cannot be shown under this name"),
    N_(
        "Names of pictures have no spaces, `#` or `%` in them. `banbao photos add` brings pictures in under good names."
    ),
)
UNSAID_PICTURE = Rule(
    "unsaid-picture",
    N_("neither a caption nor an alternative text says what is on {names}"),
    N_("Readers who cannot see a picture hear its alternative text, or its caption. Write one of them for each."),
    Severity.WARNING,
)
BAD_FRACTIONS = Rule(
    "bad-fractions",
    N_("`{name}` takes {count} numbers from 0 to 1"),
    N_("Places in a picture are fractions of its width and height, from its upper left corner: `[0.5, 0.3]`."),
)
BAD_RECTANGLE = Rule(
    "bad-rectangle",
    N_("the rectangle reaches beyond the picture, or is empty"),
    N_("A rectangle is left, top, width and height as fractions of the picture: `[0.4, 0.1, 0.2, 0.2]`."),
)

# Pictures
NOT_A_PICTURE = Rule(
    "not-a-picture",
    N_("`{name}` is not a picture that can be read"),
    N_("JPEG, PNG, WebP, GIF, TIFF and AVIF files are read, whatever made them. Open others and save them as JPEG."),
)
PICTURE_MISLABELLED = Rule(
    "picture-mislabelled",
    N_("`{name}` is a {format} file, which its name does not say"),
    N_("A picture that was renamed stays what it is. Give it the ending of what it is, then every program opens it."),
)
PICTURE_DAMAGED = Rule(
    "picture-damaged",
    N_("the picture `{name}` is damaged or cut short"),
    N_("Part of it is missing or was changed, often when it was copied. Fetch it again from the camera or its sender."),
)
PICTURE_TOO_LARGE = Rule(
    "picture-too-large",
    N_("the picture `{name}` has {megapixels} megapixels; {most} are the most"),
    N_("Panoramas and scans may have so many. Save a smaller copy; the frames of an animation count together."),
)
PICTURE_HOLLOW = Rule(
    "picture-hollow",
    N_("the picture `{name}` claims {width} × {height} pixels, which do not fit into {size_bytes} bytes"),
    N_("Such files are made to exhaust computers, or hold nothing but one colour. Leave the file out or save it anew."),
)

PICTURE_RULES: tuple[Rule, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Rule))
