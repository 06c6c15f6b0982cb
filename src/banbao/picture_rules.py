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

# Films
NOT_A_FILM = Rule(
    "not-a-film",
    N_("`{name}` is not a film that can be shown"),
    N_("MP4, MOV and WebM files with pictures are shown. Open others in a video editor and save them as MP4."),
)
FILM_MISLABELLED = Rule(
    "film-mislabelled",
    N_("`{name}` is a {format} file, which its name does not say"),
    N_("A film that was renamed stays what it is. Give it the ending of what it is, then every browser plays it."),
)
FILM_DAMAGED = Rule(
    "film-damaged",
    N_("the film `{name}` is damaged or cut short"),
    N_("Part of it is missing or was changed, often when it was copied or filming was broken off. Fetch it again."),
)
FILM_CODING = Rule(
    "film-coding",
    N_("`{name}` is coded as {coding}, which many browsers do not play"),
    N_("Newer phones film in HEVC; set theirs to “Most Compatible”. All browsers play MP4 with H.264 and AAC."),
    Severity.WARNING,
)
NO_POSTER = Rule(
    "no-poster",
    N_("there is no picture to show before `{name}` plays"),
    N_("Without a `poster` a frame is taken out of the film by ffmpeg, where it is installed: `banbao doctor` tells."),
)
DURATION_DIFFERS = Rule(
    "duration-differs",
    N_("`duration_s` says {written} seconds, but the film lasts {found}"),
    N_("Leave `duration_s` out, then the film's own length is shown; or see whether it is the right film."),
    Severity.WARNING,
)
BAD_CAPTIONS = Rule(
    "bad-captions",
    N_("the captions cannot be shown as they are: {problem}"),
    N_("Captions are a WebVTT file: `WEBVTT`, an empty line, then each with its times, one after the other in time."),
)

PICTURE_RULES: tuple[Rule, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Rule))
