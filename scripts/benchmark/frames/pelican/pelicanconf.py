"""Settings of the Pelican site."""

SITENAME = "机关文化建设"
SITEURL = ""
FEED_DOMAIN = "http://culture.example"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh"
SLUGIFY_USE_UNICODE = True

COLUMNS = {"news": "工作动态", "notices": "通知公告", "activities": "文体活动", "surveys": "问卷调查", "boards": "展板"}

STATIC_PATHS = ["extra"]
EXTRA_PATH_METADATA = {"extra/site.css": {"path": "site.css"}}
ARTICLE_URL = ARTICLE_SAVE_AS = "{category}/{slug}.html"
CATEGORY_URL = CATEGORY_SAVE_AS = "{slug}/index.html"
AUTHOR_URL = AUTHOR_SAVE_AS = "units/{slug}.html"
TAG_URL = TAG_SAVE_AS = "tags/{slug}.html"
PAGE_URL = PAGE_SAVE_AS = "{slug}.html"
YEAR_ARCHIVE_SAVE_AS = YEAR_ARCHIVE_URL = "years/{date:%Y}.html"

DIRECT_TEMPLATES = ["index", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = {"category": None, "author": None, "tag": None}
SUMMARY_MAX_LENGTH = None
SUMMARY_MAX_PARAGRAPHS = 1

FEED_MAX_ITEMS = 20
FEED_ALL_ATOM = "feeds/all.xml"
CATEGORY_FEED_ATOM = "feeds/{slug}.xml"
AUTHOR_FEED_ATOM = "feeds/units/{slug}.xml"
TAG_FEED_ATOM = "feeds/tags/{slug}.xml"
TRANSLATION_FEED_ATOM = None

MARKDOWN = {
    "extension_configs": {"markdown.extensions.extra": {}, "markdown.extensions.meta": {}},
    "output_format": "html5",
}

# What it has to be quick the second time.
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "reader"
CHECK_MODIFIED_METHOD = "mtime"
